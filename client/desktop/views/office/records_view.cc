// Yearly records: what the rules want and nobody has entered yet, what was entered.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/moves.h"
#include "client/desktop/views/office/sections.h"
#include "client/desktop/views/office/standings.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr std::size_t kNamesShown = 12;

// Units that lack the same thing stand together.
struct WantedGroup {
  const client::WantedRecord* first = nullptr;
  std::vector<const client::WantedRecord*> units;
};

std::vector<WantedGroup> grouped(const std::vector<client::WantedRecord>& wanted) {
  std::vector<WantedGroup> groups;
  for (const client::WantedRecord& each : wanted) {
    const bool same = !groups.empty() && groups.back().first->rule.zh == each.rule.zh &&
                      groups.back().first->arithmetic == each.arithmetic &&
                      groups.back().first->points == each.points;
    if (!same) groups.push_back({&each, {}});
    groups.back().units.push_back(&each);
  }
  return groups;
}

void draw_wanted(const View& view, const WantedGroup& group) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  const client::WantedRecord& first = *group.first;
  std::string head = view.phrases.name(first.rule);
  if (first.due) {
    head += "　" + view.say("desk.commission.due", {{"when", base::to_text(*first.due)}});
  }
  if (!first.points.empty()) {
    head += "　" + view.say("desk.record.points", {{"points", first.points}});
  }
  view.ui.paragraph(head, first.overdue ? theme::colours().bad : theme::colours().ink,
                    TextStyle::kStrong);
  std::string names;
  for (std::size_t i = 0; i < std::min(kNamesShown, group.units.size()); ++i) {
    names += (i == 0 ? "" : view.say("desk.and")) + group.units[i]->unit_name;
  }
  if (group.units.size() > kNamesShown) names += "…";
  view.ui.paragraph(view.say("desk.record.lacks",
                             {{"count", std::to_string(group.units.size())}, {"units", names}}),
                    theme::colours().grey, TextStyle::kSmall);
  const std::string how = first.arithmetic.empty() ? "" : first.arithmetic + "　";
  if (!(how + first.clause).empty()) {
    view.ui.paragraph(how + first.clause, theme::colours().quiet, TextStyle::kSmall);
  }
  const std::string id = first.rule.zh + first.arithmetic + first.unit.text();
  if (desk.may_act() &&
      view.ui.button(view.say("desk.record.enter_this") + "##" + id, Ui::Look::kLink)) {
    std::vector<base::UnitCode> units;
    for (const client::WantedRecord* each : group.units) units.push_back(each->unit);
    desk.begin(first.records.front(), units);
  }
  view.ui.gap(8);
}

std::string figures_of(const View& view, const client::UnitRecord& record) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "　") + part; };
  if (record.count != 1) {
    add(view.say("desk.record.times", {{"count", std::to_string(record.count)}}));
  }
  if (record.people) {
    add(view.say("desk.record.people_of", {{"count", std::to_string(*record.people)}}));
  }
  if (!record.value.empty()) add(view.say("desk.record.value_of", {{"value", record.value}}));
  if (!record.note.empty()) add(record.note);
  if (!record.by.empty()) add(record.by);
  return text;
}

void draw_record(const View& view, const client::UnitRecord& record) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  ImGui::PushID(record.id.text().c_str());
  const ImU32 ink = record.retracted ? theme::colours().quiet : theme::colours().ink;
  view.ui.text(base::to_text(record.on_date) + "　" + record.unit_name + "　" +
                   view.phrases.name(record.name),
               ink, TextStyle::kStrong);
  const auto chip = [&](std::string_view key) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say(key), theme::colours().grey, theme::colours().grey_pale);
  };
  if (record.retracted) chip("desk.interview.retracted");
  if (record.pending) chip("cli.pending");
  const std::string figures = figures_of(view, record);
  if (!figures.empty()) view.ui.paragraph(figures, theme::colours().grey, TextStyle::kSmall);
  const bool retracts =
      !record.retracted && desk.may_act() &&
      view.ui.button(view.say("desk.record.retract") + "##" + record.id.text(), Ui::Look::kLink);
  view.ui.gap(4);
  view.ui.line();
  view.ui.gap(4);
  ImGui::PopID();
  if (!retracts) return;
  desk.to_retract = record.event;
  view.ui.open_dialog(view.say("desk.record.retract.title"));  // where the question is drawn
}

void draw_record_retract_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.record.retract.title"), 480)) return;
  app::RecordsDesk& desk = view.work.office().standings.records;
  view.ui.paragraph(view.say("desk.record.retract.text"), theme::colours().grey);
  ask_note(view, "desk.record.retract.why", desk.why);
  const bool ready = !base::trim(desk.why).empty() && !desk.busy();
  if (answer_row(view, "desk.record.retract.do", Ui::Look::kDanger, ready) == Answer::kDo) {
    desk.retract();
  }
  view.ui.end_dialog();
}

void draw_filters(const View& view, const app::RecordsSheet& sheet) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  std::vector<std::string> names = {view.say("desk.record.all")};
  std::size_t at = 0;
  for (const app::RecordChoice& choice : sheet.choices) {
    if (choice.id == desk.only) at = names.size();
    names.push_back(view.phrases.name(choice.name));
  }
  if (view.ui.choice(view.say("desk.record.only"), names, at, theme::px(190))) {
    desk.only = at == 0 ? "" : sheet.choices[at - 1].id;
  }
  ImGui::SameLine(0, theme::px(8));
  Ui::FieldLook look;
  look.width = theme::px(190);
  look.hint = view.say("desk.record.search");
  view.ui.field(view.say("desk.record.search"), desk.search, look);
}

void draw_entered(const View& view, const app::RecordsSheet& sheet) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  draw_filters(view, sheet);
  view.ui.gap(6);
  std::vector<const client::UnitRecord*> shown;
  for (const client::UnitRecord& record : sheet.records) {
    if (desk.shows(record)) shown.push_back(&record);
  }
  if (shown.empty()) view.ui.paragraph(view.say("desk.record.none"), theme::colours().quiet);
  view.ui.rows("records", shown.size(), theme::px(60),
               [&](std::size_t i) { draw_record(view, *shown[i]); });
  draw_record_retract_dialog(view);
}

void draw_all_wanted(const View& view, const app::RecordsSheet& sheet) {
  if (sheet.wanted.empty()) {
    view.ui.paragraph(view.say("desk.record.nothing_wanted"), theme::colours().quiet);
  }
  for (const WantedGroup& group : grouped(sheet.wanted)) draw_wanted(view, group);
}

}  // namespace

void draw_records(const View& view) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  view.problem(desk.problem());
  // Kept: what is drawn may be left on the way.
  const auto sheet = desk.sheet();
  if (!sheet) {
    if (!desk.problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  if (desk.writing()) return draw_record_form(view, *sheet);
  draw_sections(view, "desk.record.part.", desk.part,
                [&](app::RecordsDesk::Part part) -> std::optional<std::size_t> {
                  if (part == app::RecordsDesk::Part::kWanted) return std::nullopt;
                  return sheet->records.size();
                });
  if (desk.may_act() &&
      flowing_button(view, "desk.record.new", Ui::Look::kPlain, !sheet->choices.empty())) {
    desk.begin();
  }
  view.ui.gap(6);
  view.ui.begin_panel("records-panel", {0, rest_of_place()});
  if (const auto moved = desk.moved()) {
    draw_moves(view, *moved);
    view.ui.gap(10);
  }
  if (desk.part == app::RecordsDesk::Part::kEntered) {
    draw_entered(view, *sheet);
  } else {
    draw_all_wanted(view, *sheet);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
