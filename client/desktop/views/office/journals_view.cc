// The desk of journals: to the left what waits to be used, to the right the issue being put
// together.
#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/journals_dialogs.h"
#include "client/desktop/views/panes.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kPoolShare = 0.46F;
constexpr float kPoolRow = 58;
constexpr float kLinesLeast = 48;  // of what is scrolled

std::string shown_title(const View& view, const app::DraftRow& row) {
  return row.edited_title.empty() ? title_text(view, row) : row.edited_title;
}

// Where the item is already: in an issue, or printed.
std::string use_text(const View& view, const app::DraftRow& row) {
  std::string text;
  const auto& shelves = view.work.office().journals.shelves();
  const auto name = [&](const std::string& journal) {
    const auto found = std::find_if(shelves.begin(), shelves.end(),
                                    [&](const auto& shelf) { return shelf.journal.id == journal; });
    return found == shelves.end() ? journal : view.phrases.name(found->journal.name);
  };
  for (const auto& adopted : row.adopted) {
    text += "　" + view.say("desk.journals.adopted", {{"journal", name(adopted.journal)}});
  }
  for (const auto& assigned : row.assigned) {
    text += "　" + view.say("desk.journals.assigned", {{"journal", name(assigned.journal)},
                                                       {"number", std::to_string(assigned.issue)}});
  }
  return text;
}

// -- the pool -------------------------------------------------------------------------------------

void draw_pool_row(const View& view, const app::DraftRow& row) {
  app::JournalsPlace& place = view.work.office().journals;
  ImGui::PushID(row.id.text().c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = theme::px(kPoolRow);
  const std::string title = shown_title(view, row);
  const float beside = theme::px(40);
  ImGui::SetCursorScreenPos({at.x + beside, at.y});
  if (view.ui.row(title, height)) view.work.office().item.show(row.id);
  ImGui::SetCursorScreenPos({at.x + theme::px(8), at.y + theme::px(8)});
  bool ticked = place.ticked.contains(row.id);
  if (view.ui.check("##tick " + title, ticked)) {
    if (ticked) place.ticked.insert(row.id);
    if (!ticked) place.ticked.erase(row.id);
  }
  ImGui::SetCursorScreenPos({at.x + beside, at.y + theme::px(6)});
  view.ui.clipped(title, ImGui::GetContentRegionAvail().x - theme::px(8));
  ImGui::SetCursorScreenPos({at.x + beside, at.y + theme::px(31)});
  view.ui.clipped(row.unit_name + "　" + kind_text(view, row.kind) + "　" +
                      view.when(row.changed_at) + use_text(view, row),
                  ImGui::GetContentRegionAvail().x - theme::px(8), theme::colours().quiet,
                  TextStyle::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({0, 0});
  ImGui::PopID();
}

void draw_pool_head(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  using Use = app::JournalsPlace::Use;
  for (const Use use : {Use::kUnused, Use::kAll}) {
    const bool chosen = place.use == use;
    const std::string label = view.say("desk.journals." + std::string(base::enum_name(use)));
    if (view.ui.button(label, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) place.use = use;
    ImGui::SameLine(0, theme::px(4));
  }
  Ui::FieldLook look;
  look.hint = view.say("desk.journals.search");
  view.ui.field(view.say("desk.journals.search"), place.search, look);
}

// What can be done with what is ticked.
void draw_pool_foot(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  const std::size_t count = place.ticked.size();
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.journals.ticked", {{"count", std::to_string(count)}}),
               theme::colours().quiet, TextStyle::kSmall);
  const bool free = count > 0 && !place.busy();
  if (flowing_button(view, "desk.journals.into_issue", Ui::Look::kPrimary,
                     free && place.shelf() != nullptr)) {
    ask_assign(view);
  }
  if (flowing_button(view, "desk.journals.combine", Ui::Look::kPlain, count > 1 && free)) {
    place.begin_merge();
  }
  if (flowing_button(view, "desk.journals.edit", Ui::Look::kPlain, count == 1)) {
    view.work.office().editing.show(*place.ticked.begin());
  }
}

void draw_pool_rows(const View& view) {
  const app::DraftRows& rows = view.work.office().journals.pool();
  if (rows.empty()) {
    view.ui.paragraph(view.say("desk.journals.pool_empty"), theme::colours().quiet);
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()),
                theme::px(kPoolRow) + ImGui::GetStyle().ItemSpacing.y);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_pool_row(view, *rows[static_cast<std::size_t>(i)]);
    }
  }
}

void draw_pool(const View& view) {
  draw_pool_head(view);
  view.ui.gap(6);
  draw_above_foot(
      view, "pool", kLinesLeast, [&] { draw_pool_rows(view); },
      [&] {
        view.ui.line();
        view.ui.gap(6);
        draw_pool_foot(view);
      });
}

// -- the issue ------------------------------------------------------------------------------------

std::string issue_name(const View& view, int year, std::int64_t number) {
  return view.say("desk.journals.issue",
                  {{"year", std::to_string(year)}, {"number", std::to_string(number)}});
}

