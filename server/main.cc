// yibao-server: arguments, and nothing else.
#include <CLI/CLI.hpp>

#include "server/cli/commands.h"
#include "shared/base/text.h"

using namespace yibao;
using namespace yibao::server;

namespace {

// What yibao-server is told on its command line, and what to run for it.
class Arguments {
 public:
  Arguments() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "yibao-server " YIBAO_VERSION);
    app_.add_flag("--json", common_.json, say("server.help.json"));
    app_.add_option("--lang", language_, "zh | en")->check(CLI::IsMember({"zh", "en"}));
    app_.fallthrough();
    // What stands there counts where the command line is silent; a word that is not known is an
    // error.
    app_.set_config("--config", "/etc/yibao/server.conf", say("server.help.config"));
    app_.allow_config_extras(CLI::config_extras_mode::error);
    app_.add_option("--data", common_.data, say("server.help.data"));
    app_.add_option("--jurisdiction", common_.jurisdiction, say("server.help.jurisdiction"));
    add_init();
    add_serve();
    add_score();
    add_admin();
    add_files();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      const int code = app_.exit(error);
      return code == 0 ? kExitDone : kExitWrongInput;
    }
    if (!language_.empty()) {
      common_.language = *base::enum_from_name<texts::Language>(language_);
    }
    if (!base::are_utf8({argv, static_cast<std::size_t>(argc)})) {
      report(common_, base::Error(base::ErrorCode::kNotUtf8, "arguments"));
      return kExitWrongInput;
    }
    return action_();
  }

 private:
  std::string say(const char* key) const { return texts::text(common_.language, key); }

  CLI::App* command(const char* name, std::function<int()> action, bool needs_data = true) {
    CLI::App* sub = app_.add_subcommand(name, say((std::string("server.help.") + name).c_str()));
    sub->callback([this, needs_data, action = std::move(action)] {
      action_ = needs_data ? with_data(action) : action;
    });
    return sub;
  }

  std::function<int()> with_data(const std::function<int()>& action) {
    if (!common_.data.empty()) return action;
    return [this] {
      return report(common_, base::Error(base::ErrorCode::kUsage, "data", {{"detail", "--data"}}));
    };
  }

  void add_init() {
    CLI::App* sub = command("init", [this] { return run_init(common_, init_); });
    sub->add_option("--office", init_.office, say("server.help.office"));
    sub->add_option("--hours", init_.hours, say("server.help.hours"))->check(CLI::Range(1, 72));
    sub->add_option("--suite", init_.suite, say("server.help.suite"))
        ->check(CLI::IsMember({"ed25519", "sm2"}));
    sub->add_option("--recovery-key", init_.recovery_key, say("server.help.recovery_file"));
  }

  void add_serve() {
    CLI::App* sub = command("serve", [this] { return run_serve(common_, serve_); });
    sub->add_option("--listen", serve_.listen, say("server.help.listen"));
    sub->add_option("--public", serve_.public_address, say("server.help.public"));
    sub->add_flag("--trial", serve_.trial, say("server.help.trial"));
    sub->add_option("--least-client", serve_.least_program, say("server.help.least_client"));
    sub->add_option("--least-client-from", serve_.least_from, say("server.help.least_client_from"));
  }

  void add_score() {
    CLI::App* sub = command(
        "score", [this] { return run_score(common_, score_); }, false);
    sub->add_option("--ruleset", score_.ruleset, say("server.help.ruleset"))->required();
    sub->add_option("--records", score_.records, say("server.help.records"))->required();
    sub->add_option("--units", score_.units, say("server.help.units"));
    sub->add_option("--as-of", score_.as_of, say("server.help.as_of"))->required();
    sub->add_option("--period", score_.period, say("server.help.period"));
    sub->add_option("--unit", score_.unit, say("server.help.unit"));
  }

  void add_admin() {
    const auto add = [this](const char* name, std::vector<const char*> options) {
      CLI::App* sub = command(name, [this, name] {
        admin_.command = name;
        return run_admin(common_, admin_);
      });
      for (const char* option : options) {
        sub->add_option("--" + std::string(option), admin_.arguments[option],
                        say((std::string("server.help.") + option).c_str()));
      }
    };
    add("invite", {"person", "hours"});
    add("revoke", {"key", "device"});
    add("import", {"file", "reply"});
    add("incidents", {});
    add("quarantine", {});
    add("people", {});
    add("status", {});
    add("begin-epoch", {"reason"});
    add("confirm-restore", {"list"});
  }

  void add_files() {
    command("verify", [this] { return run_verify(common_); });
    command("metrics", [this] { return run_metrics(common_); });
    CLI::App* sub = command("backup", [this] { return run_backup(common_, backup_); });
    sub->add_option("--to", backup_.to, say("server.help.to"));
    sub->add_flag("--nightly", backup_.nightly, say("server.help.nightly"));
    sub = command("drill", [this] { return run_drill(common_, backup_); });
    add_opening(sub);
    sub = command("restore", [this] { return run_restore(common_, backup_); });
    add_opening(sub);
    sub->get_option("--from")->required();
    sub->add_option("--after-epoch", backup_.after_epoch, say("server.help.after_epoch"));
    sub = command("recovery-key", [this] { return run_recovery_key(common_, init_.recovery_key); });
    sub->add_option("--recovery-key", init_.recovery_key, say("server.help.recovery_file"));
  }

  void add_opening(CLI::App* sub) {
    sub->add_option("--from", backup_.from, say("server.help.from"));
    sub->add_option("--recovery-key", backup_.recovery_key, say("server.help.recovery_key"));
  }

  Common common_{texts::language_from_environment(), false, {}, {}};
  std::string language_;
  InitOptions init_;
  ServeOptions serve_;
  ScoreOptions score_;
  AdminRequest admin_;
  BackupOptions backup_;
  std::function<int()> action_;
  CLI::App app_{texts::text(common_.language, "server.about"), "yibao-server"};
};

}  // namespace

int main(int argc, char** argv) {
  return Arguments().run(argc, argv);
}
