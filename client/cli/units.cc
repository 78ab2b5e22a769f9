// Units: listed, entered, changed, ended; with what a change would mean.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/unit_changes.h"
#include "client/core/unit_history.h"
#include "client/core/unit_meaning.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using nlohmann::json;

struct UnitOptions {
  std::string code, name, group, parent, headcount, successor, from;
  std::vector<std::string> aliases;
  bool office = false, anew = false, dry_run = false;
};

base::Result<Reply> define_unit(Session& session, const UnitOptions& options) {
  client::UnitInput input;
  input.code = base::UnitCode(options.code);
  input.name = options.name;
  input.aliases = options.aliases;
  if (!options.group.empty()) input.group = options.group;
  if (!options.parent.empty()) {
    YIBAO_TRY(base::UnitCode parent, session.replica().find_unit(options.parent));
    input.parent = std::move(parent);
  }
  YIBAO_CHECK(Session::read(options.headcount, "--headcount", input.headcount));
  input.central_office = options.office;
  if (!options.from.empty()) {
    YIBAO_TRY(input.from, session.date(options.from));
  }
  YIBAO_TRY(const base::EventId event, client::define_unit(session.replica(), input));
  return of_event(event);
}

base::Result<Reply> define_all(Session& session) {
  YIBAO_TRY(const std::size_t count, client::define_units_of_ruleset(session.replica()));
  return Reply{json{{"defined", count}}.dump(),
               session.say("cli.units_defined", {{"count", std::to_string(count)}}) + "\n",
               {}};
}

base::Result<Reply> list_units(Session& session) {
  client::Replica& replica = session.replica();
  report::Table table;
  table.column(session.say("cli.col.code"));
  table.column(session.say("report.unit"));
  table.column(session.say("report.group"));
  table.column(session.say("cli.col.parent"));
  table.column(session.say("desk.register.ends_on"));
  json list = json::array();
  for (const auto& [code, unit] : replica.registry()->units()) {
    const domain::UnitTerms& now = unit.on(replica.today());
    const std::string parent = now.parent ? now.parent->text() : "";
    const std::string ends_on = unit.ends_on ? base::to_text(*unit.ends_on) : "";
    table.row({code.text(), replica.unit_name(code),
               client::group_name(replica, now.group, session.language()), parent, ends_on});
    list.push_back({{"unit", code.text()},
                    {"name", replica.unit_name(code)},
                    {"group", now.group.value_or("")},
                    {"parent", parent},
                    {"ends_on", ends_on},
                    {"office", unit.central_office}});
  }
  return Reply{json{{"units", list}}.dump(), table.text(), {}};
}

Reply of_meaning(const client::Sentences& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += sentence + "\n";
  return Reply{json{{"means", sentences}}.dump(), text, {}};
}

// The event's receipt below what it means.
Reply with_meaning(const client::Sentences& sentences, const base::EventId& event) {
  Reply reply = of_meaning(sentences);
  reply.event = event;
  return reply;
}

base::Result<Reply> define_all_or_list(Session& session, const UnitOptions& options) {
  if (!options.dry_run) return define_all(session);
  json list = json::array();
  std::string text;
  for (const rules::Unit& unit : client::undefined_units(session.replica())) {
    list.push_back({{"unit", unit.id}, {"name", unit.name.zh}});
    text += unit.id + "  " + unit.name.zh + "\n";
  }
  return Reply{json{{"units", list}}.dump(), text, {}};
}

base::Result<Reply> end_unit(Session& session, const UnitOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto unit, replica.find_unit(options.code));
  std::optional<base::UnitCode> successor;
  if (!options.successor.empty()) {
    YIBAO_TRY(successor, replica.find_unit(options.successor));
  }
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_CHECK(client::check_end(replica, unit, successor, from));
  const auto meaning =
      client::meaning_of_end(replica, unit, successor, from, options.anew, session.language());
  if (options.dry_run) return of_meaning(meaning);
  YIBAO_TRY(const base::EventId event,
            client::end_unit(replica, unit, successor, from, options.anew));
  return with_meaning(meaning, event);
}

// "none" takes away what may be left out.
std::optional<std::optional<std::string>> given(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (text == "none") return std::optional<std::string>();
  return std::optional(text);
}

