// The frame around every place: who is there decides what can be seen.
#include <algorithm>
#include <utility>

#include "client/desktop/compat.h"
#include "client/desktop/views/entrance.h"
#include "client/desktop/views/frame.h"
#include "client/desktop/views/places.h"

namespace yibao::desktop {
namespace {

constexpr float kRemarkWidth = 380;
constexpr float kBesideTitle = 240;  // buttons that a place puts there

void draw_notice(const View& view) {
  if (!view.work.way.notice()) return;
  const app::Notice notice = *view.work.way.notice();
  ImGui::PushStyleColor(ImGuiCol_ChildBg, theme::colours().good_pale);
  compat::begin_child("notice", {0, theme::px(44)}, false);
  ImGui::SetCursorPos({theme::px(14), theme::px(10)});
  view.ui.text(view.say(notice.key, notice.args), theme::colours().good);
  ImGui::SameLine(ImGui::GetContentRegionMax().x - theme::px(70));
  ImGui::SetCursorPosY(theme::px(4));
  if (view.ui.button(view.say("desk.close_notice"), Ui::Look::kLink))
    view.work.way.dismiss_notice();
  ImGui::EndChild();
  ImGui::PopStyleColor();
  view.ui.gap(14);
}

void draw_workplace(const View& view) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float left = rail_width();
  draw_navigation(view);
  const float status = draw_status_line(view);
  const ImVec2 padding{std::min(theme::px(28), screen.x / 40),
                       std::min(theme::px(22), screen.y / 36)};
  begin_fixed(kPlaceWindow, {left, 0}, {screen.x - left, screen.y - status}, padding);
  draw_notice(view);
  place_row(view.work.way.place()).draw(view);
  ImGui::End();
  draw_shortcuts(view);
  draw_phone_call(view);
}

// What could not be saved is not thrown away without a word.
void draw_leaving(const View& view) {
  const std::string title = view.say("desk.leave.title");
  if (view.work.must_confirm_leaving() &&
      !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) {
    view.ui.open_dialog(title);
  }
  if (!view.ui.begin_dialog(title, 480)) return;
  view.ui.paragraph(view.say("desk.leave.text"));
  view.problem(view.work.writing.problem());
  view.ui.gap(16);
  if (view.ui.button(view.say("desk.leave.stay"), Ui::Look::kPrimary)) {
    view.work.stay();
    view.ui.close_dialog();
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.leave.lose"), Ui::Look::kDanger)) {
    view.work.leave_all_the_same();
    view.ui.close_dialog();
  }
  view.ui.end_dialog();
}

// Why a text did not take what was typed or pasted: right below it, also over a dialog.
void draw_refused(const View& view) {
  if (!view.ui.refused()) return;
  const Ui::Refused refused = *view.ui.refused();
  const bool too_long = refused.remark.kind == app::TextRemark::Kind::kTooLong;
  ImGui::SetNextWindowPos({refused.below.x, refused.below.y + theme::px(4)}, ImGuiCond_Always,
                          {0, refused.below.y > ImGui::GetIO().DisplaySize.y / 2 ? 1.2F : 0});
  ImGui::SetNextWindowSize({theme::px(kRemarkWidth), 0});
  ImGui::BeginTooltip();
  view.ui.paragraph(view.say(too_long ? "desk.text.too_long" : "desk.text.dropped",
                             {{"count", std::to_string(refused.remark.count)}}),
                    theme::colours().warn);
  ImGui::EndTooltip();
}

}  // namespace

std::string View::when(base::Timestamp time) const {
  const auto& line = *snapshot().line;
  const auto now = line.last_exchange.value_or(time);
  return Phrases::when(time, now, snapshot().offset());
}

void View::problem(const std::optional<base::Error>& problem) const {
  if (!problem) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // The ground is drawn after the text, whose height it needs, but lies beneath it.
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  ImGui::BeginGroup();
  ImGui::SetCursorScreenPos({at.x + theme::px(14), at.y + theme::px(10)});
  ImGui::BeginGroup();
  ui.paragraph(phrases.sentence(*problem), theme::colours().bad, TextStyle::kText, theme::px(14));
  ui.text(say("desk.code", {{"code", std::string(base::name(problem->code))}}),
          theme::colours().bad, TextStyle::kSmall);
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y + theme::px(10);
  ImGui::EndGroup();
  list->ChannelsSetCurrent(0);
  list->AddRectFilled(at, {at.x + width, bottom}, theme::colours().bad_pale, theme::px(5));
  list->ChannelsMerge();
  ImGui::SetCursorScreenPos({at.x, bottom});
  ImGui::Dummy({width, 0});
}

void View::title(std::string_view key, std::string_view explanation) const {
  const std::string heading = say(key);
  const float wide = ui.width_of(heading, TextStyle::kHeading) +
                     ui.width_of(explanation, TextStyle::kSmall) + theme::px(kBesideTitle);
  // Large type: what stands beside the heading would lie under the caller's buttons.
  const bool beside = wide < ImGui::GetContentRegionAvail().x;
  if (!explanation.empty() && !beside) {
    ui.paragraph(explanation, theme::colours().quiet, TextStyle::kSmall);
  }
  ui.heading(heading);
  if (explanation.empty() || !beside) return;
  ImGui::SameLine(0, theme::px(14));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(8));
  ui.text(explanation, theme::colours().quiet, TextStyle::kSmall);
}

std::optional<std::size_t> View::title_buttons(const std::vector<TitleButton>& buttons) const {
  const float gap = theme::px(8);
  float width = -gap;
  std::vector<float> widths;
  for (const TitleButton& button : buttons) {
    widths.push_back(ui.width_of(say(button.key)) + theme::px(40));
    width += widths.back() + gap;
  }
  // Large type: below the heading where there is no room beside it, in as many lines as it takes.
  const float right = ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x;
  const bool beside = ImGui::GetItemRectMax().x + gap < right - width;
  if (beside) ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const bool fits = ImGui::GetItemRectMax().x + gap + widths[i] <= right;
    if (i > 0 && fits) ImGui::SameLine(0, gap);
    const TitleButton& button = buttons[i];
    if (ui.button(say(button.key), button.look, button.enabled, widths[i])) pressed = i;
  }
  return pressed;
}

bool View::back() const {
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - ImGui::GetStyle().FramePadding.x);
  return ui.button(say("desk.back"), Ui::Look::kLink);
}

void draw_screen(const View& view) {
  view.ui.begin_frame();
  const WithStyle style(view.ui.glyphs(), TextStyle::kText);
  const bool entrance = at_entrance(view);
  // The screen was locked over an open dialog: it may not take the clicks that are meant for the
  // lock.
  bool* before = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("entrance"), true);
  if (std::exchange(*before, entrance) != entrance) compat::close_popups();
  if (entrance) {
    draw_entrance(view);
  } else {
    obey_shortcuts(view);
    draw_workplace(view);
  }
  // A locked screen can be left, too.
  draw_leaving(view);
  const auto& question = view.work.picker.question();
  if (!question || !question->over_dialog) draw_file_picker(view);
  draw_refused(view);
}

}  // namespace yibao::desktop