void draw_choices(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  std::vector<std::string> journals;
  for (const auto& shelf : place.shelves())
    journals.push_back(view.phrases.name(shelf.journal.name));
  const float half = (ImGui::GetContentRegionAvail().x - theme::px(8)) / 2;
  std::size_t journal = place.journal;
  if (view.ui.choice(view.say("desk.journals.journal"), journals, journal, half)) {
    place.choose_journal(journal);
  }
  ImGui::SameLine(0, theme::px(8));
  const app::JournalShelf* shelf = place.shelf();
  if (shelf == nullptr) return;
  const int this_year = app::year_of(view.snapshot().today);
  std::vector<std::string> names;
  std::vector<std::pair<int, std::int64_t>> issues;
  std::size_t chosen = 0;
  const auto add = [&](int year, std::int64_t number, const std::string& name) {
    if (year == place.year && number == place.number) chosen = names.size();
    issues.emplace_back(year, number);
    names.push_back(name);
  };
  add(this_year, shelf->next_number,
      view.say("desk.journals.new_issue", {{"number", std::to_string(shelf->next_number)}}));
  for (const app::Issue& issue : shelf->issues) {
    const std::string_view state =
        issue.is_open() ? "desk.journals.issue_open" : "desk.journals.issue_printed";
    add(issue.year, issue.number, issue_name(view, issue.year, issue.number) + view.say(state));
  }
  if (view.ui.choice(view.say("desk.journals.which"), names, chosen, half)) {
    place.choose_issue(issues[chosen].first, issues[chosen].second);
  }
}

void draw_line(const View& view, const app::IssueLine& line) {
  app::JournalsPlace& place = view.work.office().journals;
  ImGui::PushID(line.row->id.text().c_str());
  const std::string title = shown_title(view, *line.row);
  const float height = ImGui::GetTextLineHeight() + theme::px(10);
  if (view.ui.row(title, height)) view.work.office().item.show(line.row->id);
  view.ui.clipped(title, ImGui::GetContentRegionAvail().x, theme::colours().ink);
  ImGui::AlignTextToFramePadding();
  view.ui.text(line.row->unit_name, theme::colours().quiet, TextStyle::kSmall);
  if (line.printed) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say("desk.journals.printed"), theme::colours().good,
                 theme::colours().good_pale);
    if (flowing_button(view, "desk.journals.retract", Ui::Look::kLink, !place.busy())) {
      view.work.office().item.show(line.row->id);
    }
  } else {
    const bool free = !place.busy();
    if (flowing_button(view, "desk.journals.edit_line", Ui::Look::kLink, true)) {
      view.work.office().editing.show(line.row->id);
    } else if (flowing_button(view, "desk.journals.up", Ui::Look::kLink, free)) {
      place.move(line, -1);
    } else if (flowing_button(view, "desk.journals.down", Ui::Look::kLink, free)) {
      place.move(line, 1);
    } else if (flowing_button(view, "desk.journals.out", Ui::Look::kLink, free)) {
      place.take_out(line);
    }
  }
  view.ui.gap(4);
  view.ui.line();
  view.ui.gap(4);
  ImGui::PopID();
}

void draw_column(const View& view, const app::Issue& issue, const rules::Named* form) {
  const auto in_column = [&](const app::IssueLine& line) {
    return form == nullptr || line.form == form->id;
  };
  const auto count = std::count_if(issue.lines.begin(), issue.lines.end(), in_column);
  if (form != nullptr) {
    view.ui.text(view.phrases.name(form->name) + "　" + std::to_string(count),
                 theme::colours().accent_strong, TextStyle::kStrong);
    view.ui.gap(4);
  }
  for (const app::IssueLine& line : issue.lines) {
    if (in_column(line)) draw_line(view, line);
  }
  if (form != nullptr) view.ui.gap(8);
}

void draw_issue_lines(const View& view, const app::Issue* issue) {
  const app::JournalsPlace& place = view.work.office().journals;
  if (issue == nullptr) {
    view.ui.paragraph(view.say("desk.journals.issue_empty"), theme::colours().quiet);
  } else if (place.shelf()->journal.forms.empty()) {
    draw_column(view, *issue, nullptr);
  } else {
    for (const rules::Named& form : place.shelf()->journal.forms) draw_column(view, *issue, &form);
  }
}

void draw_issue_foot(const View& view, const app::Issue* issue) {
  app::JournalsPlace& place = view.work.office().journals;
  view.ui.line();
  view.ui.gap(6);
  const bool open = issue != nullptr && issue->is_open();
  if (view.ui.button(view.say("desk.journals.print"), Ui::Look::kPrimary, open && !place.busy())) {
    place.begin_printing();
  }
  if (issue == nullptr || !issue->printed_on) return;
  ImGui::SameLine(0, theme::px(12));
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.journals.printed_on", {{"date", base::to_text(*issue->printed_on)},
                                                     {"count", std::to_string(issue->printed)}}),
               theme::colours().quiet, TextStyle::kSmall);
}

void draw_issue(const View& view) {
  draw_choices(view);
  view.ui.gap(8);
  const app::Issue* issue = view.work.office().journals.issue();
  draw_above_foot(
      view, "issue", kLinesLeast, [&] { draw_issue_lines(view, issue); },
      [&] { draw_issue_foot(view, issue); });
}

}  // namespace

void draw_journals(const View& view) {
  app::JournalsPlace& place = view.work.office().journals;
  view.title("desk.page.journals", view.say("desk.journals.explain"));
  view.ui.gap(10);
  view.problem(place.problem());
  if (!view.snapshot().ruleset) {
    view.ui.paragraph(view.say("desk.desk.no_rules"), theme::colours().quiet);
    return;
  }
  TwoPanes panes{"pool", "issue"};
  panes.share = kPoolShare;
  draw_two_panes(
      view, panes, [&] { draw_pool(view); }, [&] { draw_issue(view); });
  draw_journals_dialogs(view);
}

}  // namespace yibao::desktop
