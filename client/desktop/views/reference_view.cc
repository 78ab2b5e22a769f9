// What can be looked up: one section at a time, searched within.
#include "client/desktop/compat.h"
#include "client/desktop/views/bulletin_page.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

using Section = app::ReferencePlace::Section;

// Told where nothing fits or there is nothing.
void nothing(const View& view, std::string_view key) {
  const bool searched = !view.work.reference.search.empty();
  view.ui.paragraph(view.say(searched ? "desk.reference.no_match" : key), theme::colours().quiet);
}

void draw_topics(const View& view, const app::ReferenceSheet& sheet) {
  bool any = false;
  for (const app::TopicsCard& card : sheet.topics) {
    if (!view.work.reference.fits({card.title, card.text})) continue;
    any = true;
    if (card.current) {
      view.ui.chip(view.say("desk.reference.current"), theme::colours().accent,
                   theme::colours().accent_pale);
    }
    view.ui.paragraph(card.title.empty() ? view.say("cli.words_gone") : card.title,
                      theme::colours().ink, TextStyle::kStrong);
    view.ui.paragraph(base::to_text(card.from) + " – " + base::to_text(card.until),
                      theme::colours().quiet, TextStyle::kSmall);
    view.ui.gap(6);
    draw_body(view, card.text, 0);
    view.ui.gap(14);
  }
  if (!any) nothing(view, "desk.reference.no_topics");
}

