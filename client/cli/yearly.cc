// Yearly records and interviews.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/interviews.h"
#include "client/core/unit_records.h"
#include "shared/report/standing_text.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct YearlyOptions {
  std::string id, reason, note, date, record, value, people, level, item, mend_by, period, count,
      unit;
  std::vector<std::string> units, flags, grounds;
};

base::Result<rules::Period> period_or(Session& session, const std::string& text,
                                      rules::PeriodKind kind) {
  if (text.empty()) return rules::period_of(kind, session.replica().today());
  const auto period = rules::parse_period(text);
  if (!period) return fail(usage("--period " + text));
  return *period;
}

// -- records --------------------------------------------------------------------------------------

base::Result<Reply> enter_record(Session& session, const YearlyOptions& options) {
  client::RecordInput input;
  std::vector<base::UnitCode> units;
  for (const std::string& name : options.units) {
    YIBAO_TRY(base::UnitCode unit, session.replica().find_unit(name));
    units.push_back(std::move(unit));
  }
  input.record = options.record;
  YIBAO_TRY(input.on_date, session.date(options.date));
  if (!options.item.empty()) {
    YIBAO_TRY(input.item, session.item(options.item));
  }
  YIBAO_CHECK(Session::read(options.count, "--count", input.count));
  input.value = options.value;
  YIBAO_CHECK(Session::read(options.people, "--people", input.people));
  input.level = options.level;
  input.flags = options.flags;
  input.note = options.note;
  YIBAO_TRY(const auto records, client::enter_records(session.replica(), units, input));
  if (records.size() == 1) return of_subject(session, records.front());
  json ids = json::array();
  for (const domain::Subject& record : records) ids.push_back(record.text());
  return Reply{json{{"records", ids}}.dump(), "", {}};
}

base::Result<Reply> list_records(Session& session, const YearlyOptions& options) {
  YIBAO_TRY(const rules::Period year, period_or(session, options.period, rules::PeriodKind::kYear));
  YIBAO_TRY(const auto records, client::unit_records(session.replica(), year));
  json list = json::array();
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("report.date"));
  table.column(session.say("report.unit"));
  table.column(session.say("cli.col.what"));
  table.column(session.say("report.remark"));
  for (const client::UnitRecord& record : records) {
    table.row({Session::short_id(record.id), base::to_text(record.on_date), record.unit_name,
               report::name_in(session.language(), record.name),
               record.note + (record.retracted ? session.say("cli.without_effect") : "")});
    list.push_back({{"record", record.id.text()},
                    {"event", record.event.text()},
                    {"unit", record.unit.text()},
                    {"name", record.record},
                    {"date", base::to_text(record.on_date)},
                    {"retracted", record.retracted}});
  }
  return Reply{json{{"records", list}}.dump(), table.text(), {}};
}

base::Result<Reply> retract_record(Session& session, const YearlyOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject id,
            session.of_kind(client::RowKind::kRecord, options.id, "term.record"));
  YIBAO_TRY(const auto entries, replica.entries().about(id));
  const domain::RecordState record = domain::fold_record(id, entries);
  YIBAO_TRY(const base::EventId event,
            client::retract_fact(replica, record.entered->id, options.reason, options.note));
  return of_event(event);
}

base::Result<Reply> list_wanted(Session& session, const YearlyOptions& options) {
  YIBAO_TRY(const rules::Period year, period_or(session, options.period, rules::PeriodKind::kYear));
  YIBAO_TRY(const auto wanted, client::wanted_records(session.replica(), year));
  json list = json::array();
  report::Table table;
  for (const char* key : {"report.unit", "cli.col.what", "report.how", "cli.col.due",
                          "report.points", "report.clause"}) {
    table.column(session.say(key));
  }
  for (const client::WantedRecord& each : wanted) {
    const std::string due = each.due ? base::to_text(*each.due) : "";
    table.row({each.unit_name, report::name_in(session.language(), each.rule), each.arithmetic, due,
               each.points, each.clause});
    list.push_back({{"unit", each.unit.text()},
                    {"records", each.records},
                    {"rule", each.rule.zh},
                    {"due", due},
                    {"overdue", each.overdue},
                    {"points", each.points}});
  }
  return Reply{json{{"wanted", list}}.dump(), table.text(), {}};
}

// -- interviews -----------------------------------------------------------------------------------

