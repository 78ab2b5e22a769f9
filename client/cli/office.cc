// Commissions, records, topics, interviews, appeals, hand delivery, purges.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/office.h"
#include "client/core/item_view.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

base::Error usage(const std::string& detail) {
  return base::Error(ErrorCode::kUsage, detail, {{"detail", detail}});
}

Reply of_event(const base::EventId& event) {
  Reply reply;
  reply.event = event;
  return reply;
}

Reply of_subject(const domain::Subject& subject) {
  return Reply{json{{"id", subject.text()}}.dump(), Session::short_id(subject) + "\n", {}};
}

struct OfficeOptions {
  std::string id, title, file, text, due, until, unit, verdict, reason, note, kind, date, record,
      value, people, level, item, from, mend_by, against, decision, number, classification, pages,
      copies, courier, count;
  std::vector<std::string> units, items, flags;
  bool all = false;
};

base::Result<std::string> text_of(Session& session, const OfficeOptions& options) {
  if (options.file.empty()) return options.text;
  return session.text_from(options.file);
}

base::Result<Reply> issue(Session& session, const OfficeOptions& options) {
  client::Replica& replica = session.replica();
  client::CommissionInput input;
  input.title = options.title;
  YIBAO_TRY(input.text, text_of(session, options));
  YIBAO_TRY(input.due, session.time(options.due));
  input.kind = options.kind;
  for (const std::string& name : options.units) {
    YIBAO_TRY(base::UnitCode unit, replica.find_unit(name));
    input.units.push_back(std::move(unit));
  }
  if (options.all) {
    for (const auto& [code, unit] : replica.registry()->units()) {
      if (!unit.central_office && !unit.successor) input.units.push_back(code);
    }
  }
  if (input.units.empty()) return fail(usage("--units / --all"));
  YIBAO_TRY(const domain::Subject id, client::issue_commission(replica, input));
  return of_subject(id);
}

base::Result<Reply> list_commissions(Session& session) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto rows, replica.index().commissions());
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("cli.col.due"));
  table.column(session.say("cli.col.state"));
  table.column(session.say("cli.col.title"));
  json list = json::array();
  for (const client::CommissionRow& row : rows) {
    const base::Timestamp due = base::from_millis(row.due);
    std::string state = row.verdict;
    if (state.empty()) {
      state = row.cancelled         ? "cancelled"
              : due < replica.now() ? "overdue"
              : row.acknowledged    ? "acknowledged"
                                    : "open";
    }
    table.row({Session::short_id(row.commission), session.time_text(due),
               session.say("commission." + state), row.title});
    json units = json::array();
    for (const base::UnitCode& unit : row.units) units.push_back(unit.text());
    list.push_back({{"commission", row.commission.text()},
                    {"title", row.title},
                    {"due", base::to_rfc3339(due)},
                    {"state", state},
                    {"units", units},
                    {"judged", row.judged}});
  }
  return Reply{json{{"commissions", list}}.dump(), table.text(), {}};
}

base::Result<Reply> show_commission(Session& session, const OfficeOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject id, session.commission(options.id));
  YIBAO_TRY(const domain::CommissionState state, replica.commission(id));
  report::Table table;
  table.column(session.say("report.unit"));
  table.column(session.say("cli.col.due"));
  table.column(session.say("cli.col.acknowledged"));
  table.column(session.say("cli.col.replies"));
  table.column(session.say("cli.col.verdict"));
  json units = json::array();
  for (const auto& [unit, answer] : state.answers) {
    YIBAO_TRY(const auto replies, client::replies_to(replica, id, unit));
    std::string replied;
    json reply_list = json::array();
    for (const client::CommissionReply& reply : replies) {
      replied += (replied.empty() ? "" : "；") + reply.title +
                 session.say(reply.in_time ? "cli.in_time" : "cli.late");
      reply_list.push_back({{"item", reply.item.text()}, {"in_time", reply.in_time}});
    }
    const auto* judged = answer.judgement();
    const std::string verdict =
        judged == nullptr ? "" : std::string(base::enum_name(judged->body.verdict));
    table.row({replica.unit_name(unit),
               session.time_text(state.due_for(unit).value_or(state.issued->body.due)),
               answer.acknowledged_at ? session.time_text(*answer.acknowledged_at) : "", replied,
               verdict.empty() ? "" : session.say("commission." + verdict)});
    units.push_back({{"unit", unit.text()},
                     {"acknowledged", answer.acknowledged_at.has_value()},
                     {"declined", answer.declined.has_value()},
                     {"extension_asked", answer.extension_asked.has_value()},
                     {"replies", reply_list},
                     {"verdict", verdict}});
  }
  const std::string text = replica.note_text(state.issued->body.text);
  return Reply{json{{"commission", id.text()}, {"text", text}, {"units", units}}.dump(),
               text + "\n\n" + table.text(),
               {}};
}

using Act = base::Result<base::EventId> (*)(Session&, const domain::Subject&, const OfficeOptions&);

