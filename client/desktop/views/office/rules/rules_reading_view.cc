// The versions of the rules in words, searched; what differs between two of them.
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/rules/rules.h"

namespace yibao::desktop {
namespace {

constexpr float kVersionWidth = 375;
constexpr float kComparedWidth = 310;

std::string version_text(const View& view, const client::RulesetVersion& version) {
  const std::string key = "desk.rules.state." + std::string(base::enum_name(version.state));
  // One that was replaced on its first day held on none.
  const bool ended = version.until && version.state != client::RulesetVersion::State::kReplaced;
  const std::string span =
      ended ? view.say("desk.rules.from_until",
                       {{"from", base::to_text(version.info.from)},
                        {"last", base::to_text(*version.until - std::chrono::days(1))}})
            : view.say("desk.rules.from", {{"from", base::to_text(version.info.from)}});
  return view.say("desk.rules.version", {{"version", std::to_string(version.info.version)}}) +
         "　" + span + "　" + view.say(key);
}

void draw_choices(const View& view, const app::RulesSheet& sheet) {
  app::RulesPlace& place = rules_place(view);
  std::vector<std::string> names;
  for (const client::RulesetVersion& version : sheet.versions) {
    names.push_back(version_text(view, version));
  }
  std::size_t shown = sheet.shown;
  if (view.ui.choice(view.say("desk.rules.shown"), names, shown, theme::px(kVersionWidth))) {
    place.show(shown);
  }
  if (sheet.versions.size() > 1) {
    std::vector<std::string> others = {view.say("desk.rules.no_comparison")};
    for (const client::RulesetVersion& version : sheet.versions) {
      const std::string number = std::to_string(version.info.version);
      const std::string name =
          view.say("desk.rules.version", {{"version", number}}) + "　" +
          view.say("desk.rules.from", {{"from", base::to_text(version.info.from)}});
      others.push_back(view.say("desk.rules.compared_with", {{"version", name}}));
    }
    std::size_t compared = sheet.compared ? *sheet.compared + 1 : 0;
    flow(theme::px(kComparedWidth));
    if (view.ui.choice(view.say("desk.rules.compare"), others, compared,
                       theme::px(kComparedWidth))) {
      place.compare(compared == 0 ? std::nullopt : std::optional(compared - 1));
    }
  }
  flow(theme::px(kSentenceSearch));
  Ui::FieldLook look;
  look.hint = view.say("desk.reference.search");
  look.width = theme::px(kSentenceSearch);
  view.ui.field(look.hint, place.search, look);
  const bool may = !sheet.text.empty() && place.draft.is_known();
  const bool goes_on = place.draft.is_open();
  if (flowing_button(view, goes_on ? "desk.rules.go_on" : "desk.rules.begin", Ui::Look::kPrimary,
                     may)) {
    if (goes_on) {
      place.section = app::RulesPlace::Section::kDraft;
    } else {
      place.begin_draft();
    }
  }
}

void draw_basis(const View& view, const rules::Ruleset& ruleset) {
  view.ui.paragraph(view.phrases.name(ruleset.name) + "　" + view.phrases.name(ruleset.place),
                    theme::colours().ink, TextStyle::kStrong);
  for (const rules::Basis& basis : ruleset.basis) {
    std::string text = view.phrases.name(basis.name);
    if (!basis.number.empty()) text += "　" + basis.number;
    if (basis.date) text += "　" + base::to_text(*basis.date);
    if (!basis.at_hand) text += view.say("rule.not_at_hand");
    view.ui.paragraph(text, theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(10);
}

// Null: the chapter's heading.
struct SaidLine {
  const report::RuleChapter* chapter;
  const report::RuleEntry* entry;
};

void draw_chapters(const View& view, const app::RulesSheet& sheet) {
  app::RulesPlace& place = rules_place(view);
  std::vector<SaidLine> lines;
  for (const report::RuleChapter& chapter : sheet.chapters(view.phrases.language())) {
    const std::size_t before = lines.size();
    for (const report::RuleEntry& entry : chapter.entries) {
      if (!place.fits({entry.text, entry.clause, entry.reading})) continue;
      if (lines.size() == before) lines.push_back({&chapter, nullptr});
      lines.push_back({&chapter, &entry});
    }
  }
  if (lines.empty()) {
    view.ui.paragraph(view.say("desk.reference.no_match"), theme::colours().quiet);
  }
  view.ui.rows("sentences", lines.size(), theme::px(kSentenceHeight), [&](std::size_t i) {
    if (lines[i].entry == nullptr) {
      view.ui.gap(i == 0 ? 0 : 12);
      view.ui.heading(lines[i].chapter->title);
    } else {
      draw_sentence(view, *lines[i].entry);
    }
    view.ui.gap(6);
  });
}

}  // namespace

void draw_rules_reading(const View& view) {
  app::RulesPlace& place = rules_place(view);
  const auto sheet = place.sheet();
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  if (sheet->versions.empty()) {
    view.ui.paragraph(view.say("desk.rules.none_yet"), theme::colours().quiet);
    view.ui.gap(8);
    if (view.ui.button(view.say("desk.rules.import"), Ui::Look::kPrimary, !place.busy())) {
      place.choose_file();
    }
    return;
  }
  draw_choices(view, *sheet);
  view.ui.gap(8);
  view.ui.begin_panel("rules", {0, panel_height()});
  if (sheet->compared) {
    draw_changes(view, sheet->changes(view.phrases.language()));
  } else if (sheet->ruleset) {
    draw_basis(view, *sheet->ruleset);
    draw_chapters(view, *sheet);
  } else {
    view.ui.paragraph(view.say("desk.rules.not_here"), theme::colours().quiet);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
