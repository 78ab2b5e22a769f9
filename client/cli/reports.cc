// Targets, points, ranks, bulletins.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/bulletins.h"
#include "shared/report/standing_json.h"
#include "shared/report/standing_text.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct ReportOptions {
  std::string unit, period, html, csv, id, number, corrects;
  bool pending = false;
};

base::Result<rules::Period> period_of(Session& session, const std::string& text) {
  if (text.empty()) {
    return rules::period_of(rules::PeriodKind::kYear, session.replica().today());
  }
  const auto period = rules::parse_period(text);
  if (!period) return fail(usage("--period " + text));
  return *period;
}

// The unit's own account: targets, each point with its clause and evidence.
base::Result<Reply> points(Session& session, const ReportOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const rules::Period period, period_of(session, options.period));
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
  reply.text = report::unit_ledger(
      session.language(), ledger.scoring(), standing, unit.text(),
      [](const std::string& item) { return Session::short_id(domain::Subject(item)); });
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
  YIBAO_TRY(const rules::Period period, period_of(session, options.period));
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
  YIBAO_TRY(const rules::Period period, period_of(session, options.period));
  YIBAO_TRY(client::Ledger ledger, client::Ledger::build(replica, options.pending, period));
  const rules::Standing standing = ledger.standing(period, replica.today());
  Reply reply;
  reply.json = report::standing_json(ledger.scoring(), standing, "");
  reply.text = report::standing_table(session.language(), ledger.scoring(), standing);
  return reply;
}

// -- bulletins
// ----------------------------------------------------------------------------------------

base::Status export_files(Session& session, const ReportOptions& options,
                          const report::Bulletin& bulletin) {
  if (!options.html.empty()) {
    YIBAO_CHECK(storage::write_file(options.html, report::to_html(session.language(), bulletin)));
  }
  if (!options.csv.empty()) {
    YIBAO_CHECK(storage::write_file(options.csv, report::to_csv(session.language(), bulletin)));
  }
  return {};
}

base::Result<Reply> draft(Session& session, const ReportOptions& options) {
  YIBAO_TRY(const rules::Period period, period_of(session, options.period));
  YIBAO_TRY(const auto bulletin, client::draft_bulletin(session.replica(), period));
  YIBAO_CHECK(export_files(session, options, bulletin));
  return Reply{report::encode(bulletin), report::to_text(session.language(), bulletin), {}};
}

base::Result<Reply> publish(Session& session, const ReportOptions& options) {
  YIBAO_TRY(const rules::Period period, period_of(session, options.period));
  std::optional<base::EventId> corrects;
  if (!options.corrects.empty()) {
    corrects = base::EventId::parse(options.corrects);
    if (!corrects) return fail(usage("--corrects"));
  }
  std::int64_t number = 1;
  YIBAO_CHECK(Session::read(options.number, "--number", number));
  YIBAO_TRY(const domain::Subject id,
            client::publish_bulletin(session.replica(), period, number, corrects));
  return of_subject(session, id);
}

base::Result<client::PublishedBulletin> find(Session& session, const std::string& text) {
  YIBAO_TRY(const auto all, client::bulletins(session.replica()));
  for (const client::PublishedBulletin& each : all) {
    if (each.id.text() == text || (text.size() >= 4 && each.id.text().ends_with(text))) return each;
  }
  return fail(ErrorCode::kNotFound, "bulletin",
              base::TextArgs{{"what", session.say("term.bulletin") + " " + text}});
}

base::Result<Reply> list_bulletins(Session& session) {
  YIBAO_TRY(const auto all, client::bulletins(session.replica()));
  json list = json::array();
  std::string text;
  for (const client::PublishedBulletin& each : all) {
    list.push_back({{"bulletin", each.id.text()},
                    {"event", each.fact.id.text()},
                    {"period", each.fact.body.period},
                    {"number", each.fact.body.number},
                    {"sequence", each.fact.body.at_sequence}});
    text += Session::short_id(each.id) + "  " + each.fact.body.period + "  #" +
            std::to_string(each.fact.body.at_sequence) + "\n";
  }
  return Reply{json{{"bulletins", list}}.dump(), text, {}};
}

base::Result<Reply> show(Session& session, const ReportOptions& options) {
  YIBAO_TRY(const auto found, find(session, options.id));
  YIBAO_TRY(const report::Bulletin bulletin, client::snapshot_of(session.replica(), found));
  YIBAO_CHECK(export_files(session, options, bulletin));
  std::string text = report::to_text(session.language(), bulletin);
  if (session.replica().is_office()) {
    const auto period = rules::parse_period(found.fact.body.period);
    YIBAO_TRY(const auto now, client::draft_bulletin(session.replica(), *period));
    text += "\n" + report::differences(session.language(), bulletin, now);
  }
  return Reply{report::encode(bulletin), text, {}};
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
      .flag("pending", options->pending);
  commander.add("rank", rank);
  commander.add("standings", [options](Session& s) { return standings(s, *options); })
      .option("period", options->period)
      .flag("pending", options->pending);
  commander.add("bulletin draft", [options](Session& s) { return draft(s, *options); })
      .option("period", options->period)
      .option("html", options->html)
      .option("csv", options->csv);
  commander.add("bulletin publish", [options](Session& s) { return publish(s, *options); })
      .option("period", options->period)
      .option("number", options->number)
      .option("corrects", options->corrects)
      .changes();
  commander.add("bulletin list", list_bulletins);
  commander.add("bulletin show", [options](Session& s) { return show(s, *options); })
      .argument("bulletin", options->id)
      .option("html", options->html)
      .option("csv", options->csv);
}

}  // namespace yibao::cli
