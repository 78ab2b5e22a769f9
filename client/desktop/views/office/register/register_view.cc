// The register: its sections as tabs, and the one that is shown.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

using RegisterSection = app::RegisterSection;

bool is_for(const View& view, RegisterSection section) {
  return section != RegisterSection::kPast ||
         app::RegisterPlace::may_past(*view.snapshot().account);
}

void draw_tabs(const View& view) {
  app::RegisterPlace& place = roster(view);
  bool first = true;
  for (std::size_t i = 0; i < base::EnumNames<RegisterSection>::kNames.size(); ++i) {
    const auto section = static_cast<RegisterSection>(i);
    if (!is_for(view, section)) continue;
    const std::string name = view.say("desk.register." + std::string(base::enum_name(section)));
    // Large type: in as many lines as it takes.
    if (!first) stay_in_line(view, name, 4);
    first = false;
    const bool chosen = place.section() == section;
    if (view.ui.button(name, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) place.show(section);
  }
}

void draw_delegation(const View& view, const app::RegisteredDelegation& delegation) {
  view.ui.chip(view.say(delegation.now ? "desk.delegation.now" : "desk.delegation.coming"),
               delegation.now ? theme::colours().accent : theme::colours().grey,
               delegation.now ? theme::colours().accent_pale : theme::colours().grey_pale);
  ImGui::SameLine(0, theme::px(8));
  view.ui.clipped(delegation.unit_name, ImGui::GetContentRegionAvail().x, theme::colours().grey);
  view.ui.paragraph(view.say("desk.delegation.line", {{"delegate", delegation.delegate},
                                                      {"leader", delegation.leader},
                                                      {"from", base::to_text(delegation.from)},
                                                      {"until", base::to_text(delegation.until)}}));
  view.ui.gap(10);
}

// What the section can do, at the end of the title's line.
void draw_section_acts(const View& view) {
  if (!roster(view).sheet()) return;
  switch (roster(view).section()) {
    case RegisterSection::kUnits: return draw_unit_acts(view);
    case RegisterSection::kPeople: return draw_people_acts(view);
    case RegisterSection::kContacts: return draw_contacts_acts(view);
    case RegisterSection::kPast: return draw_past_acts(view);
    case RegisterSection::kDelegations:
    case RegisterSection::kKeys: return;
  }
}

}  // namespace

void draw_sheet_delegations(const View& view) {
  view.ui.paragraph(view.say("desk.register.delegations_text"), theme::colours().quiet,
                    TextStyle::kSmall);
  view.ui.gap(8);
  const auto sheet = roster(view).sheet();
  view.ui.begin_panel("register-delegations", {0, 0});
  if (sheet->delegations.empty()) {
    view.ui.paragraph(view.say("desk.register.delegations_none"), theme::colours().quiet);
  }
  for (const auto& delegation : sheet->delegations) draw_delegation(view, delegation);
  view.ui.end_panel();
}

void draw_register(const View& view) {
  app::RegisterPlace& place = roster(view);
  view.title("desk.page.register");
  draw_section_acts(view);
  view.ui.gap(10);
  draw_tabs(view);
  view.ui.gap(10);
  view.problem(place.problem());
  if (!place.sheet()) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  switch (place.section()) {
    case RegisterSection::kUnits: draw_units_section(view); break;
    case RegisterSection::kPeople: draw_people_section(view); break;
    case RegisterSection::kDelegations: draw_sheet_delegations(view); break;
    case RegisterSection::kKeys: draw_keys_section(view); break;
    case RegisterSection::kContacts: draw_contacts_section(view); break;
    case RegisterSection::kPast: draw_past_section(view); break;
  }
  draw_inviting(view);
}

}  // namespace yibao::desktop
