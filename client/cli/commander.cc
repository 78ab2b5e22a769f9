#include "client/cli/commander.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "client/core/store/outbox.h"
#include "shared/base/text.h"

namespace yibao::cli {
namespace {

using nlohmann::json;
using texts::Language;

std::string option_help(Language language, const std::string& name) {
  const std::string key = "cli.opt." + name;
  return texts::has_text(key) ? texts::text(language, key) : "";
}

class LibraryCommand final : public Command {
 public:
  LibraryCommand(CLI::App& app, Language language) : app_(app), language_(language) {}

  Command& option(const std::string& name, std::string& value, bool required) override {
    auto* added = app_.add_option("--" + name, value, option_help(language_, name));
    if (required) added->required();
    return *this;
  }
  Command& list(const std::string& name, std::vector<std::string>& values, bool required) override {
    auto* added = app_.add_option("--" + name, values, option_help(language_, name));
    added->delimiter(';');
    if (required) added->required();
    return *this;
  }
  Command& flag(const std::string& name, bool& value) override {
    app_.add_flag("--" + name, value, option_help(language_, name));
    return *this;
  }
  Command& argument(const std::string& name, std::string& value, bool required) override {
    auto* added = app_.add_option(name, value, option_help(language_, name));
    if (required) added->required();
    return *this;
  }
  Command& arguments(const std::string& name, std::vector<std::string>& values) override {
    app_.add_option(name, values, option_help(language_, name))->required();
    return *this;
  }
  Command& changes() override {
    changes_ = true;
    return *this;
  }
  Command& signed_out() override {
    signed_out_ = true;
    return *this;
  }

  bool does_change() const { return changes_; }
  Command& creates() override {
    creates_ = true;
    return *this;
  }
  bool needs_sign_in() const { return !signed_out_; }
  bool does_create() const { return creates_; }

 private:
  CLI::App& app_;
  Language language_;
  bool changes_ = false;
  bool signed_out_ = false;
  bool creates_ = false;
};

// The switch is looked for before anything is parsed: help is written in its language too.
Language language_of(int argc, char** argv) {
  constexpr std::string_view kSwitch = "--lang";
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (!word.starts_with(kSwitch)) continue;
    word.remove_prefix(kSwitch.size());
    if (word.starts_with('=')) word.remove_prefix(1);
    if (word.empty() && i + 1 < argc) word = argv[i + 1];
    if (const auto language = base::enum_from_name<Language>(word)) return *language;
  }
  return texts::language_from_environment();
}

class CommandLine final : public Commander {
 public:
  CommandLine(Language language, crypto::PassphraseCost least) : language_(language) {
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_version_flag("--version", "yibao-cli " YIBAO_VERSION);
    app_.add_option("--home", settings_.home, option_help(language_, "home"))
        ->envname("YIBAO_HOME")
        ->required();
    app_.add_flag("--json", settings_.json, option_help(language_, "json"));
    app_.add_flag("--offline", settings_.offline, option_help(language_, "offline"));
    app_.add_option("--passphrase-fd", settings_.passphrase_fd,
                    option_help(language_, "passphrase-fd"));
    app_.add_option("--person", settings_.person, option_help(language_, "person"));
    app_.add_option("--lang", language_name_, "zh | en")->check(CLI::IsMember({"zh", "en"}));
    app_.add_option("--kdf-cost", settings_.cost, option_help(language_, "kdf-cost"))
        ->check(CLI::Range(static_cast<int>(least.log2_n), static_cast<int>(least.kMost)));
    add_joining(*this);
    add_verifying(*this);
    add_registry(*this);
    add_units(*this);
    add_people(*this);
    add_contacts(*this);
    add_past_records(*this);
    add_rulesets(*this);
    add_drafts(*this);
    add_attachments(*this);
    add_moving(*this);
    add_recovery(*this);
    add_signing(*this);
    add_items(*this);
    add_commissions(*this);
    add_asking(*this);
    add_office(*this);
    add_yearly(*this);
    add_reports(*this);
    add_bulletins(*this);
    add_awards(*this);
    add_outbox(*this);
  }

  Command& add(const std::string& path, Action action) override {
    CLI::App* parent = &app_;
    const std::size_t space = path.find(' ');
    if (space != std::string::npos) parent = group(path.substr(0, space));
    CLI::App* app = parent->add_subcommand(path.substr(space == std::string::npos ? 0 : space + 1),
                                           texts::text(language_, "cli.help." + path));
    auto command = std::make_unique<LibraryCommand>(*app, language_);
    app->callback([this, raw = command.get(), run = std::move(action)] {
      chosen_ = raw;
      action_ = run;
    });
    commands_.push_back(std::move(command));
    return *commands_.back();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? kDone : kWrongUsage;
    }
    settings_.language = language_;
    if (!base::are_utf8({argv, static_cast<std::size_t>(argc)})) {
      report(base::Error(base::ErrorCode::kNotUtf8, "arguments"));
      return kWrongUsage;
    }
    Session session(settings_);
    const base::Status opened = session.open(chosen_->does_create(), chosen_->needs_sign_in());
    if (!opened) return report(opened.error());
    const auto reply = action_(session);
    if (!reply) return report(reply.error());
    return finish(session, *reply);
  }

