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
    if (needs_data) {
      sub->add_option("--data", common_.data, say("server.help.data"))->required();
      sub->add_option("--jurisdiction", common_.jurisdiction, say("server.help.jurisdiction"));
    }
    sub->callback([this, action = std::move(action)] { action_ = action; });
    return sub;
  }

  void add_init() {
    CLI::App* sub = command("init", [this] { return run_init(common_, init_); });
    sub->get_option("--jurisdiction")->required();
    sub->add_option("--office", init_.office, say("server.help.office"));
    sub->add_option("--hours", init_.hours, say("server.help.hours"))->check(CLI::Range(1, 72));
  }

  void add_serve() {
    CLI::App* sub = command("serve", [this] { return run_serve(common_, serve_); });
    sub->add_option("--listen", serve_.listen, say("server.help.listen"));
    sub->add_option("--public", serve_.public_address, say("server.help.public"));
    sub->add_flag("--trial", serve_.trial, say("server.help.trial"));
    sub->add_option("--least-client", serve_.least_program, say("server.help.least_client"));
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
    add("backup", {"to"});
    add("incidents", {});
    add("quarantine", {});
    add("people", {});
    add("status", {});
    add("confirm-restore", {});
  }

  void add_files() {
    command("verify", [this] { return run_verify(common_); });
    command("metrics", [this] { return run_metrics(common_); });
    CLI::App* sub = command("restore", [this] { return run_restore(common_, from_); });
    sub->get_option("--jurisdiction")->required();
    sub->add_option("--from", from_, say("server.help.from"))->required();
  }

  Common common_{texts::language_from_environment(), false, {}, {}};
  std::string language_;
  InitOptions init_;
  ServeOptions serve_;
  ScoreOptions score_;
  AdminRequest admin_;
  std::string from_;
  std::function<int()> action_;
  CLI::App app_{texts::text(common_.language, "server.about"), "yibao-server"};
};

}  // namespace

int main(int argc, char** argv) {
  return Arguments().run(argc, argv);
}
