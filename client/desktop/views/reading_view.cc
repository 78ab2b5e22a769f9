// Reading an item: its text as a page, beside it what was said of it and what may be done.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

constexpr float kSideWidth = 360;
constexpr float kPageMost = 820;  // longer lines tire the eye

void draw_people_line(const View& view, const domain::Words& words) {
  std::string authors;
  for (const std::string& author : words.authors) {
    authors += (authors.empty() ? "" : "、") + author;
  }
  view.ui.paragraph(view.say("desk.reading.people", {{"authors", authors},
                                                     {"signer", words.signer},
                                                     {"contact", words.contact},
                                                     {"telephone", words.telephone}}),
                    theme::colours().quiet, TextStyle::kSmall);
}

void draw_page(const View& view, const app::ItemSheet& sheet, float width) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(36), theme::px(28)});
  view.ui.begin_panel("page", {width, 0});
  ImGui::PopStyleVar();
  const float margin = std::max(ImGui::GetContentRegionAvail().x - theme::px(kPageMost), 0.0F);
  if (!sheet.words) {
    view.ui.paragraph(view.say("cli.words_gone"), theme::colours().quiet);
  } else {
    view.ui.paragraph(sheet.words->title, theme::colours().ink, TextStyle::kHeading, margin);
    draw_people_line(view, *sheet.words);
    view.ui.gap(14);
    draw_body(view, sheet.words->body, margin);
    if (!sheet.words->attachments.empty()) {
      view.ui.gap(10);
      view.ui.text(view.say("desk.papers.attachments"), theme::colours().quiet, TextStyle::kSmall);
      draw_attachments(view, false);
    }
  }
  if (sheet.edited) {
    view.ui.gap(14);
    view.ui.line();
    view.ui.gap(10);
    view.ui.text(view.say("desk.reading.edited"), theme::colours().quiet, TextStyle::kSmall);
    view.ui.paragraph(sheet.edited->title, theme::colours().ink, TextStyle::kStrong);
    draw_body(view, sheet.edited->body, margin);
  }
  view.ui.end_panel();
}

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
    std::string remark = line.step.author;
    const std::string& reason = view.phrases.name(line.reason);
    if (!reason.empty()) remark += (remark.empty() ? "" : "　") + reason;
    if (!line.step.stamp) remark += (remark.empty() ? "" : "　") + view.say("cli.pending");
    if (line.step.stamp) {
      remark += (remark.empty() ? "" : "　") +
                view.say("desk.receipt", {{"sequence", std::to_string(line.step.stamp->sequence)}});
    }
    if (line.step.without_effect) remark += view.say("cli.without_effect");
    view.ui.paragraph(remark, theme::colours().quiet, TextStyle::kSmall);
    if (!line.step.note.empty())
      view.ui.paragraph(line.step.note, theme::colours().ink, TextStyle::kSmall);
  }
}

}  // namespace

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
  if (view.ui.button(view.say("desk.back"), Ui::Look::kLink)) view.work.way.go(app::Place::kDrafts);
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
  const float side = theme::px(kSideWidth);
  draw_page(view, *sheet, ImGui::GetContentRegionAvail().x - side - theme::px(16));
  ImGui::SameLine(0, theme::px(16));
  view.ui.begin_panel("side", {side, 0});
  view.problem(place.problem());
  if (sheet->may_mend && sheet->words) {
    if (view.ui.button(view.say("desk.mend"), Ui::Look::kPrimary, true,
                       ImGui::GetContentRegionAvail().x)) {
      view.work.mend(sheet->id);
    }
    view.ui.gap(12);
  }
  if (sheet->duty != app::SignDuty::kNone && sheet->words) draw_signing(view, *sheet);
  draw_journey(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
