#include "client/desktop/views/office/item_desk_dialogs.h"

#include "client/core/app/office/office.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

using client::FactKind;
using domain::VerdictKind;

constexpr float kDialog = 540;
constexpr float kDayWidth = 200;

template <class Entry>
std::vector<std::string> names_of(const View& view, const std::vector<Entry>& entries) {
  std::vector<std::string> names;
  for (const Entry& entry : entries) names.push_back(view.phrases.name(entry.name));
  return names;
}

// Two journals may share a name: their level tells them apart.
std::vector<std::string> place_names(const View& view, const rules::Ruleset& ruleset) {
  std::vector<std::string> names;
  for (const client::AdoptionPlace& place : client::adoption_places(ruleset)) {
    std::string name = view.phrases.name(place.name);
    const auto* level = ruleset.words.levels.by_id(place.level);
    if (level != nullptr && place.id != level->id) {
      name += view.say("desk.fact.of_level", {{"level", view.phrases.name(level->name)}});
    }
    names.push_back(std::move(name));
  }
  return names;
}

void draw_adoption(const View& view, const rules::Ruleset& ruleset, app::FactForm& form) {
  const auto places = client::adoption_places(ruleset);
  const std::size_t before = form.place;
  ask_choice(view, "desk.fact.place", place_names(view, ruleset), form.place);
  if (form.place != before) form.form = 0;
  if (form.place < places.size() && !places[form.place].forms.empty()) {
    ask_choice(view, "desk.fact.form", names_of(view, places[form.place].forms), form.form);
  }
  LineLook look;
  look.width = theme::px(kDayWidth);
  ask_line(view, "desk.fact.issue", form.issue, look);
}

void draw_flags(const View& view, const rules::Ruleset& ruleset, app::FactForm& form) {
  const auto& flags = ruleset.words.flags.all();
  form.flags.resize(flags.size());
  for (std::size_t i = 0; i < flags.size(); ++i) {
    bool set = form.flags[i];
    if (view.ui.check(view.phrases.name(flags[i].name), set)) form.flags[i] = set;
  }
}

void draw_fact_dialog(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  const std::string title = "desk.fact.title." + std::string(base::enum_name(desk.form.kind));
  if (!begin_question(view, title, desk.entering && !desk.busy(), kDialog)) return;
  view.problem(desk.problem());
  draw_fact_form(view, desk.form);
  const std::string missing = desk.fact_missing();
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  }
  const Answer answer =
      answer_row(view, "desk.fact.do", Ui::Look::kPrimary, missing.empty() && !desk.busy());
  if (answer == Answer::kDo) desk.enter_fact();
  if (answer == Answer::kCancel) desk.entering = false;
  view.ui.end_dialog();
}

void draw_retract(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  const bool wanted = desk.to_retract && !desk.busy();
  if (!begin_question(view, "desk.retract.title", wanted, kDialog)) return;
  view.ui.paragraph(view.say("desk.retract.text"), theme::colours().grey);
  ask_note(view, "desk.inbox.note", desk.note);
  const Answer answer = answer_row(view, "desk.retract.do", Ui::Look::kDanger);
  if (answer == Answer::kDo) desk.retract();
  if (answer == Answer::kCancel) desk.to_retract.reset();
  view.ui.end_dialog();
}

void draw_judge_again(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  if (!view.ui.begin_dialog(view.say("desk.judge_again.title"), kDialog)) return;
  view.ui.paragraph(view.say("desk.judge_again.text"), theme::colours().grey);
  const auto verdicts = desk.verdicts();
  std::vector<std::string> names;
  for (const VerdictKind verdict : verdicts) {
    names.push_back(view.say("state." + std::string(base::enum_name(verdict))));
  }
  ask_choice(view, "desk.judge_again.verdict", names, desk.verdict);
  bool ready = desk.verdict < verdicts.size();
  if (ready && verdicts[desk.verdict] != VerdictKind::kAccepted) {
    const auto reasons = desk.reasons(verdicts[desk.verdict]);
    ready = !reasons.empty();
    ask_choice(view, "desk.inbox.reason", reason_names(view, reasons), desk.reason);
    ask_note(view, "desk.inbox.note", desk.note);
  }
  const Answer answer =
      answer_row(view, "desk.judge_again.do", Ui::Look::kPrimary, ready && !desk.busy());
  if (answer == Answer::kDo) desk.judge_again();
  view.ui.end_dialog();
}

void draw_let_go(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  if (!view.ui.begin_dialog(view.say("desk.let_go.title"), kDialog)) return;
  view.ui.paragraph(view.say("desk.let_go.text"), theme::colours().grey);
  const auto reasons = desk.reasons(VerdictKind::kRefused);
  ask_choice(view, "desk.inbox.reason", reason_names(view, reasons), desk.reason);
  ask_note(view, "desk.inbox.note", desk.note);
  const Answer answer =
      answer_row(view, "desk.item.let_go", Ui::Look::kDanger, !reasons.empty() && !desk.busy());
  if (answer == Answer::kDo) desk.let_go();
  view.ui.end_dialog();
}

void draw_keep(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  if (!view.ui.begin_dialog(view.say("desk.keep.title"), kDialog)) return;
  view.ui.paragraph(view.say("desk.keep.text"), theme::colours().grey);
  ask_note(view, "desk.inbox.note", desk.note);
  if (answer_row(view, "desk.item.keep", Ui::Look::kPrimary, !desk.busy()) == Answer::kDo) {
    desk.keep();
  }
  view.ui.end_dialog();
}

void draw_comment(const View& view) {
  app::ItemDesk& desk = view.work.office().item;
  if (!view.ui.begin_dialog(view.say("desk.inbox.comment.title"), kDialog)) return;
  view.ui.paragraph(view.say("desk.inbox.comment.text"), theme::colours().grey);
  ask_note(view, "desk.inbox.note", desk.note);
  const bool ready = !base::trim(desk.note).empty() && !desk.busy();
  if (answer_row(view, "desk.inbox.comment.do", Ui::Look::kPrimary, ready) == Answer::kDo) {
    desk.comment();
  }
  view.ui.end_dialog();
}

}  // namespace

void draw_fact_form(const View& view, app::FactForm& form) {
  const auto& ruleset = view.snapshot().ruleset;
  if (!ruleset) return;
  switch (form.kind) {
    case FactKind::kAdopted: draw_adoption(view, *ruleset, form); break;
    case FactKind::kForwarded:
      ask_choice(view, "desk.fact.level", names_of(view, ruleset->words.levels.all()), form.level);
      break;
    case FactKind::kInstructed:
      if (ruleset->words.posts.all().empty()) {
        ask_choice(view, "desk.fact.level", names_of(view, ruleset->words.levels.all()),
                   form.level);
      } else {
        ask_choice(view, "desk.fact.post", names_of(view, ruleset->words.posts.all()), form.post);
      }
      break;
    case FactKind::kInaccurate: draw_flags(view, *ruleset, form); break;
  }
  LineLook day;
  day.width = theme::px(kDayWidth);
  ask_line(view, "desk.fact.day", form.day, day);
  if (form.kind == FactKind::kForwarded) return;
  ask_note(view, "desk.fact.note." + std::string(base::enum_name(form.kind)), form.note);
}

void draw_item_desk_dialogs(const View& view, const app::ItemDeskSheet& sheet) {
  draw_fact_dialog(view);
  draw_retract(view);
  draw_judge_again(view);
  if (sheet.withdrawal_asked) {
    draw_let_go(view);
    draw_keep(view);
  }
  draw_comment(view);
}

}  // namespace yibao::desktop
