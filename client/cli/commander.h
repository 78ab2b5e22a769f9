// The command line as a tree of commands, without the parsing library's types: each group of
// commands registers itself here, and only commander.cc knows the library.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/cli/session.h"

namespace yibao::cli {

// What a command says: data for --json, a text for people.
struct Reply {
  std::string json = "{}";  // an object
  std::string text;
  // Made by the command: its receipt is shown after the exchange.
  std::optional<base::EventId> event;
};
// Where an event was made, or something new with a subject of its own by one event.
Reply of_event(const base::EventId& event);
base::Result<Reply> of_subject(Session& session, const domain::Subject& subject);
using Action = std::function<base::Result<Reply>(Session&)>;

class Command {
 public:
  virtual ~Command() = default;
  // The strings outlive the command line (commands keep them in a shared struct).
  virtual Command& option(const std::string& name, std::string& value, bool required = false) = 0;
  virtual Command& list(const std::string& name, std::vector<std::string>& values,
                        bool required = false) = 0;
  virtual Command& flag(const std::string& name, bool& value) = 0;
  virtual Command& argument(const std::string& name, std::string& value, bool required = true) = 0;
  virtual Command& arguments(const std::string& name, std::vector<std::string>& values) = 0;
  // Changes something: an exchange follows.
  virtual Command& changes() = 0;
  // Works without signing in.
  virtual Command& signed_out() = 0;
  // In a folder with nothing in it yet.
  virtual Command& creates() = 0;
};

class Commander {
 public:
  virtual ~Commander() = default;
  // "draft new"; its help is in the catalogue under "cli.help.draft new", options' under
  // "cli.opt.<name>".
  virtual Command& add(const std::string& path, Action action) = 0;
};

// The groups.
void add_joining(Commander& commander);
void add_verifying(Commander& commander);
void add_registry(Commander& commander);
void add_units(Commander& commander);
void add_people(Commander& commander);
void add_contacts(Commander& commander);
void add_past_records(Commander& commander);
void add_rulesets(Commander& commander);
void add_drafts(Commander& commander);
void add_attachments(Commander& commander);
void add_moving(Commander& commander);
void add_recovery(Commander& commander);
void add_signing(Commander& commander);
void add_items(Commander& commander);
void add_commissions(Commander& commander);
void add_asking(Commander& commander);
void add_office(Commander& commander);
void add_yearly(Commander& commander);
void add_reports(Commander& commander);
void add_bulletins(Commander& commander);
void add_awards(Commander& commander);
void add_outbox(Commander& commander);

// Parses, runs, prints; gives the exit code (session.h). A new passphrase costs who guesses it
// `least` at least.
int run_command_line(int argc, char** argv,
                     crypto::PassphraseCost least = crypto::PassphraseCost{
                         crypto::PassphraseCost::kLeast});

}  // namespace yibao::cli
