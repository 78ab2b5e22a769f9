// What the office does with commissions: asks, reminds, extends, judges, cancels.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/commissions.h"
#include "client/core/commission_chase.h"
#include "client/core/commission_review.h"
#include "client/core/unit_directory.h"
#include "client/core/unit_load.h"
#include "shared/report/standing_text.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct AskingOptions {
  std::string id, title, file, text, due, until, unit, verdict, reason, note, kind, count;
  std::vector<std::string> units, groups, items;
  bool all = false;
};

// Units by name, those of groups, or all; each once.
base::Result<std::vector<base::UnitCode>> addressees(Session& session,
                                                     const AskingOptions& options) {
  client::Replica& replica = session.replica();
  std::vector<base::UnitCode> units;
  const auto add = [&](const base::UnitCode& unit) {
    if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
  };
  for (const std::string& name : options.units) {
    YIBAO_TRY(const base::UnitCode unit, replica.find_unit(name));
    add(unit);
  }
  for (const std::string& name : options.groups) {
    YIBAO_TRY(const auto group, client::units_of_group(replica, name));
    for (const base::UnitCode& unit : group) add(unit);
  }
  if (options.all) {
    for (const client::UnitGroup& group : client::unit_directory(replica).groups) {
      for (const client::UnitEntry& unit : group.units) add(unit.code);
    }
  }
  return units;
}

base::Result<Reply> issue(Session& session, const AskingOptions& options) {
  client::CommissionInput input;
  input.title = options.title;
  YIBAO_TRY(input.text, session.text_or_file(options.text, options.file));
  YIBAO_TRY(input.due, session.time(options.due));
  input.kind = options.kind;
  YIBAO_CHECK(Session::read(options.count, "--count", input.items));
  YIBAO_TRY(input.units, addressees(session, options));
  if (input.units.empty()) return fail(usage("--units / --groups / --all"));
  YIBAO_TRY(const domain::Subject id, client::issue_commission(session.replica(), input));
  return of_subject(session, id);
}

base::Result<Reply> extend(Session& session, const AskingOptions& options) {
  YIBAO_TRY(const domain::Subject id, session.commission(options.id));
  YIBAO_TRY(const base::UnitCode unit, session.replica().find_unit(options.unit));
  YIBAO_TRY(const base::Timestamp until, session.time(options.until));
  YIBAO_TRY(const base::EventId event,
            client::extend_commission(session.replica(), id, unit, until));
  return of_event(event);
}

// In place of the judgement that stands now.
base::Result<Reply> judge(Session& session, const AskingOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject id, session.commission(options.id));
  const auto verdict = base::enum_from_name<domain::CommissionVerdict>(options.verdict);
  if (!verdict) return fail(usage("--verdict " + base::enum_choices<domain::CommissionVerdict>()));
  YIBAO_TRY(const client::CommissionReview review, client::review_commission(replica, id));
  std::vector<client::UnitToJudge> units;
  for (const std::string& name : options.units) {
    client::UnitToJudge unit;
    YIBAO_TRY(unit.unit, replica.find_unit(name));
    const client::ReviewedAnswer* answer = review.of(unit.unit);
    if (answer != nullptr && answer->judgement) unit.seen = answer->judgement->event;
    for (const std::string& text : options.items) {
      YIBAO_TRY(domain::Subject item, session.item(text));
      unit.items.push_back(std::move(item));
    }
    units.push_back(std::move(unit));
  }
  if (units.size() > 1 && !options.items.empty()) return fail(usage("--items"));
  YIBAO_TRY(const client::JudgedUnits judged,
            client::judge_units(replica, id, units, *verdict, options.note));
  Reply reply;
  reply.json = json{{"judged", judged.events.size()}}.dump();
  if (!judged.events.empty()) reply.event = judged.events.back();
  return reply;
}

base::Result<Reply> cancel(Session& session, const AskingOptions& options) {
  YIBAO_TRY(const domain::Subject id, session.commission(options.id));
  YIBAO_TRY(const base::EventId event,
            client::cancel_commission(session.replica(), id, options.reason));
  return of_event(event);
}

