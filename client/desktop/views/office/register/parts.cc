#include "client/desktop/views/office/register/parts.h"

#include "client/desktop/compat.h"
#include "client/desktop/views/panes.h"

namespace yibao::desktop {
namespace {

constexpr float kSheetWidth = 430;  // of what is opened
constexpr float kListLeast = 380;
constexpr float kNamesWidth = 134;  // of facts
constexpr float kSearchWidth = 240;
constexpr float kFieldsLeast = 180;
constexpr float kButtonEdges = 32;

float line_height() {
  return 2 * ImGui::GetTextLineHeight() + theme::px(16);
}

}  // namespace

bool draw_list_line(const View& view, const ListLine& line) {
  const float text = ImGui::GetTextLineHeight();
  const float height = line_height();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - theme::px(20);
  ImGui::PushID(line.id.c_str());
  const bool pressed = view.ui.row(line.name, height, line.selected);
  ImGui::SetCursorScreenPos({at.x + theme::px(10), at.y + theme::px(4)});
  ImGui::BeginGroup();
  float chips = 0;
  for (const Chip& chip : line.chips) {
    chips += view.ui.width_of(chip.text, TextStyle::kSmall) + theme::px(24);
  }
  view.ui.clipped(line.name, std::max(width - chips, width / 3),
                  line.faint ? theme::colours().quiet : theme::colours().ink, TextStyle::kStrong);
  for (const Chip& chip : line.chips) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(chip.text, chip.colours.ink, chip.colours.ground);
  }
  ImGui::SetCursorScreenPos({at.x + theme::px(10), at.y + text + theme::px(9)});
  view.ui.clipped(line.remark, width, theme::colours().quiet, TextStyle::kSmall);
  ImGui::EndGroup();
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({0, 0});
  ImGui::PopID();
  return pressed;
}

std::optional<std::size_t> draw_list(const View& view, std::size_t count,
                                     const std::function<ListLine(std::size_t)>& line) {
  std::optional<std::size_t> clicked;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), line_height() + ImGui::GetStyle().ItemSpacing.y);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto number = static_cast<std::size_t>(i);
      if (draw_list_line(view, line(number))) clicked = number;
    }
  }
  return clicked;
}

void draw_list_and_sheet(const View& view, const char* id, bool opened,
                         const std::function<void()>& list, const std::function<void()>& sheet,
                         const std::function<void()>& close) {
  const std::string name(id);
  const float room = ImGui::GetContentRegionAvail().x;
  const float beside = theme::px(kSheetWidth);
  const bool both = room - beside >= theme::px(kListLeast);
  if (!opened || both) {
    view.ui.begin_panel(name + "-list", {opened ? room - beside - theme::px(16) : 0, 0});
    list();
    view.ui.end_panel();
  }
  if (!opened) return;
  if (both) ImGui::SameLine(0, theme::px(16));
  view.ui.begin_panel(name + "-sheet", {0, 0});
  const bool keys =
      !ImGui::GetIO().WantTextInput &&
      !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  const bool closed = view.ui.button(view.say("desk.register.close"), Ui::Look::kLink) ||
                      (keys && compat::pressed(ImGuiKey_Escape));
  sheet();
  view.ui.end_panel();
  if (closed) close();
}

void draw_form(const View& view, const char* id, const std::function<void()>& fields,
               const std::function<void()>& foot) {
  draw_above_foot(view, id, kFieldsLeast, fields, foot);
}

void draw_taken_up(const View& view, bool taken_up) {
  if (!taken_up) return;
  view.ui.paragraph(view.say("desk.register.taken_up"), theme::colours().warn, TextStyle::kSmall);
}

void stay_in_line(const View& view, const std::string& label, float gap) {
  const float right = ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x;
  const float wide = view.ui.width_of(label) + theme::px(kButtonEdges + gap);
  if (ImGui::GetItemRectMax().x + wide <= right) ImGui::SameLine(0, theme::px(gap));
}

void draw_fact(const View& view, std::string_view key, const std::string& value) {
  if (value.empty()) return;
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  // A long name has a line of its own.
  const float column = theme::px(kNamesWidth);
  if (view.ui.width_of(view.say(key), TextStyle::kSmall) < column - theme::px(8)) {
    ImGui::SameLine(ImGui::GetCursorStartPos().x + column);
  }
  view.ui.paragraph(value);
}

void draw_heading(const View& view, std::string_view key, const base::TextArgs& args) {
  view.ui.gap(12);
  view.ui.line();
  view.ui.gap(10);
  view.ui.text(view.say(key, args), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(4);
}

void draw_search(const View& view, std::string& text) {
  Ui::FieldLook look;
  look.hint = view.say("desk.register.search");
  look.width = theme::px(kSearchWidth);
  view.ui.field(view.say("desk.register.search"), text, look);
}

void draw_moved(const View& view, const client::PointsMove& moved) {
  if (moved.units.empty()) return;
  draw_heading(view, "desk.register.moved");
  for (const client::MovedUnit& unit : moved.units) {
    if (unit.has_points && unit.before != unit.after) {
      view.ui.paragraph(view.say(
          "desk.register.moved_points",
          {{"unit", unit.name}, {"before", unit.before.text()}, {"after", unit.after.text()}}));
    }
    for (const client::MovedTarget& target : unit.targets) {
      view.ui.paragraph(
          view.say("desk.register.moved_target", {{"unit", unit.name},
                                                  {"target", view.phrases.name(target.name)},
                                                  {"period", target.period},
                                                  {"done", target.done},
                                                  {"value", target.value}}),
          theme::colours().grey, TextStyle::kSmall);
    }
  }
}

std::string roles_text(const View& view, const std::vector<domain::Role>& roles,
                       domain::LeaderPost post) {
  std::vector<std::string> words;
  for (const domain::Role role : roles) {
    const bool leads = role == domain::Role::kLeader && post != domain::LeaderPost::kNone;
    words.push_back(leads ? view.say("post." + std::string(base::enum_name(post)))
                          : view.say("role." + std::string(base::enum_name(role))));
  }
  return joined(view, words);
}

std::string spoken(const View& view, const std::string& value) {
  return view.say("desk.register.plain", {{"value", value}});
}

void draw_difference(const View& view, const client::PersonDifference& difference) {
  const auto value = [&](const std::string& text) {
    return text.empty() ? view.say("desk.register.nothing") : text;
  };
  view.ui.paragraph(view.say("desk.register.difference",
                             {{"field", view.say("desk.register.field." + difference.field)},
                              {"before", value(difference.before)},
                              {"after", value(difference.after)}}),
                    theme::colours().grey, TextStyle::kSmall);
}

std::string joined(const View& view, const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!text.empty()) text += view.say("desk.register.comma");
    text += word;
  }
  return text;
}

}  // namespace yibao::desktop