void draw_entry(const View& view, const report::RuleEntry& entry) {
  const float indent = theme::px(20) * static_cast<float>(entry.depth);
  if (indent > 0) ImGui::Indent(indent);
  view.ui.paragraph(entry.text);
  const std::string clause =
      entry.clause.empty() ? "" : view.say("desk.reference.clause", {{"clause", entry.clause}});
  if (!clause.empty()) view.ui.paragraph(clause, theme::colours().quiet, TextStyle::kSmall);
  if (!entry.reading.empty()) {
    view.ui.paragraph(view.say("desk.reference.reading", {{"text", entry.reading}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  if (indent > 0) ImGui::Unindent(indent);
  view.ui.gap(6);
}

void draw_rules(const View& view, const app::ReferenceSheet& sheet) {
  const bool english = view.phrases.language() == texts::Language::kEnglish;
  bool any = false;
  for (const report::RuleChapter& chapter : english ? sheet.rules_en : sheet.rules_zh) {
    bool first = true;
    for (const report::RuleEntry& entry : chapter.entries) {
      if (!view.work.reference.fits({entry.text, entry.clause, entry.reading})) continue;
      if (first) view.ui.heading(chapter.title);
      if (first) view.ui.gap(8);
      first = false;
      any = true;
      draw_entry(view, entry);
    }
    if (!first) view.ui.gap(14);
  }
  if (!any) nothing(view, "desk.desk.no_rules");
}

void draw_contacts(const View& view, const app::ReferenceSheet& sheet) {
  bool any = false;
  for (const app::ContactCard& card : sheet.contacts) {
    if (!view.work.reference.fits({card.name, card.title, card.telephone, card.unit_name}))
      continue;
    any = true;
    view.ui.text(card.name, theme::colours().ink, TextStyle::kStrong);
    ImGui::SameLine(0, theme::px(14));
    view.ui.paragraph(card.title + "　" + card.telephone + "　" + card.unit_name,
                      theme::colours().grey);
    view.ui.gap(6);
  }
  if (!any) nothing(view, "desk.reference.no_contacts");
}

// A document to be read; back to the list by the button or Escape.
void draw_read_bulletin(const View& view) {
  app::ReferencePlace& place = view.work.reference;
  const bool escaped = !ImGui::GetIO().WantTextInput && compat::pressed(ImGuiKey_Escape);
  if (view.ui.button(view.say("desk.reference.all_bulletins"), Ui::Look::kLink) || escaped) {
    return place.put_away();
  }
  view.problem(place.bulletin().problem());
  const auto bulletin = place.bulletin().sheet();
  if (!bulletin) {
    if (!place.bulletin().problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  if (place.reading()->corrected) {
    view.ui.paragraph(view.say("desk.bulletins.corrected_hint"), theme::colours().warn);
  }
  view.ui.gap(10);
  begin_at_top(place.reading()->event.text());
  draw_bulletin_page(view, *bulletin);
}

void draw_bulletins(const View& view, const app::ReferenceSheet& sheet) {
  if (view.work.reference.reading()) return draw_read_bulletin(view);
  bool any = false;
  std::optional<app::BulletinLine> opened;
  for (const app::BulletinLine& line : sheet.bulletins) {
    const std::string title = bulletin_title(view, line);
    if (!view.work.reference.fits({title, line.plan.period.text()})) continue;
    any = true;
    ImGui::PushID(line.event.text().c_str());
    const float height = 2 * ImGui::GetTextLineHeight() + theme::px(8);
    if (view.ui.row(title, height)) opened = line;
    view.ui.clipped(title, ImGui::GetContentRegionAvail().x, theme::colours().ink,
                    line.corrected ? TextStyle::kText : TextStyle::kStrong);
    view.ui.clipped(
        view.say("desk.reference.published", {{"when", view.when(line.published_at)},
                                              {"number", std::to_string(line.number)}}) +
            (line.corrected ? "　" + view.say("desk.bulletins.state.corrected") : "") +
            (line.gone ? "　" + view.say("cli.words_gone") : ""),
        ImGui::GetContentRegionAvail().x, theme::colours().quiet, TextStyle::kSmall);
    ImGui::PopID();
    view.ui.gap(8);
  }
  if (!any) nothing(view, "desk.reference.no_bulletins");
  if (opened) view.work.reference.read(*opened);
}

void draw_examples(const View& view, const app::ReferenceSheet& sheet) {
  view.ui.paragraph(view.say("desk.reference.examples_own"), theme::colours().quiet,
                    TextStyle::kSmall);
  view.ui.gap(8);
  bool any = false;
  std::string kind;
  for (const app::ExampleCard& card : sheet.examples) {
    const std::string& name = view.phrases.name(card.kind);
    const std::string& where = view.phrases.name(card.where);
    if (!view.work.reference.fits({card.title, name, where})) continue;
    any = true;
    if (name != kind) view.ui.text(name, theme::colours().ink, TextStyle::kStrong);
    kind = name;
    ImGui::PushID(card.item.text().c_str());
    if (view.ui.row(card.title, ImGui::GetTextLineHeight() + theme::px(8))) {
      view.work.open_subject(card.item);
    }
    view.ui.clipped(base::to_text(card.on_date) + "　" + where + "　" + card.title,
                    ImGui::GetContentRegionAvail().x);
    ImGui::PopID();
    view.ui.gap(4);
  }
  if (!any) nothing(view, "desk.reference.no_examples");
}

void draw_sections(const View& view) {
  app::ReferencePlace& place = view.work.reference;
  for (std::size_t i = 0; i < base::EnumNames<Section>::kNames.size(); ++i) {
    const auto section = static_cast<Section>(i);
    const bool chosen = place.section == section;
    if (i > 0) ImGui::SameLine(0, theme::px(4));
    const std::string name = view.say("desk.reference." + std::string(base::enum_name(section)));
    if (view.ui.button(name, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) {
      place.section = section;
      place.put_away();
    }
  }
  Ui::FieldLook look;
  look.hint = view.say("desk.reference.search");
  look.width = theme::px(260);
  view.ui.field(view.say("desk.reference.search"), place.search, look);
}

}  // namespace

void draw_reference(const View& view) {
  view.title("desk.page.reference", view.say("desk.reference.explain"));
  view.ui.gap(14);
  app::ReferencePlace& place = view.work.reference;
  view.problem(place.problem());
  draw_sections(view);
  view.ui.gap(10);
  const auto sheet = place.sheet();
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.begin_panel("reference-panel", {0, 0});
  switch (place.section) {
    case Section::kTopics: draw_topics(view, *sheet); break;
    case Section::kRules: draw_rules(view, *sheet); break;
    case Section::kContacts: draw_contacts(view, *sheet); break;
    case Section::kBulletins: draw_bulletins(view, *sheet); break;
    case Section::kExamples: draw_examples(view, *sheet); break;
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
