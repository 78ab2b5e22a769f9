#include "tests/desktop/walks.h"

#include "shared/report/period_words.h"
#include "tests/desktop/clipboard.h"

namespace yibao::testing {
namespace {

using texts::Language;

std::string folder_of(Language language) {
  return language == Language::kEnglish ? "en" : "zh";
}

void close_dialog(const Tour& tour, std::string_view inside) {
  Person::presses("Escape");
  wait_for("the dialog to be gone", [&] { return !tour.person().sees(tour.say(inside)); });
}

void walk_the_rail(Tour& tour) {
  tour.takes_picture("desk");
  tour.visits("desk.page.drafts", "drafts");
  tour.visits("desk.page.commissions", "commissions");
  tour.visits("desk.page.outbox", "outbox");
  tour.visits("desk.page.handoffs", "handoffs");
  tour.visits("desk.page.targets", "targets");
  tour.visits("desk.page.points", "points");
  tour.visits("desk.page.rank", "rank");
  tour.goes_to("desk.page.reference");
  for (const char* part : {"topics", "rules", "contacts", "bulletins", "examples"}) {
    tour.presses("desk.reference." + std::string(part));
    tour.takes_picture("reference-" + std::string(part));
  }
  tour.visits("desk.page.settings", "settings");
  Tour::scrolls(40);
  tour.takes_picture("settings-end");
}

void write_a_draft(Tour& tour) {
  tour.goes_to("desk.page.drafts");
  tour.opens(Month::kWeak);
  tour.person().waits_for(tour.say("desk.body"));
  tour.takes_picture("writing");
  tour.presses("desk.side.fields");
  tour.takes_picture("writing-fields");
  tour.presses("desk.side.papers");
  tour.takes_picture("writing-papers");
  tour.presses("desk.replace");
  tour.fills("desk.find.field", "9");
  tour.takes_picture("writing-find");
  tour.presses("desk.find.close");
  tour.presses("desk.discard");
  tour.takes_picture("dialog-discard");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.side.checks");
  Person::presses("F1");
  tour.takes_picture("dialog-shortcuts");
  tour.presses("desk.shortcuts.close");
}

void look_back(Tour& tour) {
  tour.goes_to("desk.page.drafts");
  tour.opens(Month::kSavedOften);
  tour.presses("desk.offer");
  tour.takes_picture("dialog-offer");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.history");
  tour.takes_picture("history");
}

void find_a_mark(Tour& tour) {
  tour.goes_to("desk.page.drafts");
  tour.presses("desk.drafts.new");
  tour.takes_picture("templates");
  Person::presses("Escape");
  tour.goes_to("desk.page.desk");
  tour.presses("desk.drafts.new");
  const CopiedElsewhere marked("关于会议纪要（机密★5年）");
  tour.presses("cli.col.title");
  Person::presses("ctrl+v");
  tour.person().waits_for(tour.say("desk.secrecy.title"));
  tour.takes_picture("dialog-secrecy");
  tour.presses("desk.secrecy.no");
  tour.presses("cli.col.title");
  Person::presses("ctrl+a");
  Person::types("x", 8);
}

void read_an_item(Tour& tour) {
  tour.goes_to("desk.page.drafts");
  tour.opens(Month::kReturned);
  tour.takes_picture("reading-returned");
  tour.presses("desk.withdraw");
  tour.takes_picture("dialog-withdraw");
  close_dialog(tour, "desk.cancel");
  tour.goes_to("desk.page.drafts");
  tour.opens(Month::kAdopted);
  tour.takes_picture("reading");
  tour.presses("desk.journey.open");
  tour.takes_picture("journey");
}

void answer_a_commission(Tour& tour) {
  tour.goes_to("desk.page.commissions");
  tour.opens(Month::kCommission);
  tour.takes_picture("commission");
  tour.presses("desk.commission.extend");
  tour.takes_picture("dialog-extend");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.commission.decline");
  tour.takes_picture("dialog-decline");
  close_dialog(tour, "desk.cancel");
}

void move_and_telephone(Tour& tour) {
  tour.goes_to("desk.page.drafts");
  tour.presses("desk.moving");
  tour.takes_picture("moving-out");
  tour.presses("desk.moving.in");
  tour.takes_picture("moving-in");
  tour.goes_to("desk.page.drafts");
  tour.presses("desk.phone.new");
  tour.takes_picture("dialog-phone");
  tour.presses("desk.cancel");
}

void ask_and_rank(Tour& tour) {
  tour.visits("desk.page.asking", "asking");
  tour.presses("desk.asking.new");
  tour.takes_picture("asking-form");
  tour.visits("desk.page.standings", "standings");
  tour.presses("desk.standings.section.charts");
  tour.takes_picture("standings-ranking");
  tour.presses("desk.standings.picture.months");
  tour.takes_picture("standings-months");
  tour.presses("desk.standings.picture.pace");
  tour.takes_picture("standings-pace");
  tour.presses("desk.standings.section.interviews");
  tour.takes_picture("standings-interviews");
  tour.presses("desk.standings.section.records");
  tour.takes_picture("standings-records");
  tour.presses("desk.record.new");
  tour.takes_picture("standings-record-form");
}

void walk_the_rules(Tour& tour) {
  tour.visits("desk.page.rules", "rules");
  tour.presses("desk.rules.begin");
  tour.person().waits_for(tour.say("desk.rules.export"));
  tour.takes_picture("rules-draft");
  tour.presses("desk.rules.adopt");
  tour.takes_picture("dialog-adopt-rules");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.rules.trial");
  tour.presses("desk.rules.trial.start");
  tour.takes_picture("rules-trial");
  tour.presses("desk.rules.targets");
  tour.takes_picture("rules-targets");
  tour.presses("desk.rules.targets.set");
  tour.takes_picture("dialog-target");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.rules.draft");
  tour.presses("desk.rules.discard");
  tour.presses("desk.rules.discard.do");
  tour.person().waits_for(tour.say("desk.rules.begin"));
}

}  // namespace

void walk_as_reporter(Month& month, Language language) {
  Tour tour(month.reporter().home(), language, folder_of(language), "reporter");
  tour.signs_in(month.reporter().passphrase());
  walk_the_rail(tour);
  write_a_draft(tour);
  look_back(tour);
  find_a_mark(tour);
  read_an_item(tour);
  answer_a_commission(tour);
  move_and_telephone(tour);
  tour.ends();
}

// The period that runs is drafted, looked at, nearly published.
void draft_a_bulletin(Tour& tour) {
  base::SystemClock clock;
  const base::Date today = base::local_date(clock.now(), base::kChinaOffset);
  tour.visits("desk.page.bulletins", "bulletins");
  tour.opens(
      report::period_words(tour.language(), rules::period_of(rules::PeriodKind::kQuarter, today)));
  tour.takes_picture("bulletin-head");
  tour.opens("下一步工作要求");
  tour.takes_picture("bulletin-section");
  tour.presses("desk.bulletins.preview");
  tour.takes_picture("bulletin-preview");
  tour.presses("desk.bulletins.publish");
  tour.takes_picture("dialog-publish");
  close_dialog(tour, "desk.bulletins.publish_do");
  tour.presses("desk.bulletins.back");
  tour.visits("desk.page.awards", "awards");
}

void walk_as_officer(Month& month, Language language) {
  Tour tour(month.officer().home(), language, folder_of(language), "officer");
  tour.signs_in(month.officer().passphrase());
  tour.takes_picture("desk");
  tour.visits("desk.page.journals", "journals");
  tour.visits("desk.page.news", "news");
  tour.goes_to("desk.page.drafts");
  tour.opens(Month::kAdopted);
  tour.takes_picture("item-desk");
  tour.visits("desk.page.inbox", "inbox");
  tour.opens(Month::kReceived);
  tour.takes_picture("inbox-item");
  tour.presses("desk.inbox.return");
  tour.takes_picture("dialog-return");
  close_dialog(tour, "desk.cancel");
  ask_and_rank(tour);
  draft_a_bulletin(tour);
  walk_the_register(tour);
  walk_the_rules(tour);
  tour.ends();
}

void walk_as_leader(Month& month, Language language) {
  Tour tour(month.leader().home(), language, folder_of(language), "leader");
  tour.signs_in(month.leader().passphrase());
  tour.takes_picture("desk");
  tour.visits("desk.page.signing", "signing");
  tour.opens(Month::kToSign);
  tour.takes_picture("signing-item");
  tour.presses("desk.send_back");
  tour.takes_picture("dialog-send-back");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.secret");
  tour.takes_picture("dialog-secret");
  close_dialog(tour, "desk.cancel");
  tour.presses("desk.signing.back");
  tour.presses("desk.page.signed");
  tour.takes_picture("signed");
  tour.presses("desk.back");
  tour.presses("desk.page.delegations");
  tour.takes_picture("delegations");
  tour.visits("desk.page.drafts", "drafts");
  tour.opens(Month::kTwice);
  tour.takes_picture("merging");
  tour.visits("desk.page.handoffs", "handoffs");
  tour.ends();
}

}  // namespace yibao::testing
