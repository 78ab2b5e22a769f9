#include "client/desktop/views/office/journals_dialogs.h"

#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kAssignDialog = 460;
constexpr float kMergeDialog = 620;
constexpr float kPrintDialog = 640;

std::vector<domain::Subject> ticked(const app::JournalsPlace& place) {
  return {place.ticked.begin(), place.ticked.end()};
}

// One button for each column: the choice is the answer.
void draw_assign(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  const app::JournalShelf* shelf = place.shelf();
  const bool wanted = place.assigning && shelf != nullptr;
  if (!begin_question(view, "desk.assign.title", wanted, kAssignDialog)) return;
  view.ui.paragraph(
      view.say("desk.assign.text", {{"journal", view.phrases.name(shelf->journal.name)},
                                    {"number", std::to_string(place.number)},
                                    {"count", std::to_string(place.ticked.size())}}),
      theme::colours().grey);
  view.ui.gap(8);
  const float width = ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < shelf->journal.forms.size(); ++i) {
    if (!view.ui.button(view.phrases.name(shelf->journal.forms[i].name), Ui::Look::kPlain, true,
                        width)) {
      continue;
    }
    place.assign(ticked(place), i);
    place.assigning = false;
  }
  view.ui.gap(10);
  if (view.ui.button(view.say("desk.cancel")) || view.ui.escaped()) place.assigning = false;
  view.ui.end_dialog();
}

std::vector<std::string> credit_names(const View& view) {
  std::vector<std::string> names;
  for (const std::string_view name : base::EnumNames<domain::CreditPolicy>::kNames) {
    names.push_back(view.say("desk.combine.credit." + std::string(name)));
  }
  return names;
}

void draw_merge(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  const bool wanted = place.merging && !place.busy();
  if (!begin_question(view, "desk.combine.title", wanted, kMergeDialog)) return;
  app::JournalsPlace::Merge& merge = *place.merging;
  view.problem(place.problem());
  view.ui.paragraph(view.say("desk.combine.text"), theme::colours().grey);
  view.ui.gap(6);
  std::vector<std::string> titles;
  for (const auto& row : merge.items)
    titles.push_back(title_text(view, *row) + "　" + row->unit_name);
  std::size_t lead = merge.lead;
  ask_choice(view, "desk.combine.lead", titles, lead);
  if (lead != merge.lead) place.choose_lead(lead);
  ask_choice(view, "desk.combine.credit", credit_names(view), merge.credit);
  if (merge.credit == static_cast<std::size_t>(domain::CreditPolicy::kShares)) {
    for (std::size_t i = 0; i < merge.units.size(); ++i) {
      Ui::FieldLook look;
      look.width = theme::px(120);
      view.ui.field(view.say("desk.combine.share", {{"unit", merge.units[i]}}), merge.shares[i],
                    look);
      ImGui::SameLine();
      view.ui.text("% " + merge.units[i]);
    }
  }
  const std::string missing = merge.missing();
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  }
  const Answer answer =
      answer_row(view, "desk.combine.do", Ui::Look::kPrimary, missing.empty() && !place.busy());
  if (answer == Answer::kDo) place.merge();
  if (answer == Answer::kCancel) place.merging.reset();
  view.ui.end_dialog();
}

std::string doubt_text(const View& view, const std::vector<client::AdoptionDoubt>& doubts) {
  std::string text;
  for (const client::AdoptionDoubt doubt : doubts) {
    text += (text.empty() ? "" : "　") +
            view.say("desk.printing." + std::string(base::enum_name(doubt)));
  }
  return text;
}

void draw_doubts(const View& view, app::JournalsPlace::Printing& printing,
                 const app::Issue& issue) {
  for (const app::IssueLine& line : issue.lines) {
    const auto doubts = printing.doubts.find(line.row->id);
    if (doubts == printing.doubts.end()) continue;
    view.ui.gap(6);
    view.ui.paragraph(title_text(view, *line.row), theme::colours().ink, TextStyle::kStrong);
    view.ui.paragraph(doubt_text(view, doubts->second), theme::colours().warn, TextStyle::kSmall);
    Ui::FieldLook look;
    look.hint = view.say("desk.printing.reason");
    view.ui.field(view.say("desk.printing.reason") + "##" + line.row->id.text(),
                  printing.reasons[line.row->id], look);
  }
}

void draw_print(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  const app::Issue* issue = place.issue();
  const bool wanted = place.printing && issue != nullptr && !place.busy();
  if (!begin_question(view, "desk.printing.title", wanted, kPrintDialog)) return;
  view.problem(place.problem());
  const auto waiting = issue->lines.size() - issue->printed;
  view.ui.paragraph(
      view.say("desk.printing.text", {{"journal", view.phrases.name(place.shelf()->journal.name)},
                                      {"number", std::to_string(place.number)},
                                      {"count", std::to_string(waiting)}}),
      theme::colours().grey);
  view.ui.gap(6);
  LineLook look;
  look.width = theme::px(200);
  ask_line(view, "desk.printing.day", place.printing->day, look);
  draw_doubts(view, *place.printing, *issue);
  const std::string missing = place.printing_missing();
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  }
  const Answer answer =
      answer_row(view, "desk.printing.do", Ui::Look::kPrimary, missing.empty() && !place.busy());
  if (answer == Answer::kDo) place.print();
  if (answer == Answer::kCancel) place.printing.reset();
  view.ui.end_dialog();
}

}  // namespace

void ask_assign(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  if (place.shelf()->journal.forms.size() > 1) {
    place.assigning = true;
  } else {
    place.assign(ticked(place), 0);
  }
}

void draw_journals_dialogs(const View& view) {
  draw_assign(view);
  draw_merge(view);
  draw_print(view);
}

}  // namespace yibao::desktop
