// What the person has signed, and whether each signature still holds.
#include <algorithm>

#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

void draw_verdict(const View& view, const app::DraftRow& row) {
  const auto& verified = view.work.signed_items.verified();
  if (!verified || verified->item != row.id) return;
  const client::ReplicaReport& report = verified->report;
  if (!report.faults.empty()) {
    std::string faults;
    for (const std::string& fault : report.faults) faults += (faults.empty() ? "" : "；") + fault;
    view.ui.paragraph(view.say("desk.signed.faulty", {{"faults", faults}}), theme::colours().bad);
    return;
  }
  const std::string key = report.receipts > 0 ? "desk.signed.holds" : "desk.signed.holds_pending";
  view.ui.paragraph(view.say(key, {{"entries", std::to_string(report.entries)},
                                   {"receipts", std::to_string(report.receipts)}}),
                    report.receipts > 0 ? theme::colours().good : theme::colours().warn);
}

void draw_row(const View& view, const app::DraftRow& row) {
  ImGui::PushID(row.id.text().c_str());
  view.ui.text(row.signed_at ? view.when(*row.signed_at) : "", theme::colours().quiet,
               TextStyle::kSmall);
  ImGui::SameLine();
  const StateColours colours = state_colours(row.state);
  view.ui.chip(view.say("state." + row.state), colours.ink, colours.ground);
  if (row.on_paper) {
    ImGui::SameLine();
    view.ui.chip(view.say("desk.signed.on_paper"), theme::colours().warn,
                 theme::colours().warn_pale);
  }
  ImGui::SameLine();
  view.ui.text(row.receipt ? view.say("desk.receipt", {{"sequence", std::to_string(*row.receipt)}})
                           : view.say("cli.pending"),
               theme::colours().quiet, TextStyle::kSmall);
  if (!row.adopted.empty()) {
    ImGui::SameLine();
    view.ui.text(view.say("desk.signed.adopted", {{"count", std::to_string(row.adopted.size())}}),
                 theme::colours().good, TextStyle::kSmall);
  }
  view.ui.paragraph(title_text(view, row));
  if (view.ui.button(view.say("desk.signed.read") + "##" + row.id.text(), Ui::Look::kLink)) {
    view.work.open_row(row);
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.signed.verify") + "##" + row.id.text(), Ui::Look::kLink,
                     !view.work.signed_items.busy())) {
    view.work.signed_items.verify(row.id);
  }
  draw_verdict(view, row);
  view.ui.line();
  view.ui.gap(8);
  ImGui::PopID();
}

}  // namespace

void draw_signed(const View& view) {
  if (view.back()) view.work.way.go(app::Place::kSigning);
  const app::DraftRows& rows = view.work.signed_items.shown(view.snapshot().drafts);
  view.title("desk.page.signed", view.say("desk.signed.explain"));
  view.ui.gap(14);
  view.problem(view.work.signed_items.problem());
  view.ui.begin_panel("signed", {0, 0});
  if (rows.empty()) view.ui.paragraph(view.say("desk.signed.none"), theme::colours().quiet);
  for (std::size_t i = 0; i < std::min(rows.size(), view.work.signed_items.most); ++i) {
    draw_row(view, *rows[i]);
  }
  if (rows.size() > view.work.signed_items.most &&
      view.ui.button(view.say("desk.signed.more"), Ui::Look::kLink)) {
    view.work.signed_items.most += app::SignedPlace::kAtOnce;
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
