// The office's inbox: what was received, by unit and kind, and one item after another out of it.
#include "client/core/app/office/office.h"
#include "client/desktop/compat.h"
#include "client/desktop/views/office/office_desk.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/queue_view.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kFilterWidth = 240;
constexpr float kJudgeDialog = 520;

using Counted = std::vector<std::pair<std::string, std::size_t>>;

// One of the values, or all; gives what is chosen now.
std::string draw_filter(const View& view, std::string_view key, std::string_view all,
                        const Counted& counted, const std::vector<std::string>& names,
                        const std::string& chosen) {
  std::vector<std::string> shown = {view.say(all)};
  std::size_t at = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    shown.push_back(names[i] + "　" + std::to_string(counted[i].second));
    if (counted[i].first == chosen) at = i + 1;
  }
  view.ui.choice(view.say(key), shown, at, theme::px(kFilterWidth));
  return at == 0 ? "" : counted[at - 1].first;
}

void draw_filters(const View& view) {
  app::InboxPlace& place = view.work.office().inbox;
  const app::WaitingItems& waiting = *view.snapshot().waiting;
  std::vector<std::string> units;
  for (const auto& [unit, count] : waiting.units) units.push_back(unit);
  std::vector<std::string> kinds;
  for (const auto& [kind, count] : waiting.kinds) kinds.push_back(kind_text(view, kind));
  app::InboxFilter filter = place.filter();
  filter.unit = draw_filter(view, "desk.inbox.unit", "desk.inbox.all_units", waiting.units, units,
                            filter.unit);
  ImGui::SameLine(0, theme::px(8));
  filter.kind = draw_filter(view, "desk.inbox.kind", "desk.inbox.all_kinds", waiting.kinds, kinds,
                            filter.kind);
  ImGui::SameLine(0, theme::px(8));
  std::vector<std::string> ages;
  for (const std::string_view age : base::EnumNames<app::InboxAge>::kNames) {
    ages.push_back(view.say("desk.inbox.age." + std::string(age)));
  }
  auto age = static_cast<std::size_t>(filter.age);
  view.ui.choice(view.say("desk.inbox.age"), ages, age, theme::px(kFilterWidth));
  filter.age = static_cast<app::InboxAge>(age);
  place.show_only(std::move(filter));
}

void draw_inbox_list(const View& view) {
  app::InboxPlace& place = view.work.office().inbox;
  const app::DraftRows& rows = place.arrange(view.snapshot());
  view.title("desk.page.inbox",
             view.say("desk.inbox.explain", {{"count", std::to_string(rows.size())}}));
  view.ui.gap(10);
  draw_filters(view);
  view.ui.gap(10);
  view.problem(place.problem());
  if (draw_asked_back(view)) return;
  view.ui.begin_panel("inbox", {0, 0});
  if (rows.empty()) view.ui.paragraph(view.say("desk.inbox.none"), theme::colours().quiet);
  const auto opened = draw_queue_rows(view, place.queue, [&](const app::DraftRow& row) {
    const std::string colleague = place.claimed_by(row.id);
    return (colleague.empty() ? "" : view.say("desk.inbox.claimed", {{"who", colleague}}) + "　") +
           row.unit_name + "　" + kind_text(view, row.kind) + "　" + age_text(view, row.changed_at);
  });
  view.ui.end_panel();
  if (opened) place.open(*opened);
}

struct Verdict {
  std::string_view title;
  std::string_view text;
  std::string_view act;
  Ui::Look look;
  void (app::InboxPlace::*give)();
};
constexpr Verdict kReturn{"desk.inbox.return.title", "desk.inbox.return.text",
                          "desk.inbox.return.do", Ui::Look::kPrimary, &app::InboxPlace::give_back};
constexpr Verdict kRefuse{"desk.inbox.refuse.title", "desk.inbox.refuse.text",
                          "desk.inbox.refuse.do", Ui::Look::kDanger, &app::InboxPlace::refuse};
constexpr Verdict kExclude{"desk.inbox.exclude.title", "desk.inbox.exclude.text",
                           "desk.inbox.exclude.do", Ui::Look::kPrimary, &app::InboxPlace::exclude};

void draw_verdict_dialog(const View& view, const Verdict& verdict, std::string_view label,
                         const std::vector<rules::Named>& choices, std::size_t& chosen) {
  if (!view.ui.begin_dialog(view.say(verdict.title), kJudgeDialog)) return;
  app::InboxPlace& place = view.work.office().inbox;
  view.ui.paragraph(view.say(verdict.text), theme::colours().grey);
  view.ui.gap(6);
  ask_choice(view, label, reason_names(view, choices), chosen);
  ask_note(view, "desk.inbox.note", place.note);
  const bool ready = !choices.empty() && place.may_judge();
  if (answer_row(view, verdict.act, verdict.look, ready) == Answer::kDo) (place.*verdict.give)();
  view.ui.end_dialog();
}

