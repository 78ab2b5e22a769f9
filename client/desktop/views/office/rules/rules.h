// The parts of the office's place for rules, a file each; only for rules*_view.cc.
#pragma once

#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

inline app::RulesPlace& rules_place(const View& view) {
  return view.work.office().rules;
}

// A list of sentences: how high one is about; what is searched for in them.
inline constexpr float kSentenceHeight = 46;
inline constexpr float kSentenceSearch = 160;

// To the bottom edge, though never lower than this: where there is less room, the page is scrolled.
inline float panel_height(float least = 220) {
  return std::max(ImGui::GetContentRegionAvail().y, theme::px(least));
}

void draw_rules_reading(const View& view);
void draw_rules_draft(const View& view);
void draw_rules_trial(const View& view);
void draw_rules_targets(const View& view);

// A sentence with its clause and reading.
void draw_sentence(const View& view, const report::RuleEntry& entry);
void draw_changes(const View& view, const client::RulesetChanges& changes);
// The part of the draft that is in hand.
void draw_draft_part(const View& view);
// One row of its form; gives what the person did to it, to be done when all rows are drawn, since
// it makes other rows. Null: nothing.
std::function<void()> draw_form_row(const View& view, std::size_t number);
// The question from which day; opened under its title.
void draw_adopting(const View& view);
inline constexpr std::string_view kAdoptingTitle = "desk.rules.adopt.title";

std::string word_text(const View& view, const client::FormWord& word);
std::string problem_text(const View& view, const rules::Problem& problem);

}  // namespace yibao::desktop
