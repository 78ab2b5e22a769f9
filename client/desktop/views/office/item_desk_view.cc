// One item at the office's desk: its words to the left; to the right what was said of it, what that
// earned, and what the office may say still.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/item_desk_dialogs.h"
#include "client/desktop/views/queue_view.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

// "《鄂尔多斯政讯》　第 3 期"
std::string fact_text(const View& view, const app::DeskFact& fact) {
  std::string text = view.phrases.name(fact.what);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : "　") + part;
  };
  add(view.phrases.name(fact.form));
  if (fact.issue) {
    add(view.say("desk.journals.number", {{"number", std::to_string(*fact.issue)}}));
  }
  return text;
}

std::string credit_text(const View& view, const app::FactCredit& credit) {
  std::string text = credit.unit_name + " " + (credit.points.starts_with('-') ? "" : "+") +
                     credit.points + "　" + view.phrases.name(credit.line) + "　" + credit.clause;
  if (credit.credit != rules::Credit::kFull) {
    text += "　" + view.say("desk.moved." + std::string(base::enum_name(credit.credit)));
  }
  return text;
}

void draw_fact(const View& view, const app::DeskFact& fact) {
  app::ItemDesk& desk = view.work.office().item;
  ImGui::PushID(fact.event.text().c_str());
  view.ui.text(view.say("event." + fact.type), theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(base::to_text(fact.on_date), theme::colours().quiet, TextStyle::kSmall);
  if (fact.retracted) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say("desk.item.retracted"), theme::colours().grey,
                 theme::colours().grey_pale);
  } else if (!fact.receipt) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say("cli.pending"), theme::colours().warn, theme::colours().warn_pale);
  }
  const std::string what = fact_text(view, fact);
  if (!what.empty()) view.ui.paragraph(what);
  for (const app::FactCredit& credit : fact.credits) {
    view.ui.paragraph(credit_text(view, credit), theme::colours().good, TextStyle::kSmall);
  }
  if (!fact.note.empty()) view.ui.paragraph(fact.note, theme::colours().quiet, TextStyle::kSmall);
  if (!fact.retracted &&
      view.ui.button(view.say("desk.item.retract"), Ui::Look::kLink, !desk.busy())) {
    desk.to_retract = fact.event;
  }
  view.ui.gap(8);
  ImGui::PopID();
}

void draw_merges(const View& view, const app::ItemDeskSheet& sheet) {
  const auto link = [&](const app::MergedItem& item) {
    if (view.ui.button(item.title + "##" + item.item.text(), Ui::Look::kLink)) {
      view.work.office().item.show(item.item);
      return true;
    }
    view.ui.text(item.unit_name, theme::colours().quiet, TextStyle::kSmall);
    return false;
  };
  if (sheet.part_of) {
    view.ui.text(view.say("desk.item.part_of"), theme::colours().warn, TextStyle::kStrong);
    if (link(*sheet.part_of)) return;
    view.ui.gap(8);
  }
  if (sheet.parts.empty()) return;
  view.ui.text(view.say("desk.item.parts"), theme::colours().ink, TextStyle::kStrong);
  view.ui.text(view.say("desk.combine.credit." + std::string(base::enum_name(sheet.credit))),
               theme::colours().quiet, TextStyle::kSmall);
  for (const app::MergedItem& part : sheet.parts) {
    if (link(part)) return;
  }
  view.ui.gap(8);
}

void draw_request(const View& view, const app::ItemDeskSheet& sheet) {
  if (!sheet.withdrawal_asked) return;
  app::ItemDesk& desk = view.work.office().item;
  view.ui.text(view.say("desk.item.withdrawal"), theme::colours().warn, TextStyle::kStrong);
  if (!sheet.withdrawal_reason.empty()) view.ui.paragraph(sheet.withdrawal_reason);
  if (view.ui.button(view.say("desk.item.let_go"), Ui::Look::kDanger, !desk.busy())) {
    view.ui.open_dialog(view.say("desk.let_go.title"));
  }
  if (flowing_button(view, "desk.item.keep", Ui::Look::kPlain, !desk.busy())) {
    view.ui.open_dialog(view.say("desk.keep.title"));
  }
  view.ui.gap(10);
}

// What the office may say, the commonest first.
void draw_acts(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  const bool free = !desk.busy();
  const float width = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
  const auto fact = [&](std::string_view key, client::FactKind kind, Ui::Look look) {
    if (view.ui.button(view.say(key), look, free, width)) desk.begin_fact(kind);
  };
  fact("desk.item.adopt", client::FactKind::kAdopted, Ui::Look::kPrimary);
  ImGui::SameLine();
  fact("desk.item.instruct", client::FactKind::kInstructed, Ui::Look::kPlain);
  fact("desk.item.forward", client::FactKind::kForwarded, Ui::Look::kPlain);
  ImGui::SameLine();
  fact("desk.item.inaccurate", client::FactKind::kInaccurate, Ui::Look::kPlain);
  const bool has_words = desk.sheet()->item.words.has_value();
  if (view.ui.button(view.say("desk.item.edit"), Ui::Look::kPlain, has_words, width)) {
    view.work.office().editing.show(*desk.item());
    return;
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.item.judge_again"), Ui::Look::kPlain,
                     free && !desk.verdicts().empty(), width)) {
    view.ui.open_dialog(view.say("desk.judge_again.title"));
  }
  if (view.ui.button(view.say("desk.inbox.comment"), Ui::Look::kPlain, free, width)) {
    view.ui.open_dialog(view.say("desk.inbox.comment.title"));
  }
}

void draw_side(const View& view, const app::ItemDeskSheet& sheet) {
  app::ItemDesk& desk = view.work.office().item;
  view.problem(desk.problem());
  const StateColours colours = state_colours(sheet.item.state);
  view.ui.chip(view.say("state." + sheet.item.state), colours.ink, colours.ground);
  if (const std::string who = desk.claimed_by(); !who.empty()) {
    view.ui.paragraph(view.say("desk.inbox.claimed_too", {{"who", who}}), theme::colours().warn);
  }
  view.ui.gap(8);
  draw_request(view, sheet);
  draw_acts(view);
  draw_item_desk_dialogs(view, sheet);
  view.ui.gap(12);
  view.ui.line();
  view.ui.gap(10);
  draw_merges(view, sheet);
  view.ui.text(view.say("desk.item.facts"), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(4);
  if (sheet.facts.empty()) {
    view.ui.paragraph(view.say("desk.item.no_facts"), theme::colours().quiet);
  }
  for (const app::DeskFact& fact : sheet.facts) draw_fact(view, fact);
  for (const rules::Finding& finding : sheet.findings) draw_finding(view, finding);
  view.ui.gap(10);
  view.ui.line();
  view.ui.gap(10);
  draw_journey(view, sheet.item);
}

}  // namespace

void draw_item_desk(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  if (view.back()) return view.work.way.back();
  // Kept: what is drawn may be closed on the way.
  const auto sheet = desk.sheet();
  if (!sheet) {
    view.problem(desk.problem());
    if (!desk.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  ImGui::SameLine(0, theme::px(12));
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.reading.head", {{"unit", sheet->item.unit_name},
                                              {"kind", view.phrases.name(sheet->item.kind)},
                                              {"state", view.say("state." + sheet->item.state)},
                                              {"count", std::to_string(sheet->item.word_count)}}),
               theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(8);
  draw_page_and_side([&] { draw_item_page(view, sheet->item); }, [&] { draw_side(view, *sheet); },
                     view.ui);
}

}  // namespace yibao::desktop
