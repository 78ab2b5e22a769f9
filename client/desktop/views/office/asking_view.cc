// The office's commissions: the list by deadline, with how far each has come.
#include "client/core/app/office/office.h"
#include "client/desktop/views/office/asking.h"
#include "client/desktop/views/office/sections.h"
#include "client/desktop/views/states.h"
#include "client/desktop/views/time_left.h"

namespace yibao::desktop {
namespace {

constexpr float kWideRow = 620;  // narrower: the deadline stands below the title

std::string tally_text(const View& view, const app::AskedLine& line) {
  const client::CommissionTally& tally = line.tally;
  std::string text = view.say("desk.asking.tally", {{"asked", std::to_string(tally.asked)},
                                                    {"seen", std::to_string(tally.acknowledged)},
                                                    {"in_time", std::to_string(tally.in_time)}});
  const auto add = [&](std::string_view key, std::size_t count) {
    if (count > 0) text += "　" + view.say(key, {{"count", std::to_string(count)}});
  };
  add("desk.asking.tally.late", tally.late);
  add("desk.asking.tally.overdue", tally.overdue);
  add("desk.asking.tally.extension", tally.extension);
  add("desk.asking.tally.declined", tally.declined);
  add("desk.asking.tally.judged", tally.judged);
  return text;
}

std::vector<Chip> chips_of(const View& view, const app::AskedLine& line) {
  std::vector<Chip> chips;
  const auto add = [&](std::string_view key, StateColours colours) {
    chips.push_back({view.say(key), colours});
  };
  const StateColours grey{theme::colours().grey, theme::colours().grey_pale};
  if (line.cancelled) {
    add("commission.cancelled", grey);
  } else if (!line.open()) {
    add("desk.asking.closed", grey);
  } else {
    if (line.overdue()) add("commission.overdue", bad_colours());
    if (line.tally.extension > 0) add("desk.commission.extension_asked", warn_colours());
    if (line.to_judge()) {
      add("desk.asking.to_judge", {theme::colours().accent, theme::colours().accent_pale});
    }
  }
  if (line.pending) add("cli.pending", grey);
  return chips;
}

void draw_line(const View& view, const app::AskedLine& line) {
  const std::string title = line.title.empty() ? view.say("cli.words_gone") : line.title;
  const bool wide = ImGui::GetContentRegionAvail().x >= theme::px(kWideRow);
  const float text = ImGui::GetTextLineHeight();
  const float height = text * (wide ? 2 : 3) + theme::px(wide ? 22 : 28);
  ImGui::PushID(line.id.text().c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - theme::px(24);
  const bool pressed = view.ui.row(title, height);
  const float left = at.x + theme::px(12);
  const TimeLeft time = time_left(view, line.due);
  const std::string due = view.when(line.due) + (line.open() ? "　" + time.text : "");
  const float due_width = view.ui.width_of(due, TextStyle::kSmall);
  ImGui::SetCursorScreenPos({left, at.y + theme::px(6)});
  for (const Chip& chip : chips_of(view, line)) {
    view.ui.chip(chip.text, chip.colours.ink, chip.colours.ground);
    ImGui::SameLine(0, theme::px(6));
  }
  const float used = ImGui::GetCursorScreenPos().x - left;
  view.ui.clipped(title, width - used - (wide ? due_width + theme::px(14) : 0),
                  theme::colours().ink, TextStyle::kStrong);
  const ImU32 ink = line.open() ? time.ink : theme::colours().quiet;
  ImGui::SetCursorScreenPos(wide ? ImVec2{left + width - due_width, at.y + theme::px(8)}
                                 : ImVec2{left, at.y + 2 * text + theme::px(18)});
  view.ui.clipped(due, wide ? due_width + 1 : width, ink, TextStyle::kSmall);
  ImGui::SetCursorScreenPos({left, at.y + text + theme::px(12)});
  view.ui.clipped(tally_text(view, line), width, theme::colours().grey, TextStyle::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({0, 0});
  view.ui.line();
  ImGui::PopID();
  if (pressed) view.work.office().asking.open(line.id);
}

void draw_list(const View& view, const app::AskingSheet& sheet) {
  app::AskingPlace& place = view.work.office().asking;
  draw_sections(view, "desk.asking.filter.", place.filter,
                [&](app::AskedFilter filter) { return std::optional(place.count(filter)); });
  view.ui.gap(10);
  std::vector<const app::AskedLine*> shown;
  for (const app::AskedLine& line : sheet.lines) {
    if (app::AskingPlace::fits(line, place.filter)) shown.push_back(&line);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, theme::px(2)});
  view.ui.begin_panel("asking-panel", {0, rest_of_place()});
  ImGui::PopStyleVar();
  if (shown.empty()) {
    ImGui::SetCursorPos({theme::px(24), theme::px(24)});
    view.ui.paragraph(view.say(sheet.lines.empty() ? "desk.asking.none" : "desk.asking.no_match"),
                      theme::colours().quiet);
  }
  view.ui.rows("asking", shown.size(), 2 * ImGui::GetTextLineHeight() + theme::px(24),
               [&](std::size_t i) { draw_line(view, *shown[i]); });
  view.ui.end_panel();
}

}  // namespace

void draw_asking(const View& view) {
  app::AskingPlace& place = view.work.office().asking;
  if (place.one.opened()) return draw_asked(view);
  view.title("desk.page.asking", view.say("desk.asking.explain"));
  const bool form = place.section == app::AskingPlace::Section::kForm;
  const auto pressed =
      form ? std::nullopt : view.title_buttons({{"desk.asking.new", Ui::Look::kPrimary, true}});
  if (pressed) place.write_new();
  view.ui.gap(10);
  // Kept: what is drawn may be left on the way.
  const auto sheet = place.sheet();
  draw_sections(view, "desk.asking.section.", place.section,
                [&](app::AskingPlace::Section section) -> std::optional<std::size_t> {
                  if (!sheet || section == app::AskingPlace::Section::kForm) return std::nullopt;
                  if (section == app::AskingPlace::Section::kList)
                    return place.count(app::AskedFilter::kOpen);
                  std::size_t count = 0;
                  for (const auto& chased : sheet->chased) count += chased.lines.size();
                  return count;
                });
  view.ui.gap(10);
  view.problem(place.problem());
  if (place.section == app::AskingPlace::Section::kForm) return draw_asking_form(view);
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  if (place.section == app::AskingPlace::Section::kChase) {
    draw_chase(view);
  } else {
    draw_list(view, *sheet);
  }
}

}  // namespace yibao::desktop
