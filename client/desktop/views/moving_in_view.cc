// Bringing drafts in: the file and its passphrase, what is in it, how far it has come.
#include <algorithm>

#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

void draw_choice_of_file(const View& view) {
  app::MovingIn& in = view.work.moving.in;
  if (view.ui.button(view.say("desk.moving.choose_file"), Ui::Look::kPlain, !in.busy())) {
    in.choose_file();
  }
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  const float room = ImGui::GetContentRegionAvail().x;
  if (in.file().empty()) {
    view.ui.clipped(view.say("desk.moving.no_file"), room, theme::colours().quiet);
  } else {
    view.ui.clipped(in.file().string(), room, theme::colours().grey);
  }
}

void draw_opening(const View& view) {
  app::MovingIn& in = view.work.moving.in;
  LineLook look;
  look.secret = true;
  look.width = std::min(theme::px(320), ImGui::GetContentRegionAvail().x);
  ask_line(view, "desk.moving.file_passphrase", in.passphrase, look);
  const bool entered = view.ui.entered();
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.moving.open"), Ui::Look::kPrimary, in.can_open()) || entered) {
    in.open();
  }
  if (in.busy()) view.ui.busy(view.say("desk.moving.opening"));
}

void draw_arrival(const View& view, const app::MovingIn::Row& row) {
  using client::Arrival;
  const bool marked = row.arrival == Arrival::kMarked;
  const bool comes = row.arrival == Arrival::kNew || row.arrival == Arrival::kVersion;
  const ImU32 ink = marked  ? theme::colours().bad
                    : comes ? theme::colours().accent
                            : theme::colours().grey;
  const ImU32 ground = marked  ? theme::colours().bad_pale
                       : comes ? theme::colours().accent_pale
                               : theme::colours().grey_pale;
  const std::string arrival(base::enum_name(row.arrival));
  view.ui.chip(view.say("desk.moving.arrival." + arrival), ink, ground);
  ImGui::SameLine(0, theme::px(10));
  if (!marked) {
    const std::string title = row.title.empty() ? view.say("desk.untitled") : row.title;
    view.ui.clipped(title, ImGui::GetContentRegionAvail().x);
    std::string about = view.when(row.changed_at);
    if (row.attachments > 0) {
      about +=
          " · " + view.say("desk.moving.attached", {{"count", std::to_string(row.attachments)}});
    }
    view.ui.text(about, theme::colours().quiet, TextStyle::kSmall);
  } else {
    ImGui::NewLine();
  }
  if (row.arrival != Arrival::kNew && row.arrival != Arrival::kHere) {
    view.ui.paragraph(view.say("desk.moving.about." + arrival), theme::colours().quiet,
                      TextStyle::kSmall);
  }
  view.ui.gap(8);
}

void draw_progress_in(const View& view) {
  app::MovingIn& in = view.work.moving.in;
  const double share = in.total() == 0 ? 0 : double(in.done()) / double(in.total());
  view.ui.bar(share, {theme::px(320), theme::px(8)}, theme::colours().accent);
  view.ui.busy(view.say("desk.moving.bringing", {{"done", std::to_string(in.done())},
                                                 {"total", std::to_string(in.total())}}));
  if (in.can_stop() && view.ui.button(view.say("desk.moving.stop"))) in.stop();
}

void draw_preview(const View& view) {
  app::MovingIn& in = view.work.moving.in;
  const std::string coming = std::to_string(in.coming());
  view.ui.paragraph(
      view.say("desk.moving.preview", {{"total", std::to_string(in.total())},
                                       {"count", coming},
                                       {"rest", std::to_string(in.total() - in.coming())}}));
  view.ui.gap(6);
  if (in.busy()) {
    draw_progress_in(view);
  } else if (in.coming() == 0) {
    view.ui.paragraph(view.say("desk.moving.nothing_to_bring"), theme::colours().quiet);
  } else if (view.ui.button(view.say("desk.moving.bring", {{"count", coming}}),
                            Ui::Look::kPrimary)) {
    return in.bring_in();
  }
  view.ui.gap(8);
  for (const app::MovingIn::Row& row : in.rows()) draw_arrival(view, row);
}

}  // namespace

void draw_moving_in(const View& view) {
  const app::MovingIn& in = view.work.moving.in;
  view.ui.paragraph(view.say("desk.moving.in.explain"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(8);
  draw_choice_of_file(view);
  view.ui.gap(8);
  view.problem(in.problem());
  if (in.is_open()) return draw_preview(view);
  if (!in.file().empty()) draw_opening(view);
}

}  // namespace yibao::desktop
