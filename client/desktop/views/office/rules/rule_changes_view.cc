// What differs between two versions: the sentence that was there and the one that is now.
#include <algorithm>

#include "client/desktop/views/office/rules/rules.h"

namespace yibao::desktop {
namespace {

// Before and after begin below each other.
float chip_width(const View& view, std::string_view key) {
  float width = 0;
  for (const std::string_view each :
       {std::string_view("desk.rules.was"), std::string_view("desk.rules.is"), key}) {
    width = std::max(width, view.ui.width_of(view.say(each), TextStyle::kSmall));
  }
  return width + theme::px(26);
}

void draw_side(const View& view, std::string_view key, const std::optional<report::RuleEntry>& said,
               ImU32 colour) {
  if (!said) return;
  const float left = ImGui::GetCursorPosX() + chip_width(view, key);
  view.ui.chip(
      view.say(key), colour,
      colour == theme::colours().good ? theme::colours().good_pale : theme::colours().grey_pale);
  ImGui::SameLine();
  ImGui::SetCursorPosX(left);
  ImGui::BeginGroup();
  view.ui.paragraph(said->text, colour == theme::colours().good ? theme::colours().ink : colour);
  if (!said->clause.empty()) {
    view.ui.paragraph(view.say("desk.reference.clause", {{"clause", said->clause}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  if (!said->reading.empty()) {
    view.ui.paragraph(view.say("desk.reference.reading", {{"text", said->reading}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  ImGui::EndGroup();
}

void draw_change(const View& view, const report::RuleChange& change) {
  const bool both = change.before && change.after;
  draw_side(view, both ? "desk.rules.was" : "desk.rules.dropped", change.before,
            theme::colours().grey);
  draw_side(view, both ? "desk.rules.is" : "desk.rules.added", change.after, theme::colours().good);
  view.ui.gap(10);
}

std::string trail_text(const View& view, const std::vector<client::FormWord>& trail) {
  std::string text;
  for (const client::FormWord& word : trail) {
    text += (text.empty() ? "" : " › ") + word_text(view, word);
  }
  return text;
}

void draw_quiet(const View& view, const std::vector<client::QuietChange>& quiet) {
  if (quiet.empty()) return;
  view.ui.heading(view.say("desk.rules.quiet"));
  view.ui.paragraph(view.say("desk.rules.quiet.explain"), theme::colours().quiet,
                    TextStyle::kSmall);
  view.ui.gap(8);
  for (const client::QuietChange& change : quiet) {
    const std::string none = view.say("desk.rules.nothing");
    view.ui.paragraph(trail_text(view, change.trail));
    view.ui.paragraph((change.before.empty() ? none : change.before) + view.say("rule.arrow") +
                          (change.after.empty() ? none : change.after),
                      theme::colours().grey, TextStyle::kSmall);
    view.ui.gap(6);
  }
}

}  // namespace

void draw_changes(const View& view, const client::RulesetChanges& changes) {
  if (changes.empty()) {
    view.ui.paragraph(view.say("desk.rules.no_changes"), theme::colours().quiet);
  }
  std::string chapter;
  for (const report::RuleChange& change : changes.told) {
    if (change.chapter != chapter) view.ui.heading(change.chapter);
    if (change.chapter != chapter) view.ui.gap(8);
    chapter = change.chapter;
    draw_change(view, change);
  }
  draw_quiet(view, changes.quiet);
}

}  // namespace yibao::desktop
