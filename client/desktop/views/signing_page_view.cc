// The text before the signer as it will stand on paper, in large type: the title in the middle,
// what changed since the last time marked.
#include "client/desktop/marked_text.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

constexpr float kPaperMost = 860;  // longer lines tire the eye

template <class Codes, class Terms>
void add_names(const View& view, const Codes& codes, const Terms& terms, std::string& text) {
  for (const auto& code : codes) {
    const auto* term = terms.by_id(code);
    text += (text.empty() ? "" : "　") + (term == nullptr ? code : view.phrases.name(term->name));
  }
}

// Kind, topics, days, units: what the item says of itself beside its words.
std::string facts_text(const View& view, const app::SigningSheet& sheet) {
  const domain::DraftFacts& facts = sheet.facts;
  std::string text = view.phrases.name(sheet.item.kind);
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "　") + part; };
  if (const auto& ruleset = view.snapshot().ruleset) {
    add_names(view, facts.topics, ruleset->words.topics, text);
    add_names(view, facts.flags, ruleset->words.flags, text);
  }
  add(view.say("desk.signing.words", {{"count", std::to_string(sheet.item.word_count)}}));
  if (facts.data_as_of) {
    add(view.say("desk.signing.data_as_of", {{"date", base::to_text(*facts.data_as_of)}}));
  }
  if (facts.event_date) {
    add(view.say("desk.signing.event_date", {{"date", base::to_text(*facts.event_date)}}));
  }
  for (const std::string& unit : sheet.co_units) {
    add(view.say("desk.signing.co_unit", {{"unit", unit}}));
  }
  return text;
}

void draw_changes_line(const View& view, const app::SigningSheet& sheet) {
  if (!sheet.changed_since) return;
  const bool changed = client::is_changed(sheet.title) || client::is_changed(sheet.body);
  view.ui.gap(8);
  view.ui.paragraph(view.say(changed ? "desk.signing.changed" : "desk.signing.unchanged",
                             {{"when", view.when(*sheet.changed_since)}}),
                    theme::colours().warn, TextStyle::kSmall);
  if (changed) view.ui.check(view.say("desk.signing.show_removed"), view.work.signing.show_removed);
}

}  // namespace

void draw_signing_page(const View& view, const app::SigningSheet& sheet) {
  MarkedLook look;
  look.margin = std::max(ImGui::GetContentRegionAvail().x - theme::px(kPaperMost), 0.0F);
  look.removed = view.work.signing.show_removed;
  look.style = TextStyle::kHeading;
  look.centred = true;
  if (sheet.item.emergency) {
    view.ui.chip(view.say("desk.emergency"), theme::colours().bad, theme::colours().bad_pale);
  }
  draw_marked(view.ui, sheet.title, look);
  view.ui.gap(10);
  draw_people_line(view, *sheet.item.words);
  draw_phoned_line(view, sheet.item);
  view.ui.paragraph(facts_text(view, sheet), theme::colours().quiet, TextStyle::kSmall);
  draw_changes_line(view, sheet);
  view.ui.gap(18);
  look.style = TextStyle::kLarge;
  look.centred = false;
  look.indent = true;
  draw_marked(view.ui, sheet.body, look);
}

}  // namespace yibao::desktop
