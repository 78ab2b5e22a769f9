#include "tests/client/quarter.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "client/core/commands/adoption.h"
#include "client/core/commands/issues.h"
#include "client/core/item_view.h"
#include "client/core/past/past_import.h"

namespace yibao::testing {
namespace {

using domain::LeaderPost;
using domain::Role;

const std::string kLeaderPassphrase = "另一句口令 2024";

void change_person(Computer& computer, const std::string& passphrase) {
  computer.replica().sign_out();
  must(computer.sign_in(passphrase));
}

// Offered by whoever sits there, signed by the leader.
void send_on(Computer& computer, const domain::Subject& draft) {
  must(client::offer_draft(computer.replica(), draft, true));
  change_person(computer, kLeaderPassphrase);
  must(client::sign_off(computer.replica(), draft, County::all_gates()));
  change_person(computer, kPassphrase);
}

std::map<std::string, std::string> points_of_units(Computer& computer, const char* text) {
  client::Replica& replica = computer.replica();
  const rules::Period period = *rules::parse_period(text);
  client::Ledger ledger = must(client::Ledger::build(replica, false, period));
  std::map<std::string, std::string> points;
  for (const auto& unit : ledger.standing(period, replica.today()).units) {
    points[unit.unit] = unit.points.text();
  }
  return points;
}

}  // namespace

Quarter::Quarter(const std::string& jurisdiction, const std::vector<std::string>& units)
    : county(jurisdiction), second_(county.join("office", {Role::kOffice})) {
  for (const std::string& code : units) {
    units_[code] = county.join(code.c_str(), {Role::kReporter});
    county.join_at(unit(code), {Role::kLeader}, kLeaderPassphrase, LeaderPost::kInCharge);
    change_person(unit(code), kPassphrase);
  }
}

std::vector<Computer*> Quarter::computers() {
  std::vector<Computer*> all = {&first(), &second()};
  for (const auto& [code, computer] : units_) all.push_back(computer.get());
  return all;
}

void Quarter::wait_until(const char* time) {
  county.clock.advance(at(time) - county.clock.now());
}

void Quarter::everybody() {
  const auto exchange = [&] {
    for (Computer* computer : computers()) {
      if (!computer->line().down) must(computer->exchange());
    }
  };
  exchange();
  county.server().scoring().work();
  exchange();
}

// -- units ----------------------------------------------------------------------------------------

domain::Subject Quarter::hand_in(const std::string& code, const Paper& paper) {
  client::Replica& replica = unit(code).replica();
  client::DraftDocument document = must(client::begin_draft(replica, paper.kind, paper.commission));
  document.flags = paper.flags;
  document.words.title = paper.title;
  document.words.body = paper.title + "，参加42人，清理隐患7处。例如，某村清理隐患3处。";
  document.words.signer = "某某某";
  const auto draft = must(client::new_draft(replica, document));
  send_on(unit(code), draft);
  return draft;
}

void Quarter::mend(const std::string& code, const domain::Subject& item) {
  client::Replica& replica = unit(code).replica();
  client::DraftDocument document = must(client::open_draft(replica, item));
  document.words.body += "下一步将建立台账。";
  must(client::save_draft(replica, item, document));
  send_on(unit(code), item);
}

std::size_t Quarter::enter_paper(const char* day, const std::string& more_rows) {
  std::string csv = "date,unit,record,item,kind,journal\n";
  std::size_t count = 0;
  for (const rules::Unit& each : at_first().ruleset()->words.units.all()) {
    if (units_.contains(each.id)) continue;
    csv += std::string(day) + "," + each.id + ",submitted," + each.id + " 1,dynamic,\n";
    ++count;
  }
  const auto file = client::read_past_file(csv + more_rows, *client::past_words(first().replica()));
  CHECK(file.problems.empty());
  must(client::import_past(at_first(), must(client::plan_past(at_first(), file)), "paper.csv"));
  return count;
}

// -- the office -----------------------------------------------------------------------------------

void Quarter::print(Computer& officer, const std::string& journal, std::int64_t issue,
                    const char* day, const std::vector<Printed>& items) {
  std::vector<client::IssueLine> lines;
  for (const Printed& each : items) {
    client::Assignment assignment{journal, each.form, issue,
                                  static_cast<std::int64_t>(lines.size()) + 1};
    must(client::assign_item(officer.replica(), each.item, assignment));
    lines.push_back({each.item, each.form, ""});
  }
  must(client::print_issue(officer.replica(), journal, issue, testing::day(day), lines));
}

std::vector<client::NewsFate> Quarter::hear(Computer& officer, const std::string& news) {
  client::Replica& replica = officer.replica();
  std::vector<client::NewsItem> items;
  for (const client::ItemRow& row : must(replica.index().items())) {
    if (!row.receipt || row.words_gone) continue;
    items.push_back(
        {row.item, row.title, row.edited_title, replica.unit_name(row.unit), row.adopted});
  }
  auto lines = client::read_news(news, *replica.ruleset(), replica.today());
  client::match_news(lines, items, replica.today());
  std::vector<client::NewsEntry> entries;
  std::vector<client::NewsFate> fates;
  for (const client::NewsLine& line : lines) {
    fates.push_back(line.fate);
    if (line.fate != client::NewsFate::kReady) continue;
    entries.push_back({line.candidates.front().item, line.fact});
  }
  must(client::enter_news(replica, entries));
  return fates;
}

client::PublishedBulletin Quarter::publish(Computer& officer, const char* period,
                                           std::optional<base::EventId> corrects) {
  client::Replica& replica = officer.replica();
  const client::BulletinPlan plan{domain::BulletinKind::kFigures, *rules::parse_period(period),
                                  corrects};
  must(client::check_publishable(replica, plan));
  report::Bulletin drafted = must(client::draft_bulletin(replica, plan));
  report::BulletinEdits edits = must(client::kept_edits(replica, plan));
  report::follow(edits, drafted);
  const auto id = must(
      client::publish_bulletin(replica, plan, edits, report::edited(std::move(drafted), edits)));
  everybody();
  for (const auto& each : must(client::bulletins(replica))) {
    if (each.id == id) return each;
  }
  throw std::runtime_error("bulletin");
}

// -- what is so -----------------------------------------------------------------------------------

std::string Quarter::points(Computer& computer, const std::string& code, const char* period) {
  const auto points = points_of_units(computer, period);
  const auto found = points.find(code);
  return found == points.end() ? "" : found->second;
}

base::Bytes Quarter::frozen(Computer& computer, const client::PublishedBulletin& bulletin) {
  const auto content = must(computer.replica().vault().content(bulletin.fact.body.snapshot));
  return content ? content->bytes : base::Bytes();
}

report::BulletinUnit Quarter::shown(const report::Bulletin& bulletin, const std::string& code) {
  for (const report::BulletinUnit& unit : bulletin.units) {
    if (unit.unit == code) return unit;
  }
  throw std::runtime_error("not shown: " + code);
}

base::EventId Quarter::adoption_of(Computer& computer, const domain::Subject& item,
                                   const std::string& journal) {
  for (const auto& adoption : must(computer.replica().item(item)).adoptions) {
    if (!adoption.retracted && adoption.body.journal == journal) return adoption.id;
  }
  throw std::runtime_error("not adopted by " + journal);
}

std::vector<std::string> Quarter::told(const std::vector<report::BulletinChange>& changes) {
  std::vector<std::string> list;
  for (const report::BulletinChange& change : changes) {
    const auto points =
        std::find_if(change.figures.begin(), change.figures.end(), [](const auto& figure) {
          return figure.name == texts::text(texts::Language::kChinese, "report.points");
        });
    const std::string moved =
        points == change.figures.end() ? "-" : points->before + ">" + points->now;
    list.push_back(change.unit + " " + moved + " " + std::to_string(change.causes.size()));
  }
  return list;
}

void Quarter::check_agreement(const char* period) {
  everybody();
  const auto agreed = points_of_units(first(), period);
  CHECK(agreed.size() == at_first().ruleset()->words.units.all().size());
  CHECK(points_of_units(second(), period) == agreed);
  for (const auto& [code, computer] : units_) {
    CHECK(points_of_units(*computer, period) ==
          std::map<std::string, std::string>{{code, agreed.at(code)}});
  }
  const auto latest = county.server().scoring().latest();
  REQUIRE(latest != nullptr);
  const auto year = points_of_units(first(), latest->document.period.c_str());
  CHECK(latest->document.units.size() == agreed.size());
  for (const protocol::StandingUnit& unit : latest->document.units) {
    CHECK_MESSAGE(unit.points == year.at(unit.unit.text()), unit.unit.text());
  }
  for (Computer* computer : computers()) {
    const auto standing = must(client::published_standing(computer->replica()));
    REQUIRE(standing.has_value());
    CHECK(standing->sequence == latest->document.sequence);
    CHECK(client::text_of(must(client::compare_with_published(computer->replica(), *standing))) ==
          "");
  }
}

void Quarter::check_overtaken(Computer& computer, const domain::Subject& item,
                              domain::Stage standing) {
  const client::ItemView view = must(client::view_item(computer.replica(), item));
  CHECK(view.state.stage == standing);
  REQUIRE(view.state.verdicts.size() == 2);
  CHECK(!view.state.verdicts[0].overtaken);
  CHECK(view.state.verdicts[1].overtaken);
  const auto without_effect = [](const auto& step) { return step.without_effect; };
  CHECK(std::count_if(view.journey.begin(), view.journey.end(), without_effect) == 1);
}

}  // namespace yibao::testing
