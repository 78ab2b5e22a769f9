// Targets of single units: setting one from a day, and those that were set.
#include "client/desktop/views/office/rules/rules.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kTargetDialog = 560;

std::string value_text(const View& view, const std::optional<base::Decimal>& value) {
  return value ? value->text() : view.say("rule.none");
}

void draw_targets_moved(const View& view, const client::PointsMove& move) {
  for (const client::MovedUnit& unit : move.units) {
    for (const client::MovedTarget& target : unit.targets) {
      view.ui.paragraph(unit.name + "　" + view.phrases.name(target.name) + "　" + target.period +
                            "　" + target.done + " / " + target.value,
                        theme::colours().grey, TextStyle::kSmall);
    }
    if (unit.before != unit.after) {
      view.ui.paragraph(view.say("desk.rules.targets.points", {{"unit", unit.name},
                                                               {"before", unit.before.text()},
                                                               {"after", unit.after.text()}}),
                        theme::colours().grey, TextStyle::kSmall);
    }
  }
}

void draw_setting(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.rules.targets.title"), kTargetDialog)) return;
  app::TargetsPanel& panel = rules_place(view).targets;
  const auto sheet = panel.sheet();
  std::vector<std::string> units;
  for (const client::UnitEntry* unit : panel.units()) units.push_back(unit->name);
  std::vector<std::string> targets;
  for (const app::TargetsSheet::Target& target : sheet->targets) {
    targets.push_back(view.phrases.name(target.name));
  }
  ask_choice(view, "desk.rules.targets.unit", units, panel.unit);
  ask_choice(view, "desk.rules.targets.target", targets, panel.target);
  view.ui.paragraph(
      view.say("desk.rules.targets.now", {{"value", value_text(view, panel.value_now())}}),
      theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(4);
  view.ui.check(view.say("desk.rules.targets.none"), panel.none);
  if (!panel.none) {
    LineLook figure;
    figure.width = theme::px(160);
    ask_line(view, "desk.rules.targets.value", panel.value, figure);
  }
  LineLook day;
  day.width = theme::px(200);
  day.hint = view.say("desk.date.example", {{"date", base::to_text(sheet->today)}});
  ask_line(view, "desk.rules.targets.day", panel.day, day);
  ask_note(view, "desk.rules.targets.reason", panel.reason);
  const Answer answer =
      answer_row(view, "desk.rules.targets.do", Ui::Look::kPrimary, panel.is_ready());
  if (answer == Answer::kDo) panel.set();
  view.ui.end_dialog();
}

// True when it is to be set anew.
bool draw_row(const View& view, const client::UnitTargetRow& row, std::size_t number) {
  using State = client::UnitTargetRow::State;
  const bool gone = row.state == State::kReplaced;
  const std::string head =
      row.unit_name + "　" + view.phrases.name(row.name) + "　" + value_text(view, row.value);
  const auto draw = [&] {
    view.ui.paragraph(head, gone ? theme::colours().quiet : theme::colours().ink);
    std::string about =
        view.say("desk.rules.from", {{"from", base::to_text(row.from)}}) + "　" +
        view.say("desk.rules.targets." + std::string(base::enum_name(row.state))) + "　" +
        view.say("desk.rules.targets.usual", {{"value", value_text(view, row.usual)}});
    if (!row.reason.empty()) about += "　" + row.reason;
    view.ui.paragraph(about, theme::colours().quiet, TextStyle::kSmall);
  };
  const bool pressed = view.ui.block(head + "##" + std::to_string(number), false, draw);
  view.ui.gap(8);
  return pressed;
}

}  // namespace

void draw_rules_targets(const View& view) {
  app::TargetsPanel& panel = rules_place(view).targets;
  view.problem(panel.problem());
  // Kept: what is drawn may be read anew on the way.
  const auto sheet = panel.sheet();
  if (!sheet) {
    if (!panel.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.paragraph(view.say("desk.rules.targets.explain"), theme::colours().quiet,
                    TextStyle::kSmall);
  view.ui.gap(6);
  const bool may = !sheet->targets.empty() && !panel.units().empty() && !panel.busy();
  if (view.ui.button(view.say("desk.rules.targets.set"), Ui::Look::kPrimary, may)) {
    panel.begin();
    view.ui.open_dialog(view.say("desk.rules.targets.title"));
  }
  if (panel.moved()) draw_targets_moved(view, *panel.moved());
  view.ui.gap(8);
  view.ui.begin_panel("unit-targets", {0, panel_height()});
  if (sheet->rows.empty()) {
    view.ui.paragraph(view.say("desk.rules.targets.empty"), theme::colours().quiet);
  }
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < sheet->rows.size(); ++i) {
    if (draw_row(view, sheet->rows[i], i) && may) chosen = i;
  }
  view.ui.end_panel();
  if (chosen) {
    panel.begin_from(sheet->rows[*chosen]);
    view.ui.open_dialog(view.say("desk.rules.targets.title"));
  }
  draw_setting(view);
}

}  // namespace yibao::desktop
