// The draft of the rules: its sentences with what is wrong and what is changed, the part in hand
// beside them; below each other where there is no room.
#include "client/core/ruleset/form_words.h"
#include "client/desktop/compat.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/rules/rules.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kPartWidth = 430;
constexpr float kDraftListLeast = 370;
constexpr float kPartLeast = 380;  // in height
constexpr float kDraftQuestion = 460;

// -- what can be done with the whole --------------------------------------------------------------

void draw_no_draft(const View& view) {
  app::RulesPlace& place = rules_place(view);
  if (!place.draft.is_known()) return view.ui.busy(view.say("desk.opening"));
  view.ui.paragraph(view.say("desk.rules.no_draft"), theme::colours().quiet);
  view.ui.gap(8);
  const bool may = place.sheet() && !place.sheet()->text.empty();
  if (view.ui.button(view.say("desk.rules.begin"), Ui::Look::kPrimary, may)) place.begin_draft();
  if (flowing_button(view, "desk.rules.import", Ui::Look::kPlain, !place.busy())) {
    place.choose_file();
  }
}

// Twice the same question: what is there goes, though it can be taken back.
void draw_question(const View& view, std::string_view title, std::string_view text,
                   std::string_view act, const std::function<void()>& done) {
  if (!view.ui.begin_dialog(view.say(title), kDraftQuestion)) return;
  view.ui.paragraph(view.say(text), theme::colours().grey);
  if (answer_row(view, act, Ui::Look::kDanger) == Answer::kDo) done();
  view.ui.end_dialog();
}

void draw_draft_tools(const View& view) {
  app::RulesPlace& place = rules_place(view);
  if (view.ui.button(view.say("desk.rules.undo"), Ui::Look::kPlain, place.draft.can_undo())) {
    place.draft.undo();
  }
  const bool free_keys = !ImGui::IsAnyItemActive() && ImGui::GetIO().KeyCtrl;
  if (free_keys && compat::pressed_letter('Z') && place.draft.can_undo()) place.draft.undo();
  if (free_keys && compat::pressed_letter('Y') && place.draft.can_redo()) place.draft.redo();
  if (flowing_button(view, "desk.rules.redo", Ui::Look::kPlain, place.draft.can_redo())) {
    place.draft.redo();
  }
  if (flowing_button(view, "desk.rules.export", Ui::Look::kPlain, !place.busy())) {
    place.save_file();
  }
  if (flowing_button(view, "desk.rules.import", Ui::Look::kPlain, !place.busy())) {
    view.ui.open_dialog(view.say("desk.rules.replace.title"));
  }
  if (flowing_button(view, "desk.rules.discard", Ui::Look::kDanger)) {
    view.ui.open_dialog(view.say("desk.rules.discard.title"));
  }
  const bool sound = place.draft.is_read() && place.draft.reading()->ruleset;
  if (flowing_button(view, "desk.rules.try", Ui::Look::kPlain, sound)) {
    place.section = app::RulesPlace::Section::kTrial;
  }
  if (flowing_button(view, "desk.rules.adopt", Ui::Look::kPrimary, !place.adopting.busy())) {
    place.open_adopting();
    view.ui.open_dialog(view.say(kAdoptingTitle));
  }
  if (place.adopting.take_refusal()) view.ui.open_dialog(view.say(kAdoptingTitle));
  draw_question(view, "desk.rules.replace.title", "desk.rules.replace.text",
                "desk.rules.replace.do", [&] { place.choose_file(); });
  draw_question(view, "desk.rules.discard.title", "desk.rules.discard.text",
                "desk.rules.discard.do", [&] {
                  place.part.put_down();
                  place.draft.discard();
                });
  draw_adopting(view);
}

void draw_state(const View& view) {
  const app::RulesetDraft& draft = rules_place(view).draft;
  if (!draft.is_read()) {
    view.ui.text(view.say("desk.rules.reading"), theme::colours().quiet, TextStyle::kSmall);
    return;
  }
  const app::DraftReading& reading = *draft.reading();
  const auto& changes = reading.changes(view.phrases.language());
  const std::string count = std::to_string(changes.told.size() + changes.quiet.size());
  std::string text = view.say(
      changes.empty() ? "desk.rules.draft_same" : "desk.rules.draft_differs", {{"count", count}});
  if (reading.problems.empty()) {
    text += "　" + view.say("desk.rules.sound");
  } else {
    text += "　" +
            view.say("desk.rules.problems", {{"count", std::to_string(reading.problems.size())}});
  }
  view.ui.paragraph(text, reading.problems.empty() ? theme::colours().quiet : theme::colours().bad,
                    TextStyle::kSmall);
}

// -- the sentences --------------------------------------------------------------------------------

using Filter = app::RulesPlace::Filter;

void draw_problem(const View& view, const rules::Problem& problem, std::size_t number) {
  const std::string text = problem_text(view, problem);
  const bool pressed = view.ui.block(text + "##problem" + std::to_string(number), false, [&] {
    view.ui.paragraph(text, theme::colours().bad, TextStyle::kSmall);
  });
  if (pressed) rules_place(view).part.select_problem(problem.place);
}

