// Who is to be reminded of what (催办): by commission, the most pressing units first; a text to be
// sent to them, a list to be printed.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/asking.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

using client::Chase;

StateColours chase_colours(Chase why) {
  switch (why) {
    case Chase::kOverdue: return bad_colours();
    case Chase::kDueSoon:
    case Chase::kExtension: return warn_colours();
    case Chase::kUnseen: return {theme::colours().accent, theme::colours().accent_pale};
    case Chase::kDeclined: break;
  }
  return {theme::colours().grey, theme::colours().grey_pale};
}

std::string remark_of(const View& view, const client::ChaseLine& line) {
  std::string remark = view.say("desk.commission.due", {{"when", view.when(line.due)}});
  const auto add = [&](const std::string& text) {
    if (!text.empty()) remark += "　" + text;
  };
  if (line.missing > 1) {
    add(view.say("desk.chase.missing", {{"count", std::to_string(line.missing)}}));
  }
  if (!line.acknowledged && line.why != Chase::kUnseen) add(view.say("desk.chase.unseen_too"));
  if (line.until) add(view.say("desk.chase.until", {{"until", view.when(*line.until)}}));
  if (line.reason) add(reason_text(view, *line.reason));
  add(line.note);
  return remark;
}

void draw_line(const View& view, const client::ChasedCommission& chased,
               const client::ChaseLine& line) {
  app::AskingPlace& place = view.work.office().asking;
  ImGui::PushID(line.unit.text().c_str());
  const StateColours colours = chase_colours(line.why);
  ImGui::AlignTextToFramePadding();
  view.ui.chip(view.say("chase.why." + std::string(base::enum_name(line.why))), colours.ink,
               colours.ground);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(line.unit_name, theme::colours().ink, TextStyle::kStrong);
  if (line.why == Chase::kExtension) {
    ImGui::SameLine(0, theme::px(8));
    if (view.ui.button(view.say("desk.chase.answer") + "##" + line.unit_name, Ui::Look::kLink)) {
      const base::UnitCode unit = line.unit;
      place.open(chased.commission);
      place.one.ask_about(unit);
    }
  }
  view.ui.paragraph(remark_of(view, line), theme::colours().grey, TextStyle::kSmall);
  view.ui.gap(6);
  ImGui::PopID();
}

void draw_commission_chased(const View& view, const client::ChasedCommission& chased) {
  ImGui::PushID(chased.commission.text().c_str());
  const std::string title = chased.title.empty() ? view.say("cli.words_gone") : chased.title;
  if (view.ui.row(title, ImGui::GetTextLineHeight() + theme::px(10))) {
    view.work.office().asking.open(chased.commission);
  }
  view.ui.clipped(title, ImGui::GetContentRegionAvail().x, theme::colours().ink,
                  TextStyle::kHeading);
  view.ui.gap(4);
  for (const client::ChaseLine& line : chased.lines) draw_line(view, chased, line);
  if (view.ui.button(view.say("desk.chase.copy") + "##" + title, Ui::Look::kLink)) {
    copy_chase(view, {chased});
  }
  view.ui.gap(12);
  view.ui.line();
  view.ui.gap(8);
  ImGui::PopID();
}

void print_chase(const View& view) {
  view.work.printing.print([language = view.phrases.language()](
                               client::Replica& replica) -> base::Result<papers::Paper> {
    YIBAO_TRY(const auto chased, client::chase_list(replica));
    const auto ruleset = replica.ruleset();
    const base::UtcOffset offset = ruleset ? ruleset->utc_offset : base::kChinaOffset;
    return app::chase_paper(language, chased, replica.now(), offset);
  });
}

}  // namespace

void copy_chase(const View& view, const std::vector<client::ChasedCommission>& chased) {
  const std::string text =
      client::chase_text(view.phrases.language(), chased, view.snapshot().offset());
  if (text.empty()) return view.work.way.say("desk.chase.nobody");
  ImGui::SetClipboardText(text.c_str());
  view.work.way.say("desk.chase.copied");
}

void draw_chase(const View& view) {
  const auto sheet = view.work.office().asking.sheet();
  view.problem(view.work.printing.problem());
  const bool any = !sheet->chased.empty();
  if (view.ui.button(view.say("desk.chase.copy_all"), Ui::Look::kPrimary, any)) {
    copy_chase(view, sheet->chased);
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.chase.print"), Ui::Look::kPlain,
                     any && !view.work.printing.busy())) {
    print_chase(view);
  }
  view.ui.gap(10);
  view.ui.begin_panel("chase-panel", {0, rest_of_place()});
  if (!any) view.ui.paragraph(view.say("desk.chase.none"), theme::colours().quiet);
  view.ui.rows("chase", sheet->chased.size(), theme::px(160),
               [&](std::size_t i) { draw_commission_chased(view, sheet->chased[i]); });
  view.ui.end_panel();
}

}  // namespace yibao::desktop
