// Commissions: issued by the office, answered by units, judged.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/office.h"
#include "client/core/item_view.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct CommissionOptions {
  std::string id, title, file, text, due, until, unit, verdict, reason, note, kind;
  std::vector<std::string> units, items;
  bool all = false;
};

base::Result<Reply> issue(Session& session, const CommissionOptions& options) {
  client::Replica& replica = session.replica();
  client::CommissionInput input;
  input.title = options.title;
  YIBAO_TRY(input.text, session.text_or_file(options.text, options.file));
  YIBAO_TRY(input.due, session.time(options.due));
  input.kind = options.kind;
  for (const std::string& name : options.units) {
    YIBAO_TRY(base::UnitCode unit, replica.find_unit(name));
    input.units.push_back(std::move(unit));
  }
  if (options.all) {
    for (const auto& [code, unit] : replica.registry()->units()) {
      if (!unit.central_office && !unit.ended(replica.today())) input.units.push_back(code);
    }
  }
  if (input.units.empty()) return fail(usage("--units / --all"));
  YIBAO_TRY(const domain::Subject id, client::issue_commission(replica, input));
  return of_subject(session, id);
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

base::Result<Reply> show_commission(Session& session, const CommissionOptions& options) {
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

using CommissionAct = base::Result<base::EventId> (*)(Session&, const domain::Subject&,
                                                      const CommissionOptions&);

base::Result<base::EventId> acknowledge(Session& s, const domain::Subject& id,
                                        const CommissionOptions&) {
  return client::acknowledge_commission(s.replica(), id);
}
base::Result<base::EventId> ask_extension(Session& s, const domain::Subject& id,
                                          const CommissionOptions& o) {
  YIBAO_TRY(const base::Timestamp until, s.time(o.until));
  return client::ask_extension(s.replica(), id, until, o.note);
}
base::Result<base::EventId> extend(Session& s, const domain::Subject& id,
                                   const CommissionOptions& o) {
  YIBAO_TRY(const base::UnitCode unit, s.replica().find_unit(o.unit));
  YIBAO_TRY(const base::Timestamp until, s.time(o.until));
  return client::extend_commission(s.replica(), id, unit, until);
}
base::Result<base::EventId> decline(Session& s, const domain::Subject& id,
                                    const CommissionOptions& o) {
  return client::decline_commission(s.replica(), id, o.reason, o.note);
}
base::Result<base::EventId> judge(Session& s, const domain::Subject& id,
                                  const CommissionOptions& o) {
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
base::Result<base::EventId> cancel(Session& s, const domain::Subject& id,
                                   const CommissionOptions& o) {
  return client::cancel_commission(s.replica(), id, o.reason);
}

}  // namespace

void add_commissions(Commander& commander) {
  const auto options = std::make_shared<CommissionOptions>();
  const auto add = [&](const char* path, CommissionAct act) -> Command& {
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

}  // namespace yibao::cli
