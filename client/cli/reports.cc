// Targets, points, ranks.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/app/office/ledger_paper.h"
#include "client/core/ledger.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "shared/report/standing_json.h"
#include "shared/report/standing_text.h"
#include "shared/report/table.h"
#include "shared/storage/files.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct ReportOptions {
  std::string unit, period, pdf, xlsx;
  bool pending = false;
};

base::Status write_statement(Session& session, const ReportOptions& options,
                             const report::UnitStatement& statement) {
  const base::Timestamp now = session.replica().now();
  if (!options.pdf.empty()) {
    YIBAO_TRY(const base::Bytes pdf,
              papers::to_pdf(app::ledger_paper(session.language(), statement, now)));
    YIBAO_CHECK(storage::write_private_file(options.pdf, pdf));
  }
  if (!options.xlsx.empty()) {
    YIBAO_TRY(const base::Bytes xlsx,
              papers::to_xlsx(app::ledger_workbook(session.language(), statement, now)));
    YIBAO_CHECK(storage::write_private_file(options.xlsx, xlsx));
  }
  return {};
}

// The unit's own account: targets, each point with its clause and evidence.
base::Result<Reply> points(Session& session, const ReportOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const rules::Period period, session.period(options.period));
  YIBAO_TRY(client::Ledger ledger, client::Ledger::build(replica, options.pending, period));
  base::UnitCode unit = replica.identity()->unit;
  if (!options.unit.empty()) {
    YIBAO_TRY(unit, replica.find_unit(options.unit));
  }
  const rules::Standing standing = ledger.standing(period, replica.today());
  const auto& units = ledger.scoring().units();
  const bool known = std::any_of(units.begin(), units.end(),
                                 [&](const rules::Unit& each) { return each.id == unit.text(); });
  if (!known) return fail(ErrorCode::kUnitUnknown, "unit", base::TextArgs{{"value", unit.text()}});
  Reply reply;
  reply.json = report::standing_json(ledger.scoring(), standing, unit.text());
  const report::ItemLabel label = [](const std::string& item) {
    return Session::short_id(domain::Subject(item));
  };
  const report::UnitStatement statement =
      report::unit_statement(session.language(), ledger.scoring(), standing, unit.text(), label);
  reply.text = report::statement_text(session.language(), statement);
  YIBAO_CHECK(write_statement(session, options, statement));
  return reply;
}

// As the server published it: every unit's figures and places, and whether ours agree.
base::Result<Reply> rank(Session& session) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto standing, client::published_standing(replica));
  if (!standing) {
    return fail(ErrorCode::kNotFound, "standing",
                base::TextArgs{{"what", session.say("term.standing")}});
  }
  YIBAO_TRY(const auto differences, client::compare_with_published(replica, *standing));
  report::Table table;
  table.column(session.say("report.rank"), report::Table::Align::kRight);
  table.column(session.say("report.rank_in_group"), report::Table::Align::kRight);
  table.column(session.say("report.unit"));
  table.column(session.say("report.points"), report::Table::Align::kRight);
  json list = json::array();
  struct Line {
    std::int64_t overall = 0, in_group = 0;
    bool tied = false, tied_in_group = false;
    const protocol::StandingUnit* unit = nullptr;
  };
  std::vector<Line> lines;
  for (const protocol::StandingUnit& unit : standing->units) {
    Line line{0, 0, false, false, &unit};
    for (const protocol::StandingPlace& place : unit.places) {
      if (place.group.empty() && line.overall == 0) {
        line.overall = place.place;
        line.tied = place.tied;
      }
      if (!place.group.empty() && line.in_group == 0) {
        line.in_group = place.place;
        line.tied_in_group = place.tied;
      }
    }
    lines.push_back(line);
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::pair(a.overall, a.in_group) < std::pair(b.overall, b.in_group);
  });
  for (const Line& line : lines) {
    const bool own = line.unit->unit == replica.identity()->unit;
    const auto place = [](std::int64_t number, bool tied) {
      return number == 0 ? std::string() : std::to_string(number) + (tied ? "=" : "");
    };
    table.row({place(line.overall, line.tied), place(line.in_group, line.tied_in_group),
               replica.unit_name(line.unit->unit) + (own ? " ◀" : ""), line.unit->points});
    list.push_back({{"unit", line.unit->unit.text()},
                    {"points", line.unit->points},
                    {"rank", line.overall},
                    {"rank_in_group", line.in_group},
                    {"tied", line.tied}});
  }
  std::string text =
      session.say("cli.rank_head", {{"period", standing->period},
                                    {"as_of", base::to_text(standing->as_of)},
                                    {"sequence", std::to_string(standing->sequence)}}) +
      "\n\n" + table.text();
  text += session.say(differences.empty() ? "cli.rank_agrees" : "cli.rank_differs") + "\n" +
          client::text_of(differences);
  return Reply{json{{"period", standing->period},
                    {"as_of", base::to_text(standing->as_of)},
                    {"sequence", standing->sequence},
                    {"agrees", differences.empty()},
                    {"units", list}}
                   .dump(),
               text,
               {}};
}

base::Result<Reply> targets(Session& session, const ReportOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const rules::Period period, session.period(options.period));
  YIBAO_TRY(client::Ledger ledger, client::Ledger::build(replica, options.pending, period));
  const std::string unit = replica.identity()->unit.text();
  json list = json::array();
  const auto result = ledger.scoring().unit_result(unit, period, replica.today(), false);
  for (const rules::TargetStatus& status : result.targets) {
    const std::string done = status.total().decimal(rules::Decimal::kDecimals).text();
    list.push_back({{"target", status.target->id},
                    {"period", status.period.text()},
                    {"done", done},
                    {"value", status.value.text()},
                    {"met", status.met},
                    {"running", status.running}});
  }
  return Reply{json{{"unit", unit}, {"targets", list}}.dump(),
               report::targets_table(session.language(), result.targets),
               {}};
}

base::Result<Reply> standings(Session& session, const ReportOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const rules::Period period, session.period(options.period));
  YIBAO_TRY(client::Ledger ledger, client::Ledger::build(replica, options.pending, period));
  const rules::Standing standing = ledger.standing(period, replica.today());
  Reply reply;
  reply.json = report::standing_json(ledger.scoring(), standing, "");
  reply.text = report::standing_table(session.language(), ledger.scoring(), standing);
  return reply;
}

}  // namespace

void add_reports(Commander& commander) {
  const auto options = std::make_shared<ReportOptions>();
  commander.add("targets", [options](Session& s) { return targets(s, *options); })
      .option("period", options->period)
      .flag("pending", options->pending);
  commander.add("points", [options](Session& s) { return points(s, *options); })
      .option("unit", options->unit)
      .option("period", options->period)
      .option("pdf", options->pdf)
      .option("xlsx", options->xlsx)
      .flag("pending", options->pending);
  commander.add("rank", rank);
  commander.add("standings", [options](Session& s) { return standings(s, *options); })
      .option("period", options->period)
      .flag("pending", options->pending);
}

}  // namespace yibao::cli
