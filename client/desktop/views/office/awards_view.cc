// Awards: units by their places, authors by their items, what is settled and what the next
// settlement pays.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::desktop {
namespace {

using client::AwardState;

constexpr float kAwardPeriodWidth = 260;

StateColours award_colours(AwardState state) {
  switch (state) {
    case AwardState::kDue: return {theme::colours().accent, theme::colours().accent_pale};
    case AwardState::kToDecide:
    case AwardState::kUnpublished: return warn_colours();
    case AwardState::kBarred:
    case AwardState::kOverpaid: return bad_colours();
    case AwardState::kSettled: return {theme::colours().good, theme::colours().good_pale};
    case AwardState::kRunning: break;
  }
  return {theme::colours().grey, theme::colours().grey_pale};
}

void draw_award_state(const View& view, AwardState state) {
  const StateColours colours = award_colours(state);
  view.ui.chip(view.say("award.state." + std::string(base::enum_name(state))), colours.ink,
               colours.ground);
}

std::string yuan(const View& view, const base::Decimal& amount) {
  return view.say("desk.awards.yuan", {{"amount", amount.text()}});
}

// The name, what it is for, what is said of it; a chip at the end of the first line.
void draw_award_line(const View& view, const std::string& name, const std::string& remark,
                     AwardState state) {
  const std::string word = view.say("award.state." + std::string(base::enum_name(state)));
  const float used = view.ui.width_of(word, TextStyle::kSmall) + theme::px(28);
  view.ui.clipped(name, std::max(theme::px(80), ImGui::GetContentRegionAvail().x - used));
  flow(used, theme::px(10));
  draw_award_state(view, state);
  if (!remark.empty()) {
    view.ui.paragraph(remark, theme::colours().quiet, TextStyle::kSmall);
  }
}

// -- units ----------------------------------------------------------------------------------------

std::string unit_remark(const View& view, const client::UnitAwardLine& line) {
  std::string text;
  if (line.place > 0) {
    text = view.say("desk.awards.place", {{"ranking", line.ranking_name},
                                          {"place", std::to_string(line.place)},
                                          {"value", line.value}});
  }
  if (!line.amount.is_zero()) text += "　" + yuan(view, line.amount);
  if (!line.barred_by.empty()) {
    text += "　" + view.say("desk.awards.barred_by", {{"flag", line.barred_by}});
  }
  if (!line.settled.is_zero()) {
    text += "　" + view.say("desk.awards.settled_amount", {{"amount", line.settled.text()}});
  }
  return text;
}

void draw_unit_award(const View& view, const client::UnitAwardLine& line) {
  app::AwardsPlace& place = view.work.office().awards;
  ImGui::PushID((line.award + " " + line.unit).c_str());
  const bool decides = line.tied && line.settled.is_zero() &&
                       (line.state == AwardState::kToDecide || line.state == AwardState::kDue);
  if (decides) {
    bool chosen = place.is_chosen(line);
    if (view.ui.check(line.unit_name, chosen)) place.choose(line, chosen);
    ImGui::SameLine(0, theme::px(10));
    draw_award_state(view, line.state);
    view.ui.paragraph(unit_remark(view, line), theme::colours().quiet, TextStyle::kSmall);
  } else {
    draw_award_line(view, line.unit_name, unit_remark(view, line), line.state);
  }
  view.ui.gap(6);
  ImGui::PopID();
}

void draw_unit_awards(const View& view, const app::AwardsSheet& sheet) {
  const auto& units = sheet.account.units;
  if (units.empty()) return;
  view.ui.text(view.say("desk.awards.units"), theme::colours().ink, TextStyle::kHeading);
  std::pair<std::string, std::string> circle;
  for (const client::UnitAwardLine& line : units) {
    const std::pair now(line.award, line.group);
    if (now != circle) {
      circle = now;
      view.ui.gap(8);
      view.ui.paragraph(
          view.phrases.name(line.award_name) + (line.group.empty() ? "" : "　" + line.group),
          theme::colours().ink, TextStyle::kStrong);
      if (!line.clause.empty()) {
        view.ui.paragraph(view.say("desk.reference.clause", {{"clause", line.clause}}),
                          theme::colours().quiet, TextStyle::kSmall);
      }
      if (sheet.undecided.contains(now)) {
        view.ui.paragraph(view.say("desk.awards.tie"), theme::colours().warn);
      }
      view.ui.gap(4);
    }
    draw_unit_award(view, line);
  }
}

// -- items ----------------------------------------------------------------------------------------

std::string evidence_text(const View& view, const client::ItemAwardEvidence& evidence) {
  const std::string shown =
      evidence.bulletin
          ? view.say("desk.awards.shown_by", {{"number", std::to_string(*evidence.bulletin)}})
          : view.say("desk.awards.not_shown");
  return view.say("desk.awards.evidence", {{"day", base::to_text(evidence.date)},
                                           {"journal", evidence.where},
                                           {"amount", evidence.amount.text()},
                                           {"entry", std::to_string(evidence.entry)}}) +
         shown;
}

void draw_item_award(const View& view, const app::AwardsSheet& sheet,
                     const client::ItemAwardLine& line) {
  ImGui::PushID((line.award + " " + line.unit + " " + line.item).c_str());
  const std::string title = line.title.empty() ? line.item : "《" + line.title + "》";
  std::string remark = line.unit_name;
  if (!line.authors.empty()) {
    remark += "　" + view.say("desk.awards.authors",
                              {{"names", report::joined(line.authors, view.say("desk.and"))}});
  }
  remark += "　" + yuan(view, line.state == AwardState::kUnpublished ? line.earned : line.payable);
  if (!line.settled.is_zero()) {
    remark += "　" + view.say("desk.awards.settled_amount", {{"amount", line.settled.text()}});
  }
  draw_award_line(view, title, remark, line.state);
  for (const client::ItemAwardEvidence& evidence : line.evidence) {
    std::string text = evidence_text(view, evidence);
    if (!sheet.account.published_only) {
      text = view.say("desk.awards.evidence", {{"day", base::to_text(evidence.date)},
                                               {"journal", evidence.where},
                                               {"amount", evidence.amount.text()},
                                               {"entry", std::to_string(evidence.entry)}});
    }
    view.ui.paragraph(text, theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(8);
  ImGui::PopID();
}

void draw_item_awards(const View& view, const app::AwardsSheet& sheet) {
  const auto& items = sheet.account.items;
  if (items.empty()) return;
  view.ui.gap(14);
  view.ui.text(view.say("desk.awards.items"), theme::colours().ink, TextStyle::kHeading);
  if (sheet.account.published_only) {
    view.ui.paragraph(view.say("desk.awards.published_only"), theme::colours().quiet,
                      TextStyle::kSmall);
  }
  bool untitled = view.work.office().awards.without_titles();
  if (view.ui.check(view.say("desk.awards.without_titles"), untitled)) {
    view.work.office().awards.leave_titles_out(untitled);
  }
  view.ui.gap(6);
  view.ui.rows("award items", items.size(), 3 * ImGui::GetTextLineHeight(),
               [&](std::size_t i) { draw_item_award(view, sheet, items[i]); });
}

// -- the whole ------------------------------------------------------------------------------------

void draw_award_period(const View& view, const app::AwardsSheet& sheet) {
  std::vector<std::string> names;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < sheet.periods.size(); ++i) {
    names.push_back(report::period_words(view.phrases.language(), sheet.periods[i]));
    if (sheet.periods[i] == sheet.account.period) chosen = i;
  }
  const std::size_t before = chosen;
  view.ui.choice(view.say("desk.awards.period"), names, chosen,
                 std::min(theme::px(kAwardPeriodWidth), ImGui::GetContentRegionAvail().x));
  if (chosen != before) view.work.office().awards.choose(sheet.periods[chosen]);
}

void draw_settling(const View& view, const app::AwardsSheet& sheet) {
  app::AwardsPlace& place = view.work.office().awards;
  const std::string missing = place.missing();
  if (missing.empty()) {
    view.ui.paragraph(view.say("desk.awards.due", {{"count", std::to_string(sheet.payments.size())},
                                                   {"amount", sheet.total.text()}}),
                      theme::colours().ink, TextStyle::kStrong);
  } else {
    view.ui.paragraph(view.say(missing), theme::colours().quiet);
  }
  const bool ready = missing.empty() && !place.busy();
  if (view.ui.button(view.say(sheet.settled ? "desk.awards.settle_again" : "desk.awards.settle"),
                     Ui::Look::kPrimary, ready)) {
    return place.settle();
  }
  const bool files = !place.busy() && !place.files.busy();
  if (flowing_button(view, "desk.awards.save_xlsx", Ui::Look::kPlain, ready && files)) {
    place.save_payees(false, false);
  }
  if (flowing_button(view, "desk.awards.save_pdf", Ui::Look::kPlain, ready && files)) {
    place.save_payees(true, false);
  }
  if (!sheet.settled) return;
  view.ui.gap(6);
  view.ui.paragraph(view.say("desk.awards.settled"), theme::colours().good);
  if (view.ui.button(view.say("desk.awards.settled_xlsx"), Ui::Look::kPlain, files)) {
    place.save_payees(false, true);
  }
  if (flowing_button(view, "desk.awards.settled_pdf", Ui::Look::kPlain, files)) {
    place.save_payees(true, true);
  }
}

}  // namespace

void draw_awards(const View& view) {
  app::AwardsPlace& place = view.work.office().awards;
  view.title("desk.page.awards", view.say("desk.awards.explain"));
  view.ui.gap(12);
  view.problem(place.problem());
  const auto sheet = place.sheet();
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  if (sheet->periods.empty()) {
    view.ui.begin_panel("awards", {0, 0});
    view.ui.paragraph(view.say("desk.awards.none"), theme::colours().quiet);
    return view.ui.end_panel();
  }
  draw_award_period(view, *sheet);
  view.ui.gap(8);
  draw_settling(view, *sheet);
  view.ui.gap(10);
  view.ui.begin_panel("awards", {0, 0});
  if (sheet->account.units.empty() && sheet->account.items.empty()) {
    view.ui.paragraph(view.say("desk.awards.nobody"), theme::colours().quiet);
  }
  draw_unit_awards(view, *sheet);
  draw_item_awards(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
