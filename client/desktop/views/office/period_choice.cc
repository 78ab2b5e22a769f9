#include "client/desktop/views/office/period_choice.h"

#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

constexpr float kKindWidth = 110;
constexpr float kPeriodWidth = 190;

void choose_kind(const View& view, app::PeriodChoice& choice) {
  std::vector<std::string> names;
  std::size_t at = 0;
  for (const rules::PeriodKind kind : choice.kinds()) {
    if (kind == choice.kind()) at = names.size();
    names.push_back(app::period_kind_text(view.phrases.language(), kind));
  }
  if (view.ui.choice(view.say("desk.period.kind"), names, at, theme::px(kKindWidth))) {
    choice.choose_kind(choice.kinds()[at]);
  }
}

void choose_period(const View& view, app::PeriodChoice& choice) {
  std::vector<std::string> names;
  std::size_t at = 0;
  for (const rules::Period& period : choice.offered()) {
    if (period == choice.period()) at = names.size();
    names.push_back(app::period_text(view.phrases.language(), period));
  }
  if (view.ui.choice(view.say("desk.period.which"), names, at, theme::px(kPeriodWidth))) {
    choice.choose(choice.offered()[at]);
  }
}

void step(const View& view, app::PeriodChoice& choice, std::string_view key, int by) {
  if (flowing_button(view, key, Ui::Look::kPlain, choice.can_step(by))) choice.step(by);
}

}  // namespace

bool draw_period_choice(const View& view, app::PeriodChoice& choice) {
  if (!choice.ready()) return false;
  const rules::Period before = choice.period();
  if (choice.kinds().size() > 1) {
    choose_kind(view, choice);
    flow(theme::px(kPeriodWidth));
  }
  choose_period(view, choice);
  step(view, choice, "desk.period.earlier", -1);
  step(view, choice, "desk.period.later", 1);
  return choice.period() != before;
}

}  // namespace yibao::desktop
