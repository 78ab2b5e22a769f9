// Reading an item: its text as a page, beside it what was said of it and what may be done.
#include "client/desktop/marked_text.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kReadingSide = 360;
constexpr float kLeastReadingPage =
    380;                          // narrower, all stands in one column, what can be done first
constexpr float kPageMost = 820;  // longer lines tire the eye

// The office's wording, what it changed marked. Without the unit's own there is nothing to mark.
void draw_edited(const View& view, const app::ItemSheet& sheet, float margin) {
  if (!sheet.edited) return;
  view.ui.gap(14);
  view.ui.line();
  view.ui.gap(10);
  view.ui.text(view.say("desk.reading.edited"), theme::colours().quiet, TextStyle::kSmall);
  if (!sheet.words) {
    view.ui.paragraph(sheet.edited->title, theme::colours().ink, TextStyle::kStrong);
    return draw_body(view, sheet.edited->body, margin);
  }
  MarkedLook look;
  look.margin = margin;
  look.style = TextStyle::kStrong;
  draw_marked(view.ui, sheet.edited_title, look);
  look.style = TextStyle::kText;
  look.indent = true;
  draw_marked(view.ui, sheet.edited_body, look);
}

// A person says why; nothing happens by one click.
void draw_withdraw(const View& view, const app::ItemSheet& sheet) {
  if (!view.ui.begin_dialog(view.say("desk.withdraw.title"), 520)) return;
  view.ui.paragraph(view.say("desk.withdraw.text"));
  ask_choice(view, "desk.withdraw.reason", reason_names(view, sheet.reasons),
             view.work.reading.reason);
  const Answer answer =
      answer_row(view, "desk.withdraw.do", Ui::Look::kDanger, !sheet.reasons.empty());
  if (answer == Answer::kDo) view.work.reading.withdraw();
  view.ui.end_dialog();
}

void draw_ask(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.ask_withdrawal.title"), 520)) return;
  view.ui.paragraph(view.say("desk.ask_withdrawal.text"));
  ask_note(view, "desk.ask_withdrawal.note", view.work.reading.note);
  const Answer answer = answer_row(view, "desk.ask_withdrawal.do", Ui::Look::kPrimary,
                                   !view.work.reading.note.empty());
  if (answer == Answer::kDo) view.work.reading.ask_withdrawal();
  view.ui.end_dialog();
}

// Waits for a signature that this person cannot give.
void draw_refusal(const View& view, const app::ItemSheet& sheet) {
  view.ui.paragraph(view.say("desk.signing.others", {{"signers", signers_text(view, sheet)}}),
                    theme::colours().grey);
  if (sheet.refusal && sheet.refusal->code == base::ErrorCode::kAuthorMayNotSign) {
    view.ui.paragraph(view.phrases.sentence(*sheet.refusal), theme::colours().warn);
  }
  if (!sheet.signoff_clause.empty()) {
    view.ui.paragraph(sheet.signoff_clause, theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(16);
}

// A signature on paper is shown as such, and the page can be looked at.
void draw_scan_line(const View& view, const app::ItemSheet& sheet) {
  if (!sheet.scan) return;
  view.ui.chip(view.say("desk.signed.on_paper"), theme::colours().warn, theme::colours().warn_pale);
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.paper_sign.show"), Ui::Look::kLink, !view.work.papers.busy())) {
    view.work.papers.show(*sheet.scan);
  }
  view.problem(view.work.papers.problem());
  view.ui.gap(8);
}

void draw_choices(const View& view, const app::ItemSheet& sheet) {
  const float width = ImGui::GetContentRegionAvail().x;
  const bool free = !view.work.reading.busy();
  if (!sheet.paper_signers.empty() &&
      view.ui.button(view.say("desk.paper_sign"), Ui::Look::kPlain, free, width)) {
    view.ui.open_dialog(view.say("desk.paper_sign.title"));
  }
  if (sheet.may_mend && sheet.words &&
      view.ui.button(view.say("desk.mend"), Ui::Look::kPrimary, true, width)) {
    view.work.mend(sheet.id);
  }
  if (sheet.may_withdraw &&
      view.ui.button(view.say("desk.withdraw"), Ui::Look::kPlain, free, width)) {
    view.ui.open_dialog(view.say("desk.withdraw.title"));
  }
  if (sheet.may_ask_withdrawal &&
      view.ui.button(view.say("desk.ask_withdrawal"), Ui::Look::kPlain, free, width)) {
    view.ui.open_dialog(view.say("desk.ask_withdrawal.title"));
  }
  if (sheet.may_mend || sheet.may_withdraw || sheet.may_ask_withdrawal) view.ui.gap(12);
  draw_withdraw(view, sheet);
  draw_ask(view);
  draw_paper_signing(view, sheet);
}

void draw_what_to_do(const View& view, const app::ItemSheet& sheet) {
  view.problem(view.work.reading.problem());
  if (sheet.duty != app::SignDuty::kNone && sheet.words) draw_refusal(view, sheet);
  draw_choices(view, sheet);
}

}  // namespace

