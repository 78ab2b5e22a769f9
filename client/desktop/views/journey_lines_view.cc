// Everything that was said of an item: what, when, by whom, with whose authority, with its receipt.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

std::string remark_of(const View& view, const app::JourneyLine& line) {
  std::string remark = line.step.author;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) remark += (remark.empty() ? "" : "　") + part;
  };
  if (!line.step.for_leader.empty()) {
    add(view.say("desk.journey.for_leader", {{"leader", line.step.for_leader}}));
  }
  if (!line.step.on_paper_by.empty()) {
    add(view.say("desk.journey.on_paper", {{"leader", line.step.on_paper_by}}));
  }
  add(view.phrases.name(line.reason));
  add(line.step.stamp
          ? view.say("desk.receipt", {{"sequence", std::to_string(line.step.stamp->sequence)}})
          : view.say("cli.pending"));
  if (line.step.without_effect) remark += view.say("cli.without_effect");
  return remark;
}

}  // namespace

void draw_journey(const View& view, const app::ItemSheet& sheet) {
  view.ui.text(view.say("desk.reading.journey"), theme::colours().ink, TextStyle::kStrong);
  if (view.ui.button(view.say("desk.journey.open"), Ui::Look::kLink)) {
    return view.work.open_journey(sheet.id);
  }
  for (const app::JourneyLine& line : sheet.journey) {
    view.ui.gap(8);
    view.ui.text(view.say("event." + line.step.type));
    ImGui::SameLine();
    view.ui.text(view.when(line.step.at), theme::colours().quiet, TextStyle::kSmall);
    view.ui.paragraph(remark_of(view, line), theme::colours().quiet, TextStyle::kSmall);
    if (!line.step.note.empty()) {
      view.ui.paragraph(line.step.note, theme::colours().ink, TextStyle::kSmall);
    }
  }
}

}  // namespace yibao::desktop