base::Result<base::EventId> acknowledge(Session& s, const domain::Subject& id,
                                        const OfficeOptions&) {
  return client::acknowledge_commission(s.replica(), id);
}
base::Result<base::EventId> ask_extension(Session& s, const domain::Subject& id,
                                          const OfficeOptions& o) {
  YIBAO_TRY(const base::Timestamp until, s.time(o.until));
  return client::ask_extension(s.replica(), id, until, o.note);
}
base::Result<base::EventId> extend(Session& s, const domain::Subject& id, const OfficeOptions& o) {
  YIBAO_TRY(const base::UnitCode unit, s.replica().find_unit(o.unit));
  YIBAO_TRY(const base::Timestamp until, s.time(o.until));
  return client::extend_commission(s.replica(), id, unit, until);
}
base::Result<base::EventId> decline(Session& s, const domain::Subject& id, const OfficeOptions& o) {
  return client::decline_commission(s.replica(), id, o.reason, o.note);
}
base::Result<base::EventId> judge(Session& s, const domain::Subject& id, const OfficeOptions& o) {
  YIBAO_TRY(const base::UnitCode unit, s.replica().find_unit(o.unit));
  const auto verdict = base::enum_from_name<domain::CommissionVerdict>(o.verdict);
  if (!verdict) return fail(usage("--verdict " + base::enum_choices<domain::CommissionVerdict>()));
  std::vector<domain::Subject> items;
  for (const std::string& text : o.items) {
    YIBAO_TRY(domain::Subject item, s.item(text));
    items.push_back(std::move(item));
  }
  return client::judge_commission(s.replica(), id, unit, *verdict, items, o.note);
}
base::Result<base::EventId> cancel(Session& s, const domain::Subject& id, const OfficeOptions& o) {
  return client::cancel_commission(s.replica(), id, o.reason);
}

base::Result<Reply> enter_record(Session& session, const OfficeOptions& options) {
  client::RecordInput input;
  YIBAO_TRY(input.unit, session.replica().find_unit(options.unit));
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
  YIBAO_TRY(const domain::Subject id, client::enter_record(session.replica(), input));
  return of_subject(id);
}

base::Result<Reply> list_records(Session& session) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto subjects, replica.index().subjects(client::RowKind::kRecord));
  json list = json::array();
  report::Table table;
  table.column(session.say("report.date"));
  table.column(session.say("report.unit"));
  table.column(session.say("cli.col.what"));
  table.column(session.say("report.remark"));
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    const domain::RecordState record = domain::fold_record(subject, entries);
    if (!record.entered) continue;
    const std::string note = replica.note_text(record.entered->body.note);
    table.row({base::to_text(record.entered->body.on_date), replica.unit_name(record.entered->unit),
               record.entered->body.record,
               note + (record.entered->retracted ? session.say("cli.without_effect") : "")});
    list.push_back({{"record", subject.text()},
                    {"event", record.entered->id.text()},
                    {"unit", record.entered->unit.text()},
                    {"name", record.entered->body.record},
                    {"date", base::to_text(record.entered->body.on_date)},
                    {"retracted", record.entered->retracted}});
  }
  return Reply{json{{"records", list}}.dump(), table.text(), {}};
}

base::Result<Reply> issue_topics(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const std::string text, text_of(session, options));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::Date until, session.date(options.until));
  YIBAO_TRY(const domain::Subject id,
            client::issue_key_topics(session.replica(), options.title, text, from, until));
  return of_subject(id);
}

base::Result<Reply> interview(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const base::UnitCode unit, session.replica().find_unit(options.unit));
  YIBAO_TRY(const base::Date date, session.date(options.date));
  std::optional<base::Date> mend_by;
  if (!options.mend_by.empty()) {
    YIBAO_TRY(mend_by, session.date(options.mend_by));
  }
  YIBAO_TRY(const domain::Subject id,
            client::hold_interview(session.replica(), unit, date, mend_by, options.note));
  return of_subject(id);
}

base::Result<Reply> appeal(Session& session, const OfficeOptions& options) {
  std::optional<base::EventId> against;
  if (!options.against.empty()) {
    against = base::EventId::parse(options.against);
    if (!against) return fail(usage("--against"));
  }
  YIBAO_TRY(const domain::Subject id,
            client::file_appeal(session.replica(), against, options.note));
  return of_subject(id);
}

base::Result<Reply> decide(Session& session, const OfficeOptions& options) {
  const auto decision = base::enum_from_name<domain::AppealDecision>(options.decision);
  if (!decision) return fail(usage("--decision " + base::enum_choices<domain::AppealDecision>()));
  YIBAO_TRY(const base::EventId event,
            client::decide_appeal(session.replica(), domain::Subject(options.id), *decision,
                                  options.note));
  return of_event(event);
}

