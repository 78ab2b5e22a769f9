// A bulletin being drafted: its parts to the right, the selected one or the whole document to the
// left.
#include "client/core/app/office/office.h"
#include "client/core/app/office/report_tables.h"
#include "client/desktop/chart_paint.h"
#include "client/desktop/compat.h"
#include "client/desktop/views/bulletin_page.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/bulletins_view.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/queue_view.h"

namespace yibao::desktop {
namespace {

using DraftPart = app::BulletinDraft::Part;
using PartKind = app::BulletinDraft::PartKind;

constexpr float kBulletinEditorHeight = 320;
constexpr float kLeastRoom = 820;

std::string part_name(const View& view, const DraftPart& part) {
  if (part.kind == PartKind::kHead) return view.say("desk.bulletins.part.head");
  if (!part.name.empty()) return part.name;
  return view.say(part.id == "closing" ? "desk.bulletins.part.closing"
                                       : "desk.bulletins.part.opening");
}

// -- the selected part ----------------------------------------------------------------------------

void draw_head_fields(const View& view) {
  app::BulletinDraft::Head& head = draft_of(view).head;
  ask_line(view, "desk.bulletins.title", head.title);
  ask_line(view, "desk.bulletins.head_name", head.name);
  ask_line(view, "desk.bulletins.number", head.number);
  ask_line(view, "desk.bulletins.office", head.office);
  ask_line(view, "desk.bulletins.addressees", head.addressees);
  ask_line(view, "desk.bulletins.copies", head.copies);
}

// What the officer wrote stands over other figures than those of now.
void draw_behind_hint(const View& view, const DraftPart& part, std::size_t index) {
  app::BulletinDraft& draft = draft_of(view);
  if (!part.behind) return;
  view.ui.paragraph(view.say("desk.bulletins.behind"), theme::colours().warn);
  const auto* now = draft.drafted()->bulletin.section(part.id);
  view.ui.text(view.say("desk.bulletins.drafted_now"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.paragraph(now == nullptr ? view.say("desk.bulletins.drafted_nothing") : now->text,
                    theme::colours().grey, TextStyle::kSmall);
  if (view.ui.button(view.say("desk.bulletins.confirm"))) draft.confirm(index);
  view.ui.gap(8);
}

void draw_section_editor(const View& view, const DraftPart& part, std::size_t index) {
  app::BulletinDraft& draft = draft_of(view);
  draw_behind_hint(view, part, index);
  ask_line(view, "desk.bulletins.heading", draft.heading);
  view.ui.gap(4);
  if (view.ui.button(view.say("desk.undo"), Ui::Look::kLink, draft.text.can_undo())) {
    draft.text.undo();
  }
  if (flowing_button(view, "desk.redo", Ui::Look::kLink, draft.text.can_redo())) draft.text.redo();
  if (part.own) {
    if (flowing_button(view, "desk.bulletins.remove", Ui::Look::kLink)) draft.restore(index);
  } else if (flowing_button(view, "desk.bulletins.restore", Ui::Look::kLink, part.edited)) {
    draft.restore(index);
  }
  Ui::EditorLook look;
  look.indent = 2 * view.ui.width_of("　");
  look.hint = view.say("desk.bulletins.text_hint");
  look.size = {0, std::max(theme::px(kBulletinEditorHeight),
                           ImGui::GetContentRegionAvail().y - theme::px(8))};
  view.ui.editor(view.say("desk.bulletins.text"), draft.text, look);
}

void draw_figures_of(const View& view, const DraftPart& part) {
  view.ui.paragraph(view.say("desk.bulletins.figures_hint"), theme::colours().quiet,
                    TextStyle::kSmall);
  view.ui.gap(6);
  const report::Bulletin& drafted = draft_of(view).drafted()->bulletin;
  for (const report::BulletinTable& table : drafted.tables) {
    if (part.kind == PartKind::kTable && table.id == part.id) draw_report_table(view, table);
  }
  for (const report::BulletinChart& chart : drafted.charts) {
    if (part.kind == PartKind::kChart && chart.id == part.id)
      draw_chart(view.ui, app::chart_of(chart));
  }
}

void draw_part_moves(const View& view, const DraftPart& part) {
  app::BulletinDraft& draft = draft_of(view);
  if (part.kind == PartKind::kChart) return;
  if (flowing_button(view, "desk.bulletins.up", Ui::Look::kPlain)) draft.move(draft.selected(), -1);
  if (flowing_button(view, "desk.bulletins.down", Ui::Look::kPlain)) {
    draft.move(draft.selected(), 1);
  }
}

void draw_selected_part(const View& view) {
  app::BulletinDraft& draft = draft_of(view);
  const DraftPart* part = draft.part();
  if (part == nullptr || !draft.drafted()) return;
  const DraftPart shown = *part;  // what is drawn may go on the way
  const std::size_t index = draft.selected();
  view.ui.paragraph(part_name(view, shown), theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(4);
  if (shown.kind != PartKind::kHead) {
    bool in = !shown.left_out;
    if (view.ui.check(view.say("desk.bulletins.take_in"), in)) draft.leave_out(index, !in);
    draw_part_moves(view, shown);
    view.ui.gap(4);
  }
  switch (shown.kind) {
    case PartKind::kHead: return draw_head_fields(view);
    case PartKind::kSection: return draw_section_editor(view, shown, index);
    case PartKind::kTable:
    case PartKind::kChart: return draw_figures_of(view, shown);
  }
}

// -- the parts ------------------------------------------------------------------------------------

std::string part_state(const View& view, const DraftPart& part) {
  if (part.left_out) return view.say("desk.bulletins.part.left_out");
  if (part.behind) return view.say("desk.bulletins.part.behind");
  if (part.own) return view.say("desk.bulletins.part.own");
  return part.edited ? view.say("desk.bulletins.part.edited") : "";
}

void draw_part_row(const View& view, std::size_t index) {
  app::BulletinDraft& draft = draft_of(view);
  const DraftPart& part = draft.parts()[index];
  const std::string name = part_name(view, part);
  const std::string state = part_state(view, part);
  ImGui::PushID(static_cast<int>(index));
  const float height = ImGui::GetTextLineHeight() + theme::px(8);
  if (view.ui.row(name, height, index == draft.selected())) {
    draft.select(index);
    draft.previews = false;
  }
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(3));
  const float used = state.empty() ? 0 : view.ui.width_of(state, TextStyle::kSmall) + theme::px(10);
  view.ui.clipped(name, ImGui::GetContentRegionAvail().x - used,
                  part.left_out ? theme::colours().quiet : theme::colours().ink);
  if (!state.empty()) {
    ImGui::SameLine(ImGui::GetContentRegionMax().x - used);
    view.ui.text(state, part.behind ? theme::colours().warn : theme::colours().quiet,
                 TextStyle::kSmall);
  }
  ImGui::PopID();
}

void draw_new_section(const View& view) {
  app::BulletinDraft& draft = draft_of(view);
  view.ui.gap(4);
  ask_line(view, "desk.bulletins.new_section", draft.new_section);
  const bool named = !base::trim(draft.new_section).empty();
  if (view.ui.button(view.say("desk.bulletins.add_section"), Ui::Look::kPlain, named)) {
    draft.add_section(std::string(base::trim(draft.new_section)));
    draft.new_section.clear();
    draft.previews = false;
  }
}

void draw_draft_side(const View& view) {
  app::BulletinDraft& draft = draft_of(view);
  PartKind kind = PartKind::kHead;
  for (std::size_t i = 0; i < draft.parts().size(); ++i) {
    const PartKind now = draft.parts()[i].kind;
    if (now != kind && kind == PartKind::kSection) draw_new_section(view);
    if (i >= draft.parts().size()) break;
    if (i > 0 && now != kind) {
      view.ui.gap(8);
      view.ui.text(view.say(now == PartKind::kSection ? "desk.bulletins.sections"
                            : now == PartKind::kTable ? "desk.bulletins.tables"
                                                      : "desk.bulletins.charts"),
                   theme::colours().quiet, TextStyle::kSmall);
    }
    kind = now;
    draw_part_row(view, i);
  }
}

// Where there is no room beside the page: the parts as a list that opens.
void draw_part_choice(const View& view) {
  app::BulletinDraft& draft = draft_of(view);
  std::vector<std::string> names;
  for (const DraftPart& part : draft.parts()) {
    const std::string state = part_state(view, part);
    names.push_back(part_name(view, part) + (state.empty() ? "" : "　" + state));
  }
  std::size_t chosen = draft.selected();
  view.ui.choice(view.say("desk.bulletins.parts"), names, chosen, ImGui::GetContentRegionAvail().x);
  if (chosen == draft.selected()) return;
  draft.select(chosen);
  draft.previews = false;
}

void draw_shown(const View& view) {
  const app::BulletinDraft& draft = draft_of(view);
  const DraftPart* part = draft.part();
  begin_at_top(draft.previews ? "preview" : part != nullptr ? "part " + part->id : "");
  if (draft.previews) {
    draw_bulletin_page(view, *draft.shown());
  } else {
    draw_selected_part(view);
  }
}

// -- the whole ------------------------------------------------------------------------------------

void draw_draft_buttons(const View& view) {
  app::BulletinDraft& draft = draft_of(view);
  const bool ready = draft.shown() != nullptr;
  if (flowing_button(view, draft.previews ? "desk.bulletins.edit" : "desk.bulletins.preview",
                     Ui::Look::kPlain, ready)) {
    draft.previews = !draft.previews;
  }
  draw_bulletin_files(view);
  if (flowing_button(view, "desk.bulletins.drop", Ui::Look::kLink, ready && !draft.busy())) {
    view.ui.open_dialog(view.say("desk.bulletins.drop_title"));
  }
  if (flowing_button(view, "desk.bulletins.publish", Ui::Look::kPrimary, ready && !draft.busy())) {
    view.ui.open_dialog(view.say("desk.bulletins.publish_title"));
  }
  draw_bulletin_questions(view);
}

void draw_draft_state(const View& view) {
  app::BulletinDraft& draft = draft_of(view);
  const auto shown = draft.shown();
  if (!shown) return;
  std::string state =
      view.say("desk.bulletins.as_of",
               {{"as_of", shown->as_of}, {"sequence", std::to_string(shown->sequence)}});
  state += "　" + view.say(draft.unsaved() ? "desk.bulletins.unsaved" : "desk.bulletins.saved");
  view.ui.paragraph(state, theme::colours().quiet, TextStyle::kSmall);
  if (draft.behind_count() > 0) {
    view.ui.paragraph(
        view.say("desk.bulletins.behind_count", {{"count", std::to_string(draft.behind_count())}}),
        theme::colours().warn, TextStyle::kSmall);
  }
}

}  // namespace

void draw_bulletin_draft(const View& view) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  if (view.ui.button(view.say("desk.bulletins.back"), Ui::Look::kLink)) return place.back();
  draw_draft_buttons(view);
  if (!place.draft.is_open()) return;
  view.ui.paragraph(bulletin_name(view, *place.draft.plan()), theme::colours().ink,
                    TextStyle::kStrong);
  draw_draft_state(view);
  view.problem(place.problem());
  if (!place.draft.shown()) {
    if (!place.problem()) view.ui.busy(view.say("desk.bulletins.drafting"));
    return;
  }
  view.ui.gap(6);
  if (ImGui::GetContentRegionAvail().x < theme::px(kLeastRoom)) {
    draw_part_choice(view);
    view.ui.begin_panel("part", {0, 0});
    draw_shown(view);
    if (!place.draft.previews) draw_new_section(view);
    return view.ui.end_panel();
  }
  draw_page_and_side([&] { draw_shown(view); }, [&] { draw_draft_side(view); }, view.ui);
}

}  // namespace yibao::desktop
