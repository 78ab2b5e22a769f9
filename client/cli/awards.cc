// Awards: who is to be paid what, ties decided, settled by a bulletin, the sheet to pay them by.
#include <nlohmann/json.hpp>

#include "client/cli/bulletin_files.h"
#include "client/core/app/office/award_paper.h"
#include "client/core/awards.h"
#include "client/core/bulletin_drafting.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "shared/protocol/json_fields.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/table.h"
#include "shared/storage/files.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct AwardOptions {
  std::string period, award, unit, bulletin, number, pdf, xlsx;
  bool no = false;
  bool without_titles = false;
};

// Longest first: the usual one of the rules, where nobody says another.
base::Result<rules::Period> award_period(Session& session, const std::string& text) {
  if (!text.empty()) return session.period(text);
  const auto ruleset = session.replica().ruleset();
  if (!ruleset) return fail(base::ErrorCode::kRulesetMissing);
  const auto kinds = client::award_periods(*ruleset);
  return rules::period_of(kinds.empty() ? rules::PeriodKind::kYear : kinds.front(),
                          session.replica().today());
}

json unit_json(const client::UnitAwardLine& line) {
  return {{"award", line.award},
          {"unit", line.unit},
          {"place", line.place},
          {"tied", line.tied},
          {"amount", line.amount.text()},
          {"settled", line.settled.text()},
          {"state", base::enum_name(line.state)}};
}

json item_json(const client::ItemAwardLine& line) {
  json evidence = json::array();
  for (const client::ItemAwardEvidence& each : line.evidence) {
    json entry = {
        {"date", base::to_text(each.date)}, {"entry", each.entry}, {"amount", each.amount.text()}};
    if (each.bulletin) entry["bulletin"] = *each.bulletin;
    evidence.push_back(std::move(entry));
  }
  return {{"award", line.award},
          {"unit", line.unit},
          {"item", line.item},
          {"title", line.title},
          {"authors", line.authors},
          {"earned", line.earned.text()},
          {"payable", line.payable.text()},
          {"settled", line.settled.text()},
          {"state", base::enum_name(line.state)},
          {"evidence", evidence}};
}

std::string state_text(Session& session, client::AwardState state) {
  return session.say("award.state." + std::string(base::enum_name(state)));
}

base::Result<Reply> list_awards(Session& session, const AwardOptions& options) {
  YIBAO_TRY(const rules::Period period, award_period(session, options.period));
  YIBAO_TRY(const auto account, client::award_account(session.replica(), period));
  report::Table table;
  table.column(session.say("cli.col.award"));
  table.column(session.say("report.unit"));
  table.column(session.say("report.rank"), report::Table::Align::kRight);
  table.column(session.say("cli.col.title"));
  table.column(session.say("bulletin.col.authors"));
  table.column(session.say("bulletin.col.amount"), report::Table::Align::kRight);
  table.column(session.say("cli.col.state"));
  json units = json::array();
  for (const client::UnitAwardLine& line : account.units) {
    units.push_back(unit_json(line));
    table.row({line.award_name.zh, line.unit_name, std::to_string(line.place), "", "",
               line.amount.text(), state_text(session, line.state)});
  }
  json items = json::array();
  for (const client::ItemAwardLine& line : account.items) {
    items.push_back(item_json(line));
    table.row({line.award_name.zh, line.unit_name, "", line.title.empty() ? line.item : line.title,
               report::joined(line.authors, "、"), line.payable.text(),
               state_text(session, line.state)});
  }
  const std::string text = table.empty() ? session.say("cli.award_none") + "\n" : table.text();
  return Reply{json{{"period", period.text()},
                    {"running", account.running},
                    {"units", units},
                    {"items", items}}
                   .dump(),
               text,
               {}};
}