base::Result<Reply> handoff(Session& session, const OfficeOptions& options) {
  domain::HandoffRegistered body;
  YIBAO_TRY(body.number, Session::whole(options.number, "--number"));
  const auto classification = base::enum_from_name<domain::Classification>(options.classification);
  if (!classification) {
    return fail(usage("--classification " + base::enum_choices<domain::Classification>()));
  }
  body.classification = *classification;
  YIBAO_TRY(body.pages, Session::whole(options.pages, "--pages"));
  YIBAO_TRY(body.copies, Session::whole(options.copies, "--copies"));
  YIBAO_TRY(body.courier, session.replica().find_person(options.courier));
  YIBAO_TRY(body.handed_on, session.date(options.date));
  YIBAO_TRY(const domain::Subject id, client::register_handoff(session.replica(), body));
  return of_subject(id);
}

base::Result<Reply> receive(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const base::Date date, session.date(options.date));
  YIBAO_TRY(const base::EventId event,
            client::receive_handoff(session.replica(), domain::Subject(options.id), date));
  return of_event(event);
}

base::Result<Reply> list_handoffs(Session& session) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto subjects, replica.index().subjects(client::RowKind::kHandoff));
  json list = json::array();
  std::string text;
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    const domain::HandoffState state = domain::fold_handoff(subject, entries);
    if (!state.registered) continue;
    const auto& body = state.registered->body;
    list.push_back({{"handoff", subject.text()},
                    {"number", body.number},
                    {"classification", base::enum_name(body.classification)},
                    {"received", state.received.has_value()}});
    text += Session::short_id(subject) + "  " + std::to_string(body.number) + "  " +
            session.say("classification." + std::string(base::enum_name(body.classification))) +
            "  " + base::to_text(body.handed_on) + "  " +
            (state.received ? base::to_text(state.received->body.received_on) : "–") + "\n";
  }
  return Reply{json{{"handoffs", list}}.dump(), text, {}};
}

base::Result<Reply> purge(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const domain::Subject item, session.item(options.id));
  YIBAO_TRY(const base::EventId event,
            client::purge_contents(session.replica(), item, options.reason));
  return of_event(event);
}

void add_commissions(Commander& commander, const std::shared_ptr<OfficeOptions>& options) {
  const auto add = [&](const char* path, Act act) -> Command& {
    return commander
        .add(path,
             [options, act](Session& session) -> base::Result<Reply> {
               YIBAO_TRY(const domain::Subject id, session.commission(options->id));
               YIBAO_TRY(const base::EventId event, act(session, id, *options));
               return of_event(event);
             })
        .argument("commission", options->id)
        .changes();
  };
  commander.add("commission issue", [options](Session& s) { return issue(s, *options); })
      .option("title", options->title, true)
      .option("text", options->text)
      .option("file", options->file)
      .list("units", options->units)
      .flag("all", options->all)
      .option("due", options->due, true)
      .option("kind", options->kind)
      .changes();
  commander.add("commission list", list_commissions);
  commander.add("commission show", [options](Session& s) { return show_commission(s, *options); })
      .argument("commission", options->id);
  add("commission acknowledge", acknowledge);
  add("commission ask-extension", ask_extension)
      .option("until", options->until, true)
      .option("note", options->note);
  add("commission extend", extend)
      .option("unit", options->unit, true)
      .option("until", options->until, true);
  add("commission decline", decline)
      .option("reason", options->reason, true)
      .option("note", options->note);
  add("commission judge", judge)
      .option("unit", options->unit, true)
      .option("verdict", options->verdict, true)
      .list("items", options->items)
      .option("note", options->note);
  add("commission cancel", cancel).option("reason", options->reason, true);
}

}  // namespace

void add_office(Commander& commander) {
  const auto options = std::make_shared<OfficeOptions>();
  add_commissions(commander, options);
  commander.add("record enter", [options](Session& s) { return enter_record(s, *options); })
      .option("unit", options->unit, true)
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
  commander.add("record list", list_records);
  commander.add("topics issue", [options](Session& s) { return issue_topics(s, *options); })
      .option("title", options->title, true)
      .option("text", options->text)
      .option("file", options->file)
      .option("from", options->from)
      .option("until", options->until, true)
      .changes();
  commander.add("interview", [options](Session& s) { return interview(s, *options); })
      .option("unit", options->unit, true)
      .option("date", options->date)
      .option("mend-by", options->mend_by)
      .option("note", options->note)
      .changes();
  commander.add("appeal file", [options](Session& s) { return appeal(s, *options); })
      .option("against", options->against)
      .option("note", options->note, true)
      .changes();
  commander.add("appeal decide", [options](Session& s) { return decide(s, *options); })
      .argument("appeal", options->id)
      .option("decision", options->decision, true)
      .option("note", options->note)
      .changes();
  commander.add("handoff register", [options](Session& s) { return handoff(s, *options); })
      .option("number", options->number, true)
      .option("classification", options->classification, true)
      .option("pages", options->pages, true)
      .option("copies", options->copies, true)
      .option("courier", options->courier, true)
      .option("date", options->date)
      .changes();
  commander.add("handoff receive", [options](Session& s) { return receive(s, *options); })
      .argument("handoff", options->id)
      .option("date", options->date)
      .changes();
  commander.add("handoff list", list_handoffs);
  commander.add("purge", [options](Session& s) { return purge(s, *options); })
      .argument("item", options->id)
      .option("reason", options->reason, true)
      .changes();
}

}  // namespace yibao::cli