struct DraftLine {
  const report::RuleChapter* chapter = nullptr;
  const report::RuleEntry* entry = nullptr;  // null: the chapter's heading
  std::size_t number = 0;                    // of the sentence, all chapters through
};

std::vector<DraftLine> lines_of(const View& view, const app::DraftReading& reading) {
  const app::RulesPlace& place = rules_place(view);
  std::vector<DraftLine> lines;
  std::size_t number = 0;
  for (const report::RuleChapter& chapter : reading.chapters(view.phrases.language())) {
    const std::size_t before = lines.size();
    for (const report::RuleEntry& entry : chapter.entries) {
      const std::size_t own = number++;
      const bool wanted =
          place.filter == Filter::kAll ||
          (place.filter == Filter::kChanged && reading.changed.contains(entry.place)) ||
          (place.filter == Filter::kWrong && !reading.problems_of[own].empty());
      if (!wanted || !place.fits({entry.text, entry.clause, entry.reading})) continue;
      if (lines.size() == before) lines.push_back({&chapter, nullptr, own});
      lines.push_back({&chapter, &entry, own});
    }
  }
  return lines;
}

// The lists and objects that a chapter is made of: there new things are added.
void draw_chapter(const View& view, const report::RuleChapter& chapter) {
  app::RulesPlace& place = rules_place(view);
  view.ui.heading(chapter.title);
  bool first = true;
  for (const std::string& list : chapter.places) {
    const std::string field = list.size() > 2 ? list.substr(2) : "";
    const std::string whole =
        field.empty() ? view.say("rule.form.whole") : view.say(client::label_key("ruleset", field));
    const std::string name = view.say("desk.rules.list", {{"list", whole}});
    if (!first) flow(button_width(view, name), theme::px(2));
    first = false;
    if (view.ui.button(name + "##list" + list, Ui::Look::kLink)) place.part.select(list);
  }
}

void draw_line(const View& view, const DraftLine& line, const app::DraftReading& reading) {
  app::RulesPlace& place = rules_place(view);
  if (line.entry == nullptr) return draw_chapter(view, *line.chapter);
  const report::RuleEntry& entry = *line.entry;
  const bool changed = reading.changed.contains(entry.place);
  const auto draw = [&] {
    draw_sentence(view, entry);
    if (changed) {
      view.ui.text(view.say("desk.rules.changed"), theme::colours().accent, TextStyle::kSmall);
    }
  };
  if (entry.place.empty()) {
    draw();  // every ruleset has it
  } else if (view.ui.block(entry.text + "##" + std::to_string(line.number),
                           place.part.place() == entry.place, draw)) {
    place.part.select(entry.place);
  }
  for (const std::size_t problem : reading.problems_of[line.number]) {
    draw_problem(view, reading.problems[problem], problem);
  }
}

// Which sentences, and what they have in them.
void draw_filter(const View& view) {
  app::RulesPlace& place = rules_place(view);
  std::vector<std::string> names;
  for (const std::string_view name : base::EnumNames<Filter>::kNames) {
    names.push_back(view.say("desk.rules.filter." + std::string(name)));
  }
  auto filter = static_cast<std::size_t>(place.filter);
  view.ui.choice(view.say("desk.rules.filter"), names, filter, theme::px(165));
  place.filter = static_cast<Filter>(filter);
  flow(theme::px(kSentenceSearch));
  Ui::FieldLook look;
  look.hint = view.say("desk.reference.search");
  look.width = theme::px(kSentenceSearch);
  view.ui.field(look.hint, place.search, look);
  view.ui.gap(4);
}

void draw_sentences(const View& view, float width) {
  app::RulesPlace& place = rules_place(view);
  const auto reading = place.draft.reading();
  ImGui::BeginGroup();
  draw_filter(view);
  view.ui.begin_panel("draft-sentences", {width, panel_height()});
  if (reading) {
    for (const std::size_t problem : reading->other_problems) {
      draw_problem(view, reading->problems[problem], problem);
    }
    const auto lines = lines_of(view, *reading);
    if (lines.empty() && reading->is_json) {
      view.ui.paragraph(view.say("desk.reference.no_match"), theme::colours().quiet);
    }
    view.ui.rows("sentences", lines.size(), theme::px(kSentenceHeight), [&](std::size_t i) {
      view.ui.gap(lines[i].entry == nullptr ? 12 : 3);
      draw_line(view, lines[i], *reading);
      view.ui.gap(5);
    });
  }
  view.ui.end_panel();
  ImGui::EndGroup();
}

}  // namespace

void draw_rules_draft(const View& view) {
  app::RulesPlace& place = rules_place(view);
  if (!place.draft.is_open()) return draw_no_draft(view);
  draw_draft_tools(view);
  if (!place.draft.is_open()) return;
  draw_state(view);
  view.ui.gap(6);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float part = std::max(theme::px(kPartWidth), room.x * 0.45F);
  const bool beside = room.x - part >= theme::px(kDraftListLeast);
  const bool in_hand = place.part.is_open() || place.draft.parts() == nullptr;
  if (!in_hand) return draw_sentences(view, 0);
  if (beside) {
    draw_sentences(view, room.x - part - theme::px(12));
    ImGui::SameLine(0, theme::px(12));
  }
  view.ui.begin_panel("draft-part", {0, panel_height(kPartLeast)});
  draw_draft_part(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