base::Result<Reply> change_unit(Session& session, const UnitOptions& options) {
  client::Replica& replica = session.replica();
  client::UnitChange change;
  YIBAO_TRY(change.unit, replica.find_unit(options.code));
  if (!options.from.empty()) {
    YIBAO_TRY(change.from, session.date(options.from));
  }
  if (!options.name.empty()) change.name = options.name;
  if (!options.aliases.empty()) change.aliases = options.aliases;
  change.group = given(options.group);
  if (const auto parent = given(options.parent)) {
    change.parent = std::optional<base::UnitCode>();
    if (*parent) {
      YIBAO_TRY(change.parent, replica.find_unit(**parent));
    }
  }
  if (const auto headcount = given(options.headcount)) {
    change.headcount = std::optional<std::int64_t>();
    if (*headcount) {
      YIBAO_TRY(change.headcount, Session::whole(**headcount, "--headcount"));
    }
  }
  YIBAO_CHECK(client::check_change(replica, change));
  const auto meaning = client::meaning_of(replica, change, session.language());
  if (options.dry_run) return of_meaning(meaning);
  YIBAO_TRY(const base::EventId event, client::change_unit(replica, change));
  return with_meaning(meaning, event);
}

base::Result<Reply> resume_unit(Session& session, const UnitOptions& options) {
  YIBAO_TRY(const auto unit, session.replica().find_unit(options.code));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::EventId event, client::resume_unit(session.replica(), unit, from));
  return of_event(event);
}

base::Result<Reply> drop_plan(Session& session, const UnitOptions& options) {
  YIBAO_TRY(const auto unit, session.replica().find_unit(options.code));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::EventId event, client::drop_planned(session.replica(), unit, from));
  return of_event(event);
}

base::Result<Reply> show_unit(Session& session, const UnitOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto code, replica.find_unit(options.code));
  const domain::UnitInfo* info = replica.registry()->unit(code);
  if (info == nullptr) {
    return base::fail(base::ErrorCode::kUnitUnknown, "unit",
                      base::TextArgs{{"value", options.code}});
  }
  report::Table table;
  for (const char* key :
       {"cli.opt.from", "report.unit", "report.group", "cli.col.parent", "contacts.headcount"}) {
    table.column(session.say(key));
  }
  json stages = json::array();
  for (const client::UnitStage& stage : client::unit_stages(replica, *info)) {
    const std::string from = stage.from ? base::to_text(*stage.from) : "";
    const std::string parent = stage.parent ? replica.unit_name(*stage.parent) : "";
    const std::string heads = stage.headcount ? std::to_string(*stage.headcount) : "";
    table.row({from, stage.names.name, client::group_name(replica, stage.group, session.language()),
               parent, heads});
    stages.push_back({{"from", from},
                      {"name", stage.names.name},
                      {"aliases", stage.names.aliases},
                      {"group", stage.group.value_or("")},
                      {"parent", stage.parent ? stage.parent->text() : ""},
                      {"headcount", heads}});
  }
  json out = {{"unit", code.text()}, {"stages", stages}};
  std::string text = table.text();
  if (info->ends_on) {
    out["ends_on"] = base::to_text(*info->ends_on);
    out["successor"] = info->successor ? info->successor->text() : "";
    out["anew"] = info->begins_anew;
    text += session.say("cli.unit_ends",
                        {{"day", base::to_text(*info->ends_on)},
                         {"heir", info->successor ? replica.unit_name(*info->successor) : "–"}}) +
            "\n";
  }
  return Reply{out.dump(), text, {}};
}

// What can be said of a unit, and from which day it is so.
Command& add_terms(Command& command, UnitOptions& unit) {
  return command.option("name", unit.name)
      .list("aliases", unit.aliases)
      .option("group", unit.group)
      .option("parent", unit.parent)
      .option("headcount", unit.headcount)
      .option("from", unit.from);
}

}  // namespace

void add_units(Commander& commander) {
  const auto unit = std::make_shared<UnitOptions>();
  commander.add("unit list", list_units);
  commander.add("unit show", [unit](Session& s) { return show_unit(s, *unit); })
      .argument("unit", unit->code);
  commander.add("unit define-all", [unit](Session& s) { return define_all_or_list(s, *unit); })
      .flag("dry-run", unit->dry_run)
      .changes();
  Command& defining =
      commander.add("unit define", [unit](Session& s) { return define_unit(s, *unit); })
          .argument("code", unit->code)
          .changes();
  add_terms(defining, *unit).flag("office", unit->office);
  Command& changing =
      commander.add("unit change", [unit](Session& s) { return change_unit(s, *unit); })
          .argument("unit", unit->code)
          .changes();
  add_terms(changing, *unit).flag("dry-run", unit->dry_run);
  commander.add("unit end", [unit](Session& s) { return end_unit(s, *unit); })
      .argument("unit", unit->code)
      .option("successor", unit->successor)
      .option("from", unit->from)
      .flag("anew", unit->anew)
      .flag("dry-run", unit->dry_run)
      .changes();
  commander.add("unit resume", [unit](Session& s) { return resume_unit(s, *unit); })
      .argument("unit", unit->code)
      .option("from", unit->from)
      .changes();
  commander.add("unit drop-plan", [unit](Session& s) { return drop_plan(s, *unit); })
      .argument("unit", unit->code)
      .option("from", unit->from, true)
      .changes();
}

}  // namespace yibao::cli
