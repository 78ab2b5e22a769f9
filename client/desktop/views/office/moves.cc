#include "client/desktop/views/office/moves.h"

namespace yibao::desktop {
namespace {

std::string signed_text(base::Decimal value) {
  return (value.is_negative() ? "" : "+") + value.text();
}

void draw_unit(const View& view, const client::MovedUnit& unit) {
  std::string head = unit.name;
  const base::Decimal by = unit.after - unit.before;
  if (unit.has_points) {
    head = view.say(by.is_zero() ? "desk.moves.same" : "desk.moves.points",
                    {{"unit", unit.name}, {"by", signed_text(by)}, {"now", unit.after.text()}});
  }
  view.ui.paragraph(head, by.is_negative() ? theme::colours().bad : theme::colours().ink,
                    TextStyle::kStrong);
  for (const client::MovedLine& line : unit.lines) {
    std::string text = view.phrases.name(line.name) + "　" + signed_text(line.by);
    if (!line.clause.empty()) text += "　" + line.clause;
    view.ui.paragraph(text, theme::colours().grey, TextStyle::kSmall);
  }
  for (const client::MovedTarget& target : unit.targets) {
    view.ui.paragraph(view.phrases.name(target.name) + "　" + target.period + "　" + target.done +
                          " / " + target.value,
                      theme::colours().grey, TextStyle::kSmall);
  }
}

}  // namespace

void draw_moves(const View& view, const client::PointsMove& move) {
  if (move.units.empty()) {
    view.ui.paragraph(view.say("desk.moves.nothing"), theme::colours().quiet, TextStyle::kSmall);
    return;
  }
  view.ui.text(view.say("desk.moves.title"), theme::colours().quiet, TextStyle::kSmall);
  for (const client::MovedUnit& unit : move.units) draw_unit(view, unit);
}

}  // namespace yibao::desktop
