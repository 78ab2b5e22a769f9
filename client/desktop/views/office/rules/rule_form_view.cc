// The part of a draft that is in hand: the way to it, its form row by row, or its text.
#include <algorithm>

#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/rules/rules.h"

namespace yibao::desktop {
namespace {

using Kind = client::FormRow::Kind;

// -- what is wrong --------------------------------------------------------------------------------

// By the number of a row, the problems of what it shows; behind the last, those of the whole part.
std::vector<std::vector<const rules::Problem*>> problems_by_row(const View& view) {
  const app::DraftPart& part = rules_place(view).part;
  const auto& rows = part.rows();
  std::vector<std::vector<const rules::Problem*>> by_row(rows.size() + 1);
  const auto& reading = rules_place(view).draft.reading();
  if (!reading) return by_row;
  for (const rules::Problem& problem : reading->problems) {
    if (!client::is_within(problem.place, part.place())) continue;
    std::size_t owner = rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool holds =
          rows[i].kind != Kind::kAdd && client::is_within(problem.place, rows[i].place);
      const bool closer = owner == rows.size() || rows[i].place.size() > rows[owner].place.size();
      if (holds && closer) owner = i;
    }
    by_row[owner].push_back(&problem);
  }
  return by_row;
}

void draw_problems(const View& view, const std::vector<const rules::Problem*>& problems) {
  for (const rules::Problem* problem : problems) {
    view.ui.paragraph(problem_text(view, *problem), theme::colours().bad, TextStyle::kSmall);
  }
}

void draw_form(const View& view) {
  app::DraftPart& part = rules_place(view).part;
  const auto problems = problems_by_row(view);
  draw_problems(view, problems.back());
  std::function<void()> act;
  for (std::size_t i = 0; i < part.rows().size(); ++i) {
    if (auto done = draw_form_row(view, i)) act = std::move(done);
    draw_problems(view, problems[i]);
    view.ui.gap(4);
  }
  if (act) act();
}

// -- the way to it, and its text ------------------------------------------------------------------

void draw_trail(const View& view) {
  app::DraftPart& part = rules_place(view).part;
  std::optional<std::string> chosen;
  for (std::size_t i = 0; i < part.trail().size(); ++i) {
    const app::DraftPart::Step& step = part.trail()[i];
    const bool here = i + 1 == part.trail().size();
    const std::string text = word_text(view, step.word) + (here ? "" : " ›");
    if (i > 0) flow(button_width(view, text), theme::px(2));
    if (here) {
      ImGui::BeginGroup();
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ImGui::GetStyle().FramePadding.y);
      view.ui.paragraph(text, theme::colours().ink, TextStyle::kStrong);
      ImGui::EndGroup();
    } else if (view.ui.button(text + "##trail" + step.place, Ui::Look::kLink)) {
      chosen = step.place;
    }
  }
  if (chosen) part.select(*chosen);
}

void draw_rule_text(const View& view) {
  app::DraftPart& part = rules_place(view).part;
  if (part.is_pending()) {
    view.ui.paragraph(view.say("desk.rules.pending"), theme::colours().warn, TextStyle::kSmall);
    if (view.ui.button(view.say("desk.rules.drop_pending"))) part.drop_pending();
  }
  Ui::EditorLook look;
  if (view.ui.editor(view.say("desk.rules.text"), part.editor(), look)) part.editor_changed();
}

}  // namespace

void draw_draft_part(const View& view) {
  app::RulesPlace& place = rules_place(view);
  app::DraftPart& part = place.part;
  if (place.draft.parts() == nullptr) {
    view.ui.paragraph(view.say("desk.rules.no_json"), theme::colours().bad);
    if (place.draft.is_read()) {
      for (const rules::Problem& problem : place.draft.reading()->problems) {
        view.ui.paragraph(problem_text(view, problem), theme::colours().bad, TextStyle::kSmall);
      }
    }
    view.ui.gap(6);
    return draw_rule_text(view);
  }
  if (view.ui.button(view.say("desk.rules.to_sentences"), Ui::Look::kLink)) return part.put_down();
  if (flowing_button(view, part.by_text() ? "desk.rules.by_form" : "desk.rules.by_text",
                     Ui::Look::kLink)) {
    part.show_text(!part.by_text());
  }
  draw_trail(view);
  if (!part.is_open()) return;
  const auto& reading = place.draft.reading();
  const std::string said = reading ? reading->said(view.phrases.language(), part.place()) : "";
  if (!said.empty()) view.ui.paragraph(said, theme::colours().accent);
  view.ui.gap(10);
  if (part.by_text()) return draw_rule_text(view);
  // The way back stays in sight.
  view.ui.begin_panel("part-rows", {0, 0}, false);
  draw_form(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
