// Commissions: looked at, and answered by units; what the office does with them is in asking.cc.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/commissions.h"
#include "client/core/commission_review.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using nlohmann::json;

struct CommissionOptions {
  std::string id, until, reason, note;
};

// For the office, or a unit that was not asked: of all that were.
std::string state_of(client::Replica& replica, const client::CommissionRow& row) {
  const client::RowAnswer* own = row.of(replica.identity()->unit);
  if (row.cancelled) return "cancelled";
  if (own != nullptr && !own->verdict.empty()) return own->verdict;
  const std::int64_t due = own == nullptr ? row.due : own->due;
  if (due < base::to_millis(replica.now())) return "overdue";
  return own != nullptr && own->acknowledged ? "acknowledged" : "open";
}

json tally_json(const client::CommissionTally& tally) {
  return {{"asked", tally.asked},       {"acknowledged", tally.acknowledged},
          {"in_time", tally.in_time},   {"late", tally.late},
          {"declined", tally.declined}, {"extension_asked", tally.extension},
          {"judged", tally.judged},     {"overdue", tally.overdue}};
}

base::Result<Reply> list_commissions(Session& session) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto rows, replica.index().commissions());
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("cli.col.due"));
  table.column(session.say("cli.col.state"));
  if (replica.is_office()) table.column(session.say("cli.col.answered"));
  table.column(session.say("cli.col.title"));
  json list = json::array();
  for (const client::CommissionRow& row : rows) {
    const std::string state = state_of(replica, row);
    YIBAO_TRY(const auto replies, client::replies_to(replica, row));
    const auto tally = client::tally(row, replies, replica.now());
    std::vector<std::string> cells = {Session::short_id(row.commission),
                                      session.time_text(base::from_millis(row.due)),
                                      session.say("commission." + state)};
    if (replica.is_office()) {
      cells.push_back(std::to_string(tally.in_time + tally.late) + "/" +
                      std::to_string(tally.asked));
    }
    cells.push_back(row.title);
    table.row(std::move(cells));
    json units = json::array();
    for (const client::RowAnswer& answer : row.answers) units.push_back(answer.unit.text());
    list.push_back({{"commission", row.commission.text()},
                    {"title", row.title},
                    {"due", base::to_rfc3339(base::from_millis(row.due))},
                    {"state", state},
                    {"units", units},
                    {"tally", tally_json(tally)}});
  }
  return Reply{json{{"commissions", list}}.dump(), table.text(), {}};
}

std::string replies_text(Session& session, const client::ReviewedAnswer& answer, json& list) {
  std::string text;
  for (const client::CommissionReply& reply : answer.replies) {
    text += (text.empty() ? "" : "；") + reply.title +
            session.say(reply.in_time ? "cli.in_time" : "cli.late");
    list.push_back({{"item", reply.item.text()},
                    {"stage", base::enum_name(reply.stage)},
                    {"in_time", reply.in_time}});
  }
  return text;
}

base::Result<Reply> show_commission(Session& session, const CommissionOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const domain::Subject id, session.commission(options.id));
  YIBAO_TRY(const client::CommissionReview review, client::review_commission(replica, id));
  report::Table table;
  for (const char* key : {"report.unit", "cli.col.due", "cli.col.acknowledged", "cli.col.replies",
                          "cli.col.verdict"}) {
    table.column(session.say(key));
  }
  json units = json::array();
  for (const client::ReviewedAnswer& answer : review.answers) {
    json replies = json::array();
    const std::string replied = replies_text(session, answer, replies);
    const std::string verdict =
        answer.judgement ? std::string(base::enum_name(answer.judgement->verdict)) : "";
    table.row({answer.unit_name, session.time_text(answer.due),
               answer.acknowledged_at ? session.time_text(*answer.acknowledged_at) : "", replied,
               verdict.empty() ? "" : session.say("commission." + verdict)});
    units.push_back({{"unit", answer.unit.text()},
                     {"acknowledged", answer.acknowledged_at.has_value()},
                     {"declined", answer.declined.has_value()},
                     {"extension_asked", answer.wants_until.has_value()},
                     {"replies", replies},
                     {"verdict", verdict},
                     {"overtaken", answer.overtaken.size()}});
  }
  const json out{{"commission", id.text()},
                 {"text", review.text},
                 {"units", units},
                 {"tally", tally_json(review.tally)}};
  return Reply{out.dump(), review.text + "\n\n" + table.text(), {}};
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
base::Result<base::EventId> decline(Session& s, const domain::Subject& id,
                                    const CommissionOptions& o) {
  return client::decline_commission(s.replica(), id, o.reason, o.note);
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
  commander.add("commission list", list_commissions);
  commander.add("commission show", [options](Session& s) { return show_commission(s, *options); })
      .argument("commission", options->id);
  add("commission acknowledge", acknowledge);
  add("commission ask-extension", ask_extension)
      .option("until", options->until, true)
      .option("note", options->note);
  add("commission decline", decline)
      .option("reason", options->reason, true)
      .option("note", options->note);
}

}  // namespace yibao::cli