// Who of those that tie gets it; kept until it is settled.
base::Result<Reply> choose(Session& session, const AwardOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const rules::Period period, award_period(session, options.period));
  YIBAO_TRY(auto account, client::award_account(replica, period));
  auto& decisions = account.decisions;
  decisions.without_titles = options.without_titles;
  if (!options.unit.empty()) {
    YIBAO_TRY(const base::UnitCode unit, replica.find_unit(options.unit));
    const client::AwardChoice choice{options.award, unit.text()};
    const bool tied = std::any_of(
        account.units.begin(), account.units.end(), [&](const client::UnitAwardLine& line) {
          return line.tied && line.award == choice.award && line.unit == choice.unit;
        });
    if (!tied) return fail(usage("--award " + options.award + " --unit " + options.unit));
    std::erase(decisions.chosen, choice);
    if (!options.no) decisions.chosen.push_back(choice);
  }
  YIBAO_CHECK(replica.papers().put(client::decisions_paper(period), client::encode(decisions),
                                   replica.now()));
  return list_awards(session, options);
}

base::Result<client::BulletinPlan> settling_plan(Session& session, const rules::Period& period) {
  client::BulletinPlan plan{domain::BulletinKind::kAwards, period, std::nullopt};
  YIBAO_TRY(const auto published, client::bulletins(session.replica()));
  const auto* settled = client::standing_one(session.replica(), published, plan);
  if (settled != nullptr) plan.corrects = settled->fact.id;
  return plan;
}

base::Result<Reply> settle(Session& session, const AwardOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const rules::Period period, award_period(session, options.period));
  YIBAO_TRY(const client::BulletinPlan plan, settling_plan(session, period));
  YIBAO_CHECK(client::check_publishable(replica, plan));
  YIBAO_TRY(report::BulletinEdits edits, client::kept_edits(replica, plan));
  YIBAO_TRY(report::Bulletin drafted, client::draft_bulletin(replica, plan));
  report::follow(edits, drafted);
  if (!options.number.empty()) {
    YIBAO_TRY(edits.number, Session::whole(options.number, "--number"));
  }
  const report::Bulletin shown = report::edited(std::move(drafted), edits);
  YIBAO_TRY(const domain::Subject id, client::publish_bulletin(replica, plan, edits, shown));
  return of_subject(session, id);
}

// Of a settlement, or of what the next one would settle.
base::Result<Reply> write(Session& session, const AwardOptions& options) {
  if ((options.pdf + options.xlsx).empty()) return fail(usage("--pdf, --xlsx"));
  report::Bulletin bulletin;
  if (options.bulletin.empty()) {
    YIBAO_TRY(const rules::Period period, award_period(session, options.period));
    YIBAO_TRY(const client::BulletinPlan plan, settling_plan(session, period));
    YIBAO_TRY(bulletin, client::draft_bulletin(session.replica(), plan));
  } else {
    YIBAO_TRY(const auto found, find_bulletin(session, options.bulletin));
    YIBAO_TRY(bulletin, client::snapshot_of(session.replica(), found));
  }
  if (!options.pdf.empty()) {
    YIBAO_TRY(const base::Bytes pdf, papers::to_pdf(app::payee_paper(bulletin)));
    YIBAO_CHECK(storage::write_private_file(options.pdf, pdf));
  }
  if (!options.xlsx.empty()) {
    YIBAO_TRY(const base::Bytes xlsx, papers::to_xlsx(app::payee_workbook(bulletin)));
    YIBAO_CHECK(storage::write_private_file(options.xlsx, xlsx));
  }
  json payments = json::array();
  for (const auto& payment : bulletin.settled) payments.push_back(protocol::to_json(payment));
  return Reply{json{{"payments", payments}}.dump(), "", {}};
}

}  // namespace

void add_awards(Commander& commander) {
  const auto options = std::make_shared<AwardOptions>();
  commander.add("award list", [options](Session& s) { return list_awards(s, *options); })
      .option("period", options->period);
  commander.add("award choose", [options](Session& s) { return choose(s, *options); })
      .option("period", options->period)
      .option("award", options->award)
      .option("unit", options->unit)
      .flag("no", options->no)
      .flag("without-titles", options->without_titles);
  commander.add("award settle", [options](Session& s) { return settle(s, *options); })
      .option("period", options->period)
      .option("number", options->number)
      .changes();
  commander.add("award export", [options](Session& s) { return write(s, *options); })
      .option("period", options->period)
      .option("bulletin", options->bulletin)
      .option("pdf", options->pdf)
      .option("xlsx", options->xlsx);
}

}  // namespace yibao::cli
