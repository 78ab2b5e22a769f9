// What can be looked up: one section at a time, searched within.
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

void draw_bulletin_table(const View& view, const report::Bulletin& bulletin) {
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable("bulletin", 5, kFlags)) return;
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::string_view key : {"report.rank", "report.rank_in_group", "report.unit",
                                     "report.points", "report.completion"}) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  }
  for (const report::BulletinUnit& unit : bulletin.units) {
    ImGui::TableNextRow();
    for (const std::string& text :
         {report::place_text(bulletin, unit, false), report::place_text(bulletin, unit, true),
          unit.name, unit.points, unit.completion.empty() ? "" : unit.completion + "%"}) {
      ImGui::TableNextColumn();
      view.ui.text(text);
    }
  }
  ImGui::EndTable();
}

void draw_bulletins(const View& view, const app::ReferenceSheet& sheet) {
  bool any = false;
  int number = 0;
  for (const app::BulletinCard& card : sheet.bulletins) {
    const std::string title = card.bulletin ? card.bulletin->title : "";
    const std::string period = card.bulletin ? card.bulletin->period : "";
    if (!view.work.reference.fits({title, period})) continue;
    any = true;
    ImGui::PushID(++number);
    view.ui.paragraph(
        title + "　" + period + (card.correction ? view.say("desk.reference.correction") : ""),
        theme::colours().ink, TextStyle::kStrong);
    view.ui.paragraph(
        view.say("desk.reference.published",
                 {{"when", view.when(card.published_at)}, {"number", std::to_string(card.number)}}),
        theme::colours().quiet, TextStyle::kSmall);
    if (card.bulletin) {
      draw_bulletin_table(view, *card.bulletin);
    } else {
      view.ui.paragraph(view.say("cli.words_gone"), theme::colours().quiet);
    }
    ImGui::PopID();
    view.ui.gap(16);
  }
  if (!any) nothing(view, "desk.reference.no_bulletins");
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
