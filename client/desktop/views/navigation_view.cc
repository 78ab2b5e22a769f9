// To the left: where one can go, what calls for attention there, who is there.
#include <algorithm>

#include "client/desktop/views/frame.h"
#include "client/desktop/views/places.h"

namespace yibao::desktop {
namespace {

constexpr float kRailWidth = 208;
constexpr float kRailShareMost = 0.27F;  // large type on a small screen
constexpr float kLowScreen = 560;
constexpr float kRailIndent = 12;

// With large type on a small screen the rail leaves out what is said elsewhere.
bool is_low() {
  return ImGui::GetIO().DisplaySize.y < theme::px(kLowScreen);
}

std::string roles_of(const View& view) {
  std::string text;
  for (const domain::Role role : view.snapshot().account->roles) {
    text += (text.empty() ? "" : view.say("desk.and")) +
            view.say("role." + std::string(base::enum_name(role)));
  }
  return text;
}

void draw_head(const View& view, float inner) {
  ImGui::Indent(theme::px(kRailIndent));
  if (!is_low()) view.ui.heading(view.say("desk.name"));
  view.ui.clipped(view.snapshot().account->unit_name, inner - theme::px(kRailIndent),
                  theme::colours().quiet, TextStyle::kSmall);
  ImGui::Unindent(theme::px(kRailIndent));
  view.ui.gap(is_low() ? 10 : 22);
}

float foot_height(const View& view) {
  const auto line = [&](TextStyle style) { return view.ui.glyphs().font(style)->FontSize; };
  const float button = line(TextStyle::kText) + 2 * ImGui::GetStyle().FramePadding.y;
  const float roles = is_low() ? 0 : line(TextStyle::kSmall) + ImGui::GetStyle().ItemSpacing.y;
  return theme::px(18) + line(TextStyle::kStrong) + roles + button +
         2 * ImGui::GetStyle().ItemSpacing.y;
}

void draw_foot(const View& view, float inner) {
  const app::Account& account = *view.snapshot().account;
  view.ui.line();
  view.ui.gap(10);
  ImGui::Indent(theme::px(kRailIndent));
  view.ui.clipped(account.person_name, inner - theme::px(kRailIndent), theme::colours().ink,
                  TextStyle::kStrong);
  if (!is_low()) {
    view.ui.clipped(roles_of(view), inner - theme::px(kRailIndent), theme::colours().quiet,
                    TextStyle::kSmall);
  }
  ImGui::Unindent(theme::px(kRailIndent));
  if (view.ui.button(view.say("desk.lock"), Ui::Look::kLink)) view.work.lock();
  ImGui::SameLine(0, 0);
  if (view.ui.button(view.say("desk.sign_out"), Ui::Look::kLink)) {
    view.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
  }
}

// Scrolls where not all of them fit; the one that is open comes into view when it is opened.
void draw_pages(const View& view, float inner) {
  const app::Place shown = place_row(view.work.way.place()).within;
  // What was brought into view last, with the height it was brought into.
  const int now = static_cast<int>(shown) * 100000 + static_cast<int>(ImGui::GetScrollMaxY());
  int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("shown"), -1);
  for (const PlaceRow& row : places()) {
    if (!in_rail(view, row)) continue;
    const std::int64_t count = row.count == nullptr ? 0 : row.count(view);
    const std::string number = count > 0 ? std::to_string(count) : "";
    if (view.ui.page(view.say(row.key), row.place == shown, number, inner)) {
      view.work.way.go(row.place);
    }
    if (row.place == shown && *last != now) ImGui::SetScrollHereY();
  }
  *last = now;
}

}  // namespace

float rail_width() {
  return std::min(theme::px(kRailWidth), ImGui::GetIO().DisplaySize.x * kRailShareMost);
}

void draw_edge(ImVec2 from, ImVec2 to) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddLine(from, to, theme::colours().line);
  list->PopClipRect();
}

void begin_fixed(const char* name, ImVec2 at, ImVec2 size, ImVec2 padding) {
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(size);
  const bool place = std::string_view(name) == kPlaceWindow;
  ImGui::PushStyleColor(ImGuiCol_WindowBg,
                        place ? theme::colours().canvas : theme::colours().paper);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  // Reached by F6 (shortcuts_view.cc): the library's own list of windows means nothing to people.
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNavFocus);
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
}

void draw_navigation(const View& view) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = rail_width();
  begin_fixed(kRailWindow, {0, 0}, {width, screen.y},
              {theme::px(14), theme::px(is_low() ? 10 : 20)});
  draw_edge({width - 1, 0}, {width - 1, screen.y});
  const float inner = width - theme::px(28);
  draw_head(view, inner);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme::px(is_low() ? 1 : 4)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  view.ui.begin_panel("pages", {inner, -foot_height(view)}, false);
  draw_pages(view, ImGui::GetContentRegionAvail().x);
  view.ui.end_panel();
  ImGui::PopStyleVar(2);
  draw_foot(view, inner);
  ImGui::End();
}

}  // namespace yibao::desktop