base::Result<Reply> hold(Session& session, const YearlyOptions& options) {
  client::InterviewInput input;
  YIBAO_TRY(input.unit, session.replica().find_unit(options.unit));
  YIBAO_TRY(input.on_date, session.date(options.date));
  if (!options.mend_by.empty()) {
    YIBAO_TRY(input.mend_by, session.date(options.mend_by));
  }
  input.grounds = options.grounds;
  input.note = options.note;
  YIBAO_TRY(const domain::Subject id, client::hold_interview(session.replica(), input));
  return of_subject(session, id);
}

base::Result<Reply> list_interviews(Session& session) {
  YIBAO_TRY(const auto interviews, client::held_interviews(session.replica()));
  json list = json::array();
  report::Table table;
  for (const char* key :
       {"report.date", "report.unit", "cli.col.mend_by", "report.clause", "report.remark"}) {
    table.column(session.say(key));
  }
  for (const client::HeldInterview& each : interviews) {
    std::string grounds;
    for (const rules::Name& name : each.grounds) {
      grounds += (grounds.empty() ? "" : "；") + report::name_in(session.language(), name);
    }
    const std::string mend_by = each.mend_by ? base::to_text(*each.mend_by) : "";
    table.row({base::to_text(each.on_date), each.unit_name, mend_by, grounds,
               each.note + (each.retracted ? session.say("cli.without_effect") : "")});
    list.push_back({{"interview", each.id.text()},
                    {"event", each.event.text()},
                    {"unit", each.unit.text()},
                    {"date", base::to_text(each.on_date)},
                    {"mend_by", mend_by},
                    {"mend_is_over", each.mend_is_over},
                    {"again", each.again},
                    {"retracted", each.retracted}});
  }
  return Reply{json{{"interviews", list}}.dump(), table.text(), {}};
}

base::Result<Reply> candidates(Session& session, const YearlyOptions& options) {
  YIBAO_TRY(const rules::Period period,
            period_or(session, options.period, rules::PeriodKind::kYear));
  YIBAO_TRY(const auto found, client::interview_candidates(session.replica(), period));
  json list = json::array();
  report::Table table;
  for (const char* key : {"report.period", "report.unit", "report.state", "report.how"}) {
    table.column(session.say(key));
  }
  for (const client::InterviewCandidate& each : found) {
    std::string figures;
    json grounds = json::array();
    for (const rules::Ground& ground : each.grounds) {
      figures += (figures.empty() ? "" : "；") + report::name_in(session.language(), ground.name);
      for (const auto& figure : ground.figures) figures += " " + figure.text;
      grounds.push_back(ground.code);
    }
    table.row({each.period.text(), each.unit_name,
               each.running ? session.say("report.running") : "", figures});
    list.push_back(
        {{"unit", each.unit.text()},
         {"period", each.period.text()},
         {"running", each.running},
         {"grounds", grounds},
         {"interviewed_on", each.interviewed_on ? base::to_text(*each.interviewed_on) : ""}});
  }
  return Reply{json{{"candidates", list}}.dump(), table.text(), {}};
}

}  // namespace

void add_yearly(Commander& commander) {
  const auto options = std::make_shared<YearlyOptions>();
  commander.add("record enter", [options](Session& s) { return enter_record(s, *options); })
      .list("units", options->units, true)
      .option("record", options->record, true)
      .option("date", options->date)
      .option("item", options->item)
      .option("count", options->count)
      .option("value", options->value)
      .option("people", options->people)
      .option("level", options->level)
      .list("flags", options->flags)
      .option("note", options->note)
      .changes();
  commander.add("record list", [options](Session& s) { return list_records(s, *options); })
      .option("period", options->period);
  commander.add("record wanted", [options](Session& s) { return list_wanted(s, *options); })
      .option("period", options->period);
  commander.add("record retract", [options](Session& s) { return retract_record(s, *options); })
      .argument("record", options->id)
      .option("reason", options->reason, true)
      .option("note", options->note)
      .changes();
  commander.add("interview hold", [options](Session& s) { return hold(s, *options); })
      .option("unit", options->unit, true)
      .option("date", options->date)
      .option("mend-by", options->mend_by)
      .list("grounds", options->grounds)
      .option("note", options->note)
      .changes();
  commander.add("interview list", list_interviews);
  commander.add("interview candidates", [options](Session& s) { return candidates(s, *options); })
      .option("period", options->period);
}

}  // namespace yibao::cli
