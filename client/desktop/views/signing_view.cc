// What waits for this person's signature: the queue, and one item after another out of it, by the
// keyboard as well as by the mouse.
#include <utility>

#include "client/desktop/compat.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kSigningSide = 380;
constexpr float kLeastPage = 420;  // narrower, the decision goes below the text
constexpr float kQueueRowHeight = 66;

bool asked_something() {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

std::string age_text(const View& view, const app::DraftRow& row) {
  const auto age = view.work.signing.age(row, view.snapshot());
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(age).count();
  if (hours >= 48) return view.say("desk.signing.days", {{"count", std::to_string(hours / 24)}});
  if (hours >= 1) return view.say("desk.signing.hours", {{"count", std::to_string(hours)}});
  return view.say("desk.signing.just_now");
}

void draw_row(const View& view, const app::DraftRow& row, bool chosen) {
  ImGui::PushID(row.id.text().c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string title = title_text(view, row);
  if (view.ui.row(row.title.empty() ? row.id.text() : title, theme::px(kQueueRowHeight), chosen))
    view.work.signing.open(row.id);
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
  view.ui.clipped(view.say("desk.signing.row", {{"kind", kind_text(view, row.kind)},
                                                {"author", row.author},
                                                {"age", age_text(view, row)}}),
                  ImGui::GetContentRegionAvail().x - theme::px(14), theme::colours().quiet,
                  TextStyle::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + theme::px(kQueueRowHeight)});
  ImGui::Dummy({0, 0});
  view.ui.line();
  ImGui::PopID();
}

// Only what can be seen; and the chosen one, which is brought into view when it is chosen.
void draw_queue_rows(const View& view, const app::DraftRows& rows) {
  const int chosen = static_cast<int>(view.work.signing.chosen);
  int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("chosen"), 0);
  const bool moved = std::exchange(*last, chosen) != chosen;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  if (moved) clipper.ForceDisplayRangeByIndices(chosen, chosen + 1);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_row(view, *rows[static_cast<std::size_t>(i)], i == chosen);
      if (moved && i == chosen && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
    }
  }
}

void draw_queue(const View& view) {
  app::SigningPlace& place = view.work.signing;
  const app::DraftRows& rows = place.queue(view.snapshot().drafts);
  view.title("desk.page.signing",
             view.say("desk.signing.explain", {{"count", std::to_string(rows.size())}}));
  if (view.ui.button(view.say("desk.page.signed"), Ui::Look::kLink)) {
    view.work.way.go(app::Place::kSigned);
  }
  ImGui::SameLine(0, theme::px(6));
  if (view.ui.button(view.say("desk.page.delegations"), Ui::Look::kLink)) {
    view.work.way.go(app::Place::kDelegations);
  }
  view.ui.gap(10);
  view.problem(place.problem());
  view.ui.begin_panel("queue", {0, 0});
  if (rows.empty()) {
    view.ui.paragraph(view.say("desk.signing.none"), theme::colours().quiet);
  } else {
    view.ui.paragraph(view.say("desk.signing.queue_keys"), theme::colours().quiet,
                      TextStyle::kSmall);
    view.ui.gap(6);
  }
  draw_queue_rows(view, rows);
  view.ui.end_panel();
  if (asked_something() || rows.empty()) return;
  if (compat::typed('j')) place.step(1);
  if (compat::typed('k')) place.step(-1);
  // By value: opening reads the queue anew.
  if (!ImGui::GetIO().WantTextInput && compat::pressed(ImGuiKey_Enter)) {
    place.open(domain::Subject(rows[place.chosen]->id));
  }
}

void draw_head(const View& view) {
  app::SigningPlace& place = view.work.signing;
  const std::size_t position = place.position();
  const bool busy = place.busy();
  bool back = view.ui.button(view.say("desk.signing.back"), Ui::Look::kLink);
  ImGui::SameLine(0, theme::px(12));
  bool before =
      view.ui.button(view.say("desk.signing.previous"), Ui::Look::kPlain, position > 1 && !busy);
  ImGui::SameLine(0, theme::px(6));
  bool after = view.ui.button(view.say("desk.signing.next"), Ui::Look::kPlain,
                              position > 0 && position < place.length() && !busy);
  if (position > 0) {
    ImGui::SameLine(0, theme::px(12));
    ImGui::AlignTextToFramePadding();
    view.ui.clipped(view.say("desk.signing.position", {{"at", std::to_string(position)},
                                                       {"count", std::to_string(place.length())}}),
                    ImGui::GetContentRegionAvail().x, theme::colours().quiet, TextStyle::kSmall);
  }
  if (!asked_something()) {
    const bool keys = !ImGui::GetIO().WantTextInput;
    const bool control = ImGui::GetIO().KeyCtrl;
    after = after || compat::typed('j') || (control && compat::pressed(ImGuiKey_RightArrow));
    before = before || compat::typed('k') || (control && compat::pressed(ImGuiKey_LeftArrow));
    back = back || (keys && compat::pressed(ImGuiKey_Escape));
  }
  if (after) place.step(1);
  if (before) place.step(-1);
  if (back && !busy) place.close();
}

void draw_item(const View& view) {
  draw_head(view);
  // Kept: what is drawn may be closed on the way.
  const auto sheet = view.work.signing.sheet();
  if (!sheet) {
    view.problem(view.work.signing.problem());
    if (view.work.signing.loading()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(8);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float side = theme::px(kSigningSide);
  if (room.x - side < theme::px(kLeastPage)) {
    view.ui.begin_panel("both", {0, 0});
    draw_signing_page(view, *sheet);
    view.ui.gap(10);
    view.ui.line();
    view.ui.gap(10);
    draw_signing_side(view, *sheet);
    view.ui.end_panel();
    return;
  }
  const float width = room.x - side - theme::px(16);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(44), theme::px(32)});
  view.ui.begin_panel("page", {width, 0});
  ImGui::PopStyleVar();
  draw_signing_page(view, *sheet);
  view.ui.end_panel();
  ImGui::SameLine(0, theme::px(16));
  view.ui.begin_panel("side", {side, 0});
  draw_signing_side(view, *sheet);
  view.ui.end_panel();
}

}  // namespace

void draw_signing(const View& view) {
  if (view.work.signing.is_open()) {
    draw_item(view);
  } else {
    draw_queue(view);
  }
}

}  // namespace yibao::desktop
