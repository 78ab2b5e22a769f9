// Who signs for whom, and giving it to somebody for days of absence.
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

void draw_grant(const View& view, const app::DelegationSheet& sheet) {
  app::DelegationPlace& place = view.work.delegations;
  view.ui.text(view.say("desk.delegation.grant"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.delegation.explain"), theme::colours().quiet, TextStyle::kSmall);
  std::vector<std::string> names;
  for (const app::PersonChoice& person : sheet.delegates) names.push_back(person.name);
  const float width = std::min(theme::px(320), ImGui::GetContentRegionAvail().x);
  ask_choice(view, "desk.delegation.to", names, place.delegate, width);
  LineLook date;
  date.width = width;
  date.hint = view.say("desk.date.example", {{"date", base::to_text(sheet.today)}});
  ask_line(view, "desk.delegation.from", place.from, date);
  ask_line(view, "desk.delegation.until", place.until, date);
  const std::string missing = place.missing();
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(8);
  if (view.ui.button(view.say("desk.delegation.do"), Ui::Look::kPrimary,
                     missing.empty() && !place.busy())) {
    place.grant();
  }
  view.ui.gap(14);
  view.ui.line();
  view.ui.gap(12);
}

void draw_delegation(const View& view, const client::DelegationView& delegation) {
  using Phase = client::DelegationView::Phase;
  const bool now = delegation.phase == Phase::kNow;
  view.ui.chip(view.say("desk.delegation." + std::string(base::enum_name(delegation.phase))),
               now ? theme::colours().accent : theme::colours().grey,
               now ? theme::colours().accent_pale : theme::colours().grey_pale);
  if (delegation.pending) {
    ImGui::SameLine();
    view.ui.chip(view.say("cli.pending"), theme::colours().warn, theme::colours().warn_pale);
  }
  view.ui.paragraph(view.say("desk.delegation.line", {{"delegate", delegation.delegate_name},
                                                      {"leader", delegation.leader_name},
                                                      {"from", base::to_text(delegation.from)},
                                                      {"until", base::to_text(delegation.until)}}));
  view.ui.gap(10);
}

}  // namespace

void draw_delegations(const View& view) {
  if (view.back()) view.work.way.go(app::Place::kSigning);
  view.title("desk.page.delegations");
  view.ui.gap(14);
  view.problem(view.work.delegations.problem());
  const auto sheet = view.work.delegations.sheet();
  view.ui.begin_panel("delegations", {0, 0});
  if (sheet) {
    if (sheet->may_grant) draw_grant(view, *sheet);
    if (sheet->delegations.empty()) {
      view.ui.paragraph(view.say("desk.delegation.none"), theme::colours().quiet);
    }
    for (const auto& delegation : sheet->delegations) draw_delegation(view, delegation);
  } else {
    view.ui.busy(view.say("desk.opening"));
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
