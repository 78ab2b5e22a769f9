// What waits for this person's signature: the queue, and one item after another out of it, by the
// keyboard as well as by the mouse.
#include "client/desktop/views/queue_view.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

void draw_queue(const View& view) {
  app::SigningPlace& place = view.work.signing;
  const app::DraftRows& rows = place.arrange(view.snapshot());
  view.title("desk.page.signing",
             view.say("desk.signing.explain", {{"count", std::to_string(rows.size())}}));
  if (view.ui.button(view.say("desk.page.signed"), Ui::Look::kLink)) {
    view.work.way.go(app::Place::kSigned);
  }
  ImGui::SameLine(0, theme::px(6));
  if (view.ui.button(view.say("desk.page.delegations"), Ui::Look::kLink)) {
    view.work.way.go(app::Place::kDelegations);
  }
  view.ui.gap(10);
  view.problem(place.problem());
  view.ui.begin_panel("queue", {0, 0});
  if (rows.empty()) view.ui.paragraph(view.say("desk.signing.none"), theme::colours().quiet);
  const auto opened = draw_queue_rows(view, place.queue, [&](const app::DraftRow& row) {
    return view.say("desk.signing.row", {{"kind", kind_text(view, row.kind)},
                                         {"author", row.author},
                                         {"age", age_text(view, row.changed_at)}});
  });
  view.ui.end_panel();
  if (opened) place.open(*opened);
}

void draw_item(const View& view) {
  const QueueMove move = draw_queue_head(view, view.work.signing);
  if (move.step != 0) view.work.signing.step(move.step);
  if (move.back) view.work.signing.back();
  // Kept: what is drawn may be closed on the way.
  const auto sheet = view.work.signing.sheet();
  if (!sheet) {
    view.problem(view.work.signing.problem());
    if (view.work.signing.loading()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(8);
  draw_page_and_side([&] { draw_signing_page(view, *sheet); },
                     [&] { draw_signing_side(view, *sheet); }, view.ui);
}

}  // namespace

void draw_signing(const View& view) {
  if (view.work.signing.is_open()) {
    draw_item(view);
  } else {
    draw_queue(view);
  }
}

}  // namespace yibao::desktop
