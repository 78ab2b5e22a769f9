// What pre-flight finds: how grave, by which clause, and the way to the words it is about.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

struct Shade {
  ImU32 ink;
  ImU32 ground;
};

Shade shade_of(rules::Severity severity) {
  const theme::Colours& colours = theme::colours();
  switch (severity) {
    case rules::Severity::kRefuse: return {colours.bad, colours.bad_pale};
    case rules::Severity::kWarn: return {colours.warn, colours.warn_pale};
    case rules::Severity::kHint: break;
  }
  return {colours.grey, colours.grey_pale};
}

// The fields are on the other side of this panel; the text may lie beneath it.
void lead_to(const View& view, const rules::FindingPlace& place) {
  using Field = rules::FindingPlace::Field;
  view.work.writing.text.lead_to(place);
  const bool on_the_sheet = place.field == Field::kTitle || place.field == Field::kBody;
  view.work.aids.over_text = !on_the_sheet;
  if (!on_the_sheet) view.work.aids.side = app::WritingAids::Side::kFields;
}

}  // namespace

void draw_finding(const View& view, const rules::Finding& finding) {
  const Shade shade = shade_of(finding.severity);
  view.ui.chip(view.say("severity." + std::string(base::enum_name(finding.severity))), shade.ink,
               shade.ground);
  if (!finding.clause.empty()) {
    ImGui::SameLine();
    view.ui.clipped(finding.clause, ImGui::GetContentRegionAvail().x, theme::colours().quiet,
                    TextStyle::kSmall);
  }
  view.ui.paragraph(view.say("finding." + finding.code, finding.args));
}

void draw_findings(const View& view) {
  const app::WritingPlace& place = view.work.writing;
  view.ui.text(view.say("desk.findings"), theme::colours().ink, TextStyle::kStrong);
  if (place.findings().empty()) {
    view.ui.paragraph(view.say("desk.findings.none"), theme::colours().good);
    return;
  }
  for (const rules::Finding& finding : place.findings()) {
    draw_finding(view, finding);
    if (app::WritingText::leads_somewhere(finding.place)) {
      const std::string go = view.say("desk.finding.go") + "##" + finding.code;
      if (view.ui.button(go, Ui::Look::kLink)) lead_to(view, finding.place);
    }
    view.ui.gap(8);
  }
}

}  // namespace yibao::desktop
