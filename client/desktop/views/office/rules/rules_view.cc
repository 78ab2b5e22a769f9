// The office's rules: what is read, mended, tried and set, one of them at a time.
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/rules/rules.h"

namespace yibao::desktop {
namespace {

using RulesSection = app::RulesPlace::Section;

void draw_rules_sections(const View& view) {
  app::RulesPlace& place = rules_place(view);
  for (std::size_t i = 0; i < base::EnumNames<RulesSection>::kNames.size(); ++i) {
    const auto section = static_cast<RulesSection>(i);
    const bool chosen = place.section == section;
    const std::string name = view.say("desk.rules." + std::string(base::enum_name(section)));
    if (i > 0) flow(button_width(view, name), theme::px(4));
    if (view.ui.button(name, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) {
      place.section = section;
    }
  }
}

std::string headline(const View& view) {
  const auto& ruleset = view.snapshot().ruleset;
  if (!ruleset) return view.say("desk.rules.none");
  return view.say("desk.rules.explain", {{"version", std::to_string(ruleset->version)}});
}

}  // namespace

std::string word_text(const View& view, const client::FormWord& word) {
  if (!word.key.empty() && word.name.zh.empty()) {
    return view.say(word.key, {{"number", std::to_string(word.number)}});
  }
  return view.phrases.name(word.name);
}

std::string problem_text(const View& view, const rules::Problem& problem) {
  return view.say("problem." + problem.key, problem.args);
}

void draw_sentence(const View& view, const report::RuleEntry& entry) {
  const float indent = theme::px(20) * static_cast<float>(entry.depth);
  if (indent > 0) ImGui::Indent(indent);
  view.ui.paragraph(entry.text);
  std::string below;
  if (!entry.clause.empty()) {
    below = view.say("desk.reference.clause", {{"clause", entry.clause}});
  }
  if (!entry.reading.empty()) {
    below +=
        (below.empty() ? "" : "　") + view.say("desk.reference.reading", {{"text", entry.reading}});
  }
  if (!below.empty()) view.ui.paragraph(below, theme::colours().quiet, TextStyle::kSmall);
  if (indent > 0) ImGui::Unindent(indent);
}

void draw_rules(const View& view) {
  view.title("desk.page.rules", headline(view));
  view.ui.gap(10);
  draw_rules_sections(view);
  view.ui.gap(8);
  view.problem(rules_place(view).problem());
  switch (rules_place(view).section) {
    case RulesSection::kRead: return draw_rules_reading(view);
    case RulesSection::kDraft: return draw_rules_draft(view);
    case RulesSection::kTrial: return draw_rules_trial(view);
    case RulesSection::kTargets: return draw_rules_targets(view);
  }
}

}  // namespace yibao::desktop
