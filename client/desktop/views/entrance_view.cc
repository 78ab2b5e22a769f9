#include <algorithm>

#include "client/desktop/compat.h"
#include "client/desktop/views/entrance.h"

namespace yibao::desktop {
namespace {

constexpr float kCardWidth = 480;
constexpr float kReportWidth = 700;  // of the self-test

void draw_unavailable(const View& view) {
  view.problem(view.snapshot().account->problem);
  view.ui.gap(12);
  if (view.ui.button(view.say("desk.try_again"), Ui::Look::kPrimary)) {
    view.work.sign_in.open_again();
  }
}

// Before anybody has signed in: who cannot read this finds the way.
void draw_language(const View& view) {
  app::Preferences preferences = view.work.settings.preferences();
  const bool english = view.phrases.language() == texts::Language::kEnglish;
  if (entrance_link(view, "desk.entrance.other_language")) {
    preferences.language = english ? app::LanguageChoice::kChinese : app::LanguageChoice::kEnglish;
  }
  ImGui::SameLine();
  const auto* size =
      std::find(app::kFontSizes.begin(), app::kFontSizes.end(), preferences.font_size);
  if (view.ui.button(view.say("desk.entrance.larger"), Ui::Look::kLink,
                     std::next(size) != app::kFontSizes.end())) {
    preferences.font_size = *std::next(size);
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.entrance.smaller"), Ui::Look::kLink,
                     size != app::kFontSizes.begin())) {
    preferences.font_size = *std::prev(size);
  }
  view.work.settings.choose(preferences);
}

void draw_card(const View& view) {
  switch (view.snapshot().account->phase) {
    case app::Phase::kOpening: return view.ui.busy(view.say("desk.opening"));
    case app::Phase::kUnavailable: return draw_unavailable(view);
    case app::Phase::kNotEnrolled: return draw_join(view);
    case app::Phase::kSignedIn: return draw_first_test(view);
    case app::Phase::kSignedOut:
      if (view.work.join.further()) return draw_join(view);
      break;
    case app::Phase::kLocked: break;
  }
  draw_sign_in(view);
}

}  // namespace

bool entrance_link(const View& view, std::string_view key, bool enabled) {
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - ImGui::GetStyle().FramePadding.x);
  return view.ui.button(view.say(key), Ui::Look::kLink, enabled);
}

bool at_entrance(const View& view) {
  return view.snapshot().account->phase != app::Phase::kSignedIn ||
         view.work.join.step() == app::JoinStep::kSelfTest;
}

void draw_entrance(const View& view) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const bool report = view.snapshot().account->phase == app::Phase::kSignedIn;
  const float width =
      std::min(theme::px(report ? kReportWidth : kCardWidth), screen.x - theme::px(24));
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
  // As high as what is in it; what is higher than the screen is scrolled.
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - theme::px(24)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::colours().paper);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(32), theme::px(28)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::px(8));
  ImGui::Begin("entrance", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  view.ui.heading(view.say("desk.name"));
  view.ui.paragraph(view.say("desk.motto"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(20);
  draw_card(view);
  view.ui.gap(12);
  view.ui.line();
  draw_language(view);
  ImGui::End();
}

}  // namespace yibao::desktop