void draw_comment_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.inbox.comment.title"), kJudgeDialog)) return;
  app::InboxPlace& place = view.work.office().inbox;
  view.ui.paragraph(view.say("desk.inbox.comment.text"), theme::colours().grey);
  ask_note(view, "desk.inbox.note", place.note);
  const bool ready = !base::trim(place.note).empty() && !place.busy();
  if (answer_row(view, "desk.inbox.comment.do", Ui::Look::kPrimary, ready) == Answer::kDo) {
    place.comment();
  }
  view.ui.end_dialog();
}

// Buttons and letters alike; each but accepting asks first.
void draw_verdicts(const View& view, const app::SigningSheet& sheet) {
  app::InboxPlace& place = view.work.office().inbox;
  const bool may = place.may_judge();
  const bool keys =
      may && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  const float width = ImGui::GetContentRegionAvail().x;
  const float half = (width - ImGui::GetStyle().ItemSpacing.x) / 2;
  const bool accepts =
      view.ui.button(view.say("desk.inbox.accept"), Ui::Look::kPrimary, may, width);
  const auto asks = [&](std::string_view key, std::string_view title, Ui::Look look, char letter,
                        bool enabled) {
    const bool pressed = view.ui.button(view.say(key), look, enabled, half);
    if (pressed || (enabled && keys && compat::typed(letter))) {
      view.ui.open_dialog(view.say(title));
    }
  };
  asks("desk.inbox.return", kReturn.title, Ui::Look::kPlain, 'r', may);
  ImGui::SameLine();
  asks("desk.inbox.refuse", kRefuse.title, Ui::Look::kDanger, 'x', may);
  asks("desk.inbox.exclude", kExclude.title, Ui::Look::kPlain, 'e',
       may && !place.categories().empty());
  ImGui::SameLine();
  asks("desk.inbox.comment", "desk.inbox.comment.title", Ui::Look::kPlain, 'c', !place.busy());
  view.ui.paragraph(view.say("desk.inbox.keys"), theme::colours().quiet, TextStyle::kSmall);
  draw_verdict_dialog(view, kReturn, "desk.inbox.reason", sheet.item.reasons, place.reason);
  draw_verdict_dialog(view, kRefuse, "desk.inbox.reason", sheet.item.reasons, place.reason);
  draw_verdict_dialog(view, kExclude, "desk.inbox.category", place.categories(), place.category);
  draw_comment_dialog(view);
  if (accepts || (keys && compat::typed('a'))) place.accept();
}

void draw_side(const View& view, const app::SigningSheet& sheet) {
  view.problem(view.work.office().inbox.problem());
  draw_risks(view, sheet);
  view.ui.text(view.say("desk.inbox.judge"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.inbox.from", {{"unit", sheet.item.unit_name},
                                                 {"author", sheet.author},
                                                 {"when", view.when(sheet.offered_at)}}),
                    theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
  if (const std::string who = view.work.office().inbox.claimed_by(sheet.item.id); !who.empty()) {
    view.ui.paragraph(view.say("desk.inbox.claimed_too", {{"who", who}}), theme::colours().warn);
  }
  if (!view.work.office().inbox.may_judge() && !view.work.office().inbox.busy()) {
    view.ui.paragraph(view.say("desk.inbox.judged_elsewhere"), theme::colours().warn);
  }
  draw_verdicts(view, sheet);
  view.ui.gap(14);
  view.ui.line();
  view.ui.gap(12);
  draw_journey(view, sheet.item);
}

void draw_open(const View& view) {
  app::InboxPlace& place = view.work.office().inbox;
  const QueueMove move = draw_queue_head(view, place);
  if (move.step != 0) place.step(move.step);
  if (move.back) place.back();
  // Kept: what is drawn may be closed on the way.
  const auto sheet = place.sheet();
  if (!sheet) {
    view.problem(place.problem());
    if (place.loading()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(8);
  draw_page_and_side([&] { draw_signing_page(view, *sheet); }, [&] { draw_side(view, *sheet); },
                     view.ui);
}

}  // namespace

void draw_inbox(const View& view) {
  if (view.work.office().inbox.is_open()) {
    draw_open(view);
  } else {
    draw_inbox_list(view);
  }
}

}  // namespace yibao::desktop
