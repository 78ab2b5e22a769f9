// Hand delivery: what goes by a person instead of the line. Numbers, dates and pick-lists only.
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kFormWidth = 520;

std::string classification_name(const View& view, domain::Classification classification) {
  return view.say("classification." + std::string(base::enum_name(classification)));
}

void draw_form(const View& view, const app::HandoffSheet& sheet) {
  if (!view.ui.begin_dialog(view.say("desk.handoff.form.title"), kFormWidth)) return;
  app::HandoffPlace& place = view.work.handoffs;
  app::HandoffPlace::Form& form = place.form;
  view.ui.paragraph(view.say("desk.handoff.form.text"), theme::colours().grey);
  const float width = theme::px(200);
  LineLook line;
  line.width = width;
  ask_line(view, "desk.handoff.number", form.number, line);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < base::EnumNames<domain::Classification>::kNames.size(); ++i) {
    names.push_back(classification_name(view, static_cast<domain::Classification>(i)));
  }
  ask_choice(view, "desk.handoff.classification", names, form.classification, width);
  ask_line(view, "desk.handoff.pages", form.pages, line);
  ask_line(view, "desk.handoff.copies", form.copies, line);
  std::vector<std::string> couriers;
  for (const auto& each : sheet.couriers) couriers.push_back(each.name);
  ask_choice(view, "desk.handoff.courier", couriers, form.courier, width);
  ask_line(view, "desk.handoff.handed_on", form.handed_on, line);
  if (answer_row(view, "desk.handoff.register", Ui::Look::kPrimary, place.can_register()) ==
      Answer::kDo) {
    place.register_paper();
  }
  view.ui.end_dialog();
}

void draw_state(const View& view, const app::HandoffRow& row) {
  if (row.received_on) {
    view.ui.chip(view.say("desk.handoff.received", {{"date", base::to_text(*row.received_on)}}),
                 theme::colours().good, theme::colours().good_pale);
  } else {
    view.ui.chip(view.say("desk.handoff.registered"), theme::colours().accent,
                 theme::colours().accent_pale);
  }
  if (row.pending) {
    ImGui::SameLine(0, theme::px(6));
    view.ui.chip(view.say("cli.pending"), theme::colours().warn, theme::colours().warn_pale);
  }
}

void draw_row(const View& view, const app::HandoffRow& row) {
  ImGui::PushID(row.id.text().c_str());
  app::HandoffPlace& place = view.work.handoffs;
  const std::string number = std::to_string(row.number);
  view.ui.text(view.say("desk.handoff.row", {{"number", number}}), theme::colours().ink,
               TextStyle::kStrong);
  ImGui::SameLine();
  draw_state(view, row);
  if (view.snapshot().account->office) {
    ImGui::SameLine();
    view.ui.text(row.unit_name, theme::colours().grey);
  }
  view.ui.paragraph(view.say("desk.handoff.details",
                             {{"classification", classification_name(view, row.classification)},
                              {"pages", std::to_string(row.pages)},
                              {"copies", std::to_string(row.copies)},
                              {"courier", row.courier},
                              {"date", base::to_text(row.handed_on)}}),
                    theme::colours().grey);
  if (view.ui.button(view.say("desk.handoff.print") + "##" + number, Ui::Look::kLink,
                     !place.busy())) {
    place.print(row.id, view.phrases.language());
  }
  if (view.snapshot().account->office && !row.received_on) {
    ImGui::SameLine();
    if (view.ui.button(view.say("desk.handoff.receive") + "##" + number, Ui::Look::kLink,
                       !place.busy())) {
      place.receive(row.id);
    }
  }
  view.ui.gap(8);
  view.ui.line();
  view.ui.gap(8);
  ImGui::PopID();
}

}  // namespace

void draw_handoffs(const View& view) {
  app::HandoffPlace& place = view.work.handoffs;
  view.title("desk.page.handoffs");
  const auto sheet = place.sheet();
  if (view.title_buttons({{"desk.handoff.new", Ui::Look::kPrimary, sheet != nullptr}})) {
    place.start_form();
    view.ui.open_dialog(view.say("desk.handoff.form.title"));
  }
  view.ui.paragraph(view.say("desk.handoff.explain"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(10);
  view.problem(place.fault());
  view.ui.begin_panel("handoffs-panel", {0, 0});
  if (!sheet) {
    view.ui.busy(view.say("desk.opening"));
  } else if (sheet->rows.empty()) {
    view.ui.paragraph(view.say("desk.handoff.none"), theme::colours().quiet);
  } else {
    for (const app::HandoffRow& row : sheet->rows) draw_row(view, row);
  }
  view.ui.end_panel();
  if (sheet) draw_form(view, *sheet);
}

}  // namespace yibao::desktop
