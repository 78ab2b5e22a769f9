#include "client/desktop/views/queue_view.h"

#include <utility>

#include "client/desktop/compat.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kQueueRowHeight = 66;
constexpr float kDecisionSide = 380;
constexpr float kLeastPage = 420;

bool asked_something() {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

// True when it was clicked.
bool draw_row(const View& view, const app::DraftRow& row, const std::string& remark, bool chosen) {
  ImGui::PushID(row.id.text().c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string title = title_text(view, row);
  const bool clicked =
      view.ui.row(row.title.empty() ? row.id.text() : title, theme::px(kQueueRowHeight), chosen);
  ImGui::SetCursorScreenPos({at.x + theme::px(14), at.y + theme::px(6)});
  const auto next = [] { ImGui::SameLine(0, theme::px(8)); };
  if (row.emergency) {
    view.ui.chip(view.say("desk.emergency"), theme::colours().bad, theme::colours().bad_pale);
    next();
  }
  if (!row.for_leader.empty()) {
    view.ui.chip(view.say("desk.journey.for_leader", {{"leader", row.for_leader}}),
                 theme::colours().warn, theme::colours().warn_pale);
    next();
  }
  view.ui.clipped(title, ImGui::GetContentRegionAvail().x - theme::px(14), theme::colours().ink,
                  TextStyle::kStrong);
  ImGui::SetCursorScreenPos({at.x + theme::px(14), at.y + theme::px(36)});
  view.ui.clipped(remark, ImGui::GetContentRegionAvail().x - theme::px(14), theme::colours().quiet,
                  TextStyle::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + theme::px(kQueueRowHeight)});
  ImGui::Dummy({0, 0});
  view.ui.line();
  ImGui::PopID();
  return clicked;
}

}  // namespace

std::string age_text(const View& view, base::Timestamp since) {
  const auto age = std::max(view.work.now() - since, std::chrono::milliseconds(0));
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(age).count();
  if (hours >= 48) return view.say("desk.signing.days", {{"count", std::to_string(hours / 24)}});
  if (hours >= 1) return view.say("desk.signing.hours", {{"count", std::to_string(hours)}});
  return view.say("desk.signing.just_now");
}

std::optional<domain::Subject> draw_queue_rows(
    const View& view, app::ItemQueue& queue,
    const std::function<std::string(const app::DraftRow&)>& remark) {
  const app::DraftRows& rows = queue.rows();
  if (rows.empty()) return std::nullopt;
  view.ui.paragraph(view.say("desk.signing.queue_keys"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
  std::optional<domain::Subject> opened;
  // Only what can be seen; and the chosen one, which is brought into view when it is chosen.
  const int chosen = static_cast<int>(queue.chosen);
  int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("chosen"), 0);
  const bool moved = std::exchange(*last, chosen) != chosen;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  if (moved) clipper.ForceDisplayRangeByIndices(chosen, chosen + 1);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const app::DraftRow& row = *rows[static_cast<std::size_t>(i)];
      if (draw_row(view, row, remark(row), i == chosen)) opened = row.id;
      if (moved && i == chosen && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
    }
  }
  if (asked_something() || ImGui::GetIO().WantTextInput) return opened;
  if (compat::typed('j')) queue.step(std::nullopt, 1);
  if (compat::typed('k')) queue.step(std::nullopt, -1);
  if (compat::pressed(ImGuiKey_Enter)) opened = rows[queue.chosen]->id;
  return opened;
}

QueueMove draw_queue_head(const View& view, const app::QueueWalk& walk) {
  const std::size_t length = walk.queue.rows().size();
  const std::size_t position = walk.position();
  const bool busy = walk.busy();
  QueueMove move;
  move.back =
      view.ui.button(view.say(walk.visited() ? "desk.back" : "desk.signing.back"), Ui::Look::kLink);
  ImGui::SameLine(0, theme::px(12));
  if (view.ui.button(view.say("desk.signing.previous"), Ui::Look::kPlain, position > 1 && !busy)) {
    move.step = -1;
  }
  ImGui::SameLine(0, theme::px(6));
  if (view.ui.button(view.say("desk.signing.next"), Ui::Look::kPlain,
                     position > 0 && position < length && !busy)) {
    move.step = 1;
  }
  if (position > 0) {
    ImGui::SameLine(0, theme::px(12));
    ImGui::AlignTextToFramePadding();
    view.ui.clipped(view.say("desk.signing.position",
                             {{"at", std::to_string(position)}, {"count", std::to_string(length)}}),
                    ImGui::GetContentRegionAvail().x, theme::colours().quiet, TextStyle::kSmall);
  }
  if (!asked_something()) {
    const bool control = ImGui::GetIO().KeyCtrl;
    if (compat::typed('j') || (control && compat::pressed(ImGuiKey_RightArrow))) move.step = 1;
    if (compat::typed('k') || (control && compat::pressed(ImGuiKey_LeftArrow))) move.step = -1;
    const bool keys = !ImGui::GetIO().WantTextInput;
    move.back = move.back || (keys && compat::pressed(ImGuiKey_Escape));
  }
  move.back = move.back && !busy;
  return move;
}

void draw_page_and_side(const std::function<void()>& page, const std::function<void()>& side,
                        Ui& ui) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float side_width = theme::px(kDecisionSide);
  if (room.x - side_width < theme::px(kLeastPage)) {
    ui.begin_panel("both", {0, 0});
    page();
    ui.gap(10);
    ui.line();
    ui.gap(10);
    side();
    return ui.end_panel();
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(44), theme::px(32)});
  ui.begin_panel("page", {room.x - side_width - theme::px(16), 0});
  ImGui::PopStyleVar();
  page();
  ui.end_panel();
  ImGui::SameLine(0, theme::px(16));
  ui.begin_panel("side", {side_width, 0});
  side();
  ui.end_panel();
}

}  // namespace yibao::desktop