 private:
  CLI::App* group(const std::string& name) {
    auto& found = groups_[name];
    if (found == nullptr) {
      found = app_.add_subcommand(name, texts::text(language_, "cli.group." + name));
      found->require_subcommand(1);
      found->fallthrough();
    }
    return found;
  }

  int report(const base::Error& error) const {
    const std::string sentence = texts::sentence(language_, error);
    if (settings_.json) {
      json args = json::object();
      for (const auto& [key, value] : error.args) args[key] = value;
      fmt::print("{}\n",
                 json{{"error",
                       {{"code", base::name(error.code)}, {"sentence", sentence}, {"args", args}}}}
                     .dump(2));
    } else {
      tell(error);
    }
    return exit_code(error);
  }

  void tell(const base::Error& error) const {
    fmt::print(stderr, "yibao-cli: {} [{}]\n", texts::sentence(language_, error),
               base::name(error.code));
    for (const std::string& finding : texts::findings_of(language_, error.args)) {
      fmt::print(stderr, "  - {}\n", finding);
    }
  }

  // After a command that changed something: the exchange, and what became of it.
  int finish(Session& session, const Reply& reply) {
    json out = json::parse(reply.json);
    std::string text = reply.text;
    int code = kDone;
    if (chosen_->does_change() && !settings_.offline) {
      const auto outcome = session.exchange_all();
      if (!outcome) {
        out["exchange"] = base::name(outcome.error().code);
        if (!settings_.json) {
          fmt::print(stderr, "{}\n", texts::sentence(language_, outcome.error()));
        }
        if (base::failure_class(outcome.error().code) == base::FailureClass::kBlocked) {
          code = kBlocked;
        }
      } else {
        out["exchange"] = "done";
      }
    }
    if (reply.event) code = std::max(code, add_receipt(session, *reply.event, out, text));
    fmt::print("{}", settings_.json ? out.dump(2) + "\n" : text);
    return code;
  }

  int add_receipt(Session& session, const base::EventId& event, json& out,
                  std::string& text) const {
    out["event"] = event.text();
    const auto kept = session.replica().entries().find(event);
    if (kept && *kept && (*kept)->stamp) {
      const domain::Stamp& stamp = *(*kept)->stamp;
      out["state"] = "acknowledged";
      out["sequence"] = stamp.sequence;
      out["received_at"] = base::to_rfc3339(stamp.received_at);
      text += session.say("cli.receipt", {{"sequence", std::to_string(stamp.sequence)},
                                          {"at", session.time_text(stamp.received_at)}}) +
              "\n";
      return kDone;
    }
    const auto waiting = session.replica().outbox().find(event);
    if (!waiting || !*waiting) return kDone;
    out["state"] = base::enum_name((*waiting)->state);
    if ((*waiting)->state == client::OutboxState::kRefused && (*waiting)->code) {
      const base::Error error(*(*waiting)->code, "", (*waiting)->args);
      out["code"] = base::name(error.code);
      out["sentence"] = texts::sentence(language_, error);
      if (!settings_.json) tell(error);
      return kRefused;
    }
    text += session.say("cli.queued") + "\n";
    return kDone;
  }

  Language language_;
  std::string language_name_;  // only checked here: language_of() has read it
  Settings settings_;
  CLI::App app_{texts::text(language_, "cli.about"), "yibao-cli"};
  std::map<std::string, CLI::App*> groups_;
  std::vector<std::unique_ptr<LibraryCommand>> commands_;
  LibraryCommand* chosen_ = nullptr;
  Action action_;
};

}  // namespace

Reply of_event(const base::EventId& event) {
  Reply reply;
  reply.event = event;
  return reply;
}

base::Result<Reply> of_subject(Session& session, const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, session.replica().entries().about(subject));
  Reply reply;
  reply.json = json{{"id", subject.text()}}.dump();
  reply.text = Session::short_id(subject) + "\n";
  if (!entries.empty()) reply.event = entries.front().event->id;
  return reply;
}

int run_command_line(int argc, char** argv, crypto::PassphraseCost least) {
  return CommandLine(language_of(argc, argv), least).run(argc, argv);
}

}  // namespace yibao::cli