void draw_item_page(const View& view, const app::ItemSheet& sheet) {
  const float margin = std::max(ImGui::GetContentRegionAvail().x - theme::px(kPageMost), 0.0F);
  if (!sheet.words) {
    view.ui.paragraph(view.say("cli.words_gone"), theme::colours().quiet);
  } else {
    view.ui.paragraph(sheet.words->title, theme::colours().ink, TextStyle::kHeading, margin);
    draw_people_line(view, *sheet.words);
    draw_phoned_line(view, sheet);
    view.ui.gap(14);
    draw_body(view, sheet.words->body, margin);
    if (!sheet.words->attachments.empty()) {
      view.ui.gap(10);
      view.ui.text(view.say("desk.papers.attachments"), theme::colours().quiet, TextStyle::kSmall);
      draw_attachments(view, false);
    }
  }
  draw_edited(view, sheet, margin);
}

void draw_people_line(const View& view, const domain::Words& words) {
  std::string authors;
  for (const std::string& author : words.authors) {
    authors += (authors.empty() ? "" : view.say("desk.and")) + author;
  }
  view.ui.paragraph(view.say("desk.reading.people", {{"authors", authors},
                                                     {"signer", words.signer},
                                                     {"contact", words.contact},
                                                     {"telephone", words.telephone}}),
                    theme::colours().quiet, TextStyle::kSmall);
}

void draw_phoned_line(const View& view, const app::ItemSheet& sheet) {
  if (!sheet.phoned_at || !sheet.words) return;
  view.ui.paragraph(view.say("desk.phone.done", {{"when", view.when(*sheet.phoned_at)},
                                                 {"to", sheet.words->phoned_to}}),
                    theme::colours().warn, TextStyle::kSmall);
}

// Each paragraph begins two characters in, as on paper.
void draw_body(const View& view, const std::string& body, float margin) {
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view paragraph = rest.substr(0, end);
    if (!base::trim(paragraph).empty()) {
      const bool indented = paragraph.starts_with("　");
      view.ui.paragraph((indented ? "" : "　　") + std::string(paragraph), theme::colours().ink,
                        TextStyle::kText, margin);
      view.ui.gap(6);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
}

void draw_reading(const View& view) {
  app::ReadingPlace& place = view.work.reading;
  if (view.back()) view.work.way.back();
  const auto sheet = place.sheet();
  if (!sheet) {
    view.problem(place.problem());
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  ImGui::SameLine(0, theme::px(12));
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.reading.head", {{"unit", sheet->unit_name},
                                              {"kind", view.phrases.name(sheet->kind)},
                                              {"state", view.say("state." + sheet->state)},
                                              {"count", std::to_string(sheet->word_count)}}),
               theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(8);
  const float side = theme::px(kReadingSide);
  const float width = ImGui::GetContentRegionAvail().x - side - theme::px(16);
  const bool both = width >= theme::px(kLeastReadingPage);
  const float air = theme::px(both ? 36 : 20);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {air, air * 0.8F});
  view.ui.begin_panel("page", {both ? width : 0, 0});
  ImGui::PopStyleVar();
  if (!both) draw_what_to_do(view, *sheet);
  draw_item_page(view, *sheet);
  if (both) {
    view.ui.end_panel();
    ImGui::SameLine(0, theme::px(16));
    view.ui.begin_panel("side", {side, 0});
    draw_what_to_do(view, *sheet);
  } else {
    view.ui.gap(10);
    view.ui.line();
    view.ui.gap(10);
  }
  draw_scan_line(view, *sheet);
  draw_journey(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
