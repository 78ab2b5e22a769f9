// To the left: where one can go, who is there. Below: how things stand, without whitewash.
#include "client/desktop/views/places.h"

namespace yibao::desktop {
namespace {

constexpr float kFootHeight = 132;  // who is there
constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoBringToFrontOnFocus |
                                    ImGuiWindowFlags_NoSavedSettings;

// Of a window against the next one: outside its own padding.
void draw_edge(ImVec2 from, ImVec2 to) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  list->AddLine(from, to, theme::colours().line);
  list->PopClipRect();
}

std::string roles_of(const View& view) {
  std::string text;
  for (const domain::Role role : view.snapshot().account->roles) {
    text += (text.empty() ? "" : "、") + view.say("role." + std::string(base::enum_name(role)));
  }
  return text;
}

struct LineWords {
  std::string text;
  ImU32 colour = theme::colours().grey;
};

LineWords line_words(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  if (line.exchanging) return {view.say("desk.line.exchanging"), theme::colours().accent};
  switch (line.status.line) {
    case client::SyncStatus::Line::kUp: return {view.say("desk.line.up"), theme::colours().good};
    case client::SyncStatus::Line::kDown:
      return {view.say("desk.line.down"), theme::colours().warn};
    case client::SyncStatus::Line::kBlocked:
      return {view.say("desk.line.blocked"), theme::colours().bad};
    case client::SyncStatus::Line::kUnknown: break;
  }
  return {view.say("desk.line.unknown"), theme::colours().grey};
}

// The part of the status line that a person should not miss; "" when all is well.
std::string worry(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  if (line.evidence > 0) {
    return view.say("cli.evidence", {{"count", std::to_string(line.evidence)}});
  }
  if (line.status.code && line.status.line != client::SyncStatus::Line::kUp) {
    return view.phrases.sentence(base::Error(*line.status.code, "", line.status.args));
  }
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(line.clock_offset).count();
  if (std::chrono::abs(line.clock_offset) > base::limits::kClockSkewShown) {
    return view.say("cli.clock_skew", {{"seconds", std::to_string(seconds)}});
  }
  return line.trial ? view.say("cli.trial") : "";
}

// Scrolls where not all of them fit; the one that is open comes into view when it is opened.
void draw_pages(const View& view, float inner, float bottom) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  const float height = std::max(bottom - ImGui::GetCursorPosY() - theme::px(6), theme::px(60));
  view.ui.begin_panel("pages", {0, height}, false);
  ImGui::PopStyleVar();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme::px(2)});
  const app::Place shown = place_row(view.work.way.place()).within;
  const bool scrolls = ImGui::GetScrollMaxY() > 0;
  const float room = inner - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0);
  // What was brought into view last, with the height it was brought into.
  const int now = static_cast<int>(shown) * 100000 + static_cast<int>(ImGui::GetScrollMaxY());
  int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("shown"), -1);
  for (const PlaceRow& row : places()) {
    if (row.key.empty() || (row.is_for != nullptr && !row.is_for(*view.snapshot().account)))
      continue;
    const std::int64_t count = row.count == nullptr ? 0 : row.count(view);
    const std::string number = count > 0 ? std::to_string(count) : "";
    if (view.ui.page(view.say(row.key), row.place == shown, number, room)) {
      view.work.way.go(row.place);
    }
    if (row.place == shown && *last != now) ImGui::SetScrollHereY();
  }
  *last = now;
  ImGui::PopStyleVar();
  view.ui.end_panel();
}

}  // namespace

void draw_navigation(const View& view, float width) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, screen.y});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::colours().paper);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(14), theme::px(20)});
  ImGui::Begin("navigation", nullptr, kFixed);
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
  draw_edge({width - 1, 0}, {width - 1, screen.y});
  const float inner = width - theme::px(28);
  ImGui::Indent(theme::px(12));
  view.ui.heading(view.say("desk.name"));
  view.ui.clipped(view.snapshot().account->unit_name, inner - theme::px(12), theme::colours().quiet,
                  TextStyle::kSmall);
  ImGui::Unindent(theme::px(12));
  view.ui.gap(22);
  draw_pages(view, inner, screen.y - theme::px(kFootHeight));
  const app::Account& account = *view.snapshot().account;
  ImGui::SetCursorPosY(screen.y - theme::px(kFootHeight));
  view.ui.line();
  view.ui.gap(10);
  ImGui::Indent(theme::px(12));
  view.ui.clipped(account.person_name, inner - theme::px(12), theme::colours().ink,
                  TextStyle::kStrong);
  view.ui.clipped(roles_of(view), inner - theme::px(12), theme::colours().quiet, TextStyle::kSmall);
  ImGui::Unindent(theme::px(12));
  if (view.ui.button(view.say("desk.lock"), Ui::Look::kLink)) view.work.lock();
  ImGui::SameLine(0, 0);
  if (view.ui.button(view.say("desk.sign_out"), Ui::Look::kLink)) {
    view.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
  }
  ImGui::End();
}

void draw_status_line(const View& view) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float left = theme::px(208);
  const float height = theme::px(40);
  ImGui::SetNextWindowPos({left, screen.y - height});
  ImGui::SetNextWindowSize({screen.x - left, height});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::colours().paper);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(28), theme::px(8)});
  ImGui::Begin("status", nullptr, kFixed);
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
  const app::LineState& line = *view.snapshot().line;
  draw_edge({left, screen.y - height}, {screen.x, screen.y - height});
  const LineWords words = line_words(view);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddCircleFilled({at.x + theme::px(5), at.y + theme::px(11)},
                                              theme::px(5), words.colour);
  ImGui::Dummy({theme::px(10), 0});
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(words.text, words.colour, TextStyle::kSmall);
  const auto part = [&](const std::string& text, ImU32 colour) {
    ImGui::SameLine(0, theme::px(24));
    view.ui.text(text, colour, TextStyle::kSmall);
  };
  const std::string queue =
      line.waiting + line.held == 0
          ? view.say("desk.queue.empty")
          : view.say("desk.queue", {{"count", std::to_string(line.waiting + line.held)}});
  part(queue, theme::colours().grey);
  if (line.refused > 0) {
    part(view.say("desk.queue.refused", {{"count", std::to_string(line.refused)}}),
         theme::colours().bad);
  }
  part(line.last_exchange ? view.say("desk.last", {{"when", view.when(*line.last_exchange)}})
                          : view.say("desk.last.never"),
       theme::colours().grey);
  const std::string warning = worry(view);
  if (!warning.empty()) {
    ImGui::SameLine(0, theme::px(24));
    view.ui.clipped(warning, ImGui::GetContentRegionAvail().x, theme::colours().warn,
                    TextStyle::kSmall);
  }
  ImGui::End();
}

}  // namespace yibao::desktop