json chase_json(const client::ChasedCommission& chased) {
  json lines = json::array();
  for (const client::ChaseLine& line : chased.lines) {
    lines.push_back({{"unit", line.unit.text()},
                     {"why", base::enum_name(line.why)},
                     {"due", base::to_rfc3339(line.due)},
                     {"acknowledged", line.acknowledged},
                     {"missing", line.missing},
                     {"until", line.until ? base::to_rfc3339(*line.until) : ""},
                     {"reason", line.reason.value_or("")},
                     {"note", line.note}});
  }
  return {{"commission", chased.commission.text()},
          {"title", chased.title},
          {"due", base::to_rfc3339(chased.due)},
          {"units", lines}};
}

base::Result<Reply> chase(Session& session, const AskingOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(auto chased, client::chase_list(replica));
  if (!options.id.empty()) {
    YIBAO_TRY(const domain::Subject id, session.commission(options.id));
    std::erase_if(chased, [&](const auto& each) { return each.commission != id; });
  }
  json list = json::array();
  for (const client::ChasedCommission& each : chased) list.push_back(chase_json(each));
  const std::string text = client::chase_text(session.language(), chased, session.offset());
  return Reply{json{{"chase", list}, {"text", text}}.dump(),
               text.empty() ? session.say("cli.nobody_to_chase") + "\n" : text,
               {}};
}

base::Result<Reply> load(Session& session) {
  YIBAO_TRY(const auto loads, client::unit_loads(session.replica()));
  report::Table table;
  table.column(session.say("report.unit"));
  table.column(session.say("cli.col.open_asks"), report::Table::Align::kRight);
  table.column(session.say("cli.col.nearest"));
  table.column(session.say("cli.col.owes"));
  json list = json::array();
  for (const client::UnitLoad& each : loads) {
    json asks = json::array();
    for (const client::OpenAsk& ask : each.asks) {
      asks.push_back({{"commission", ask.commission.text()}, {"due", base::to_rfc3339(ask.due)}});
    }
    json owes = json::array();
    std::string owed;
    for (const client::OwedTarget& target : each.owes) {
      owes.push_back(
          {{"target", target.name.zh}, {"period", target.period}, {"missing", target.missing}});
      owed += (owed.empty() ? "" : "；") + report::name_in(session.language(), target.name) + " " +
              target.period + " " + target.missing;
    }
    table.row({each.unit_name, std::to_string(each.asks.size()),
               each.asks.empty() ? "" : session.time_text(each.asks.front().due), owed});
    list.push_back({{"unit", each.unit.text()}, {"asks", asks}, {"owes", owes}});
  }
  return Reply{json{{"units", list}}.dump(), table.text(), {}};
}

}  // namespace

void add_asking(Commander& commander) {
  const auto options = std::make_shared<AskingOptions>();
  commander.add("commission issue", [options](Session& s) { return issue(s, *options); })
      .option("title", options->title, true)
      .option("text", options->text)
      .option("file", options->file)
      .list("units", options->units)
      .list("groups", options->groups)
      .flag("all", options->all)
      .option("due", options->due, true)
      .option("kind", options->kind)
      .option("count", options->count)
      .changes();
  commander.add("commission extend", [options](Session& s) { return extend(s, *options); })
      .argument("commission", options->id)
      .option("unit", options->unit, true)
      .option("until", options->until, true)
      .changes();
  commander.add("commission judge", [options](Session& s) { return judge(s, *options); })
      .argument("commission", options->id)
      .list("units", options->units, true)
      .option("verdict", options->verdict, true)
      .list("items", options->items)
      .option("note", options->note)
      .changes();
  commander.add("commission cancel", [options](Session& s) { return cancel(s, *options); })
      .argument("commission", options->id)
      .option("reason", options->reason, true)
      .changes();
  commander.add("commission chase", [options](Session& s) { return chase(s, *options); })
      .argument("commission", options->id, false);
  commander.add("commission load", load);
}

}  // namespace yibao::cli
