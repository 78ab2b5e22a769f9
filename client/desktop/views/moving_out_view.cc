// Taking drafts along: which of them, the file's passphrase, how far it has come.
#include <algorithm>

#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kMovableRows = 8;  // seen at once; more are scrolled

std::string about(const View& view, const client::MovableDraft& draft) {
  const std::string when = view.when(draft.changed_at);
  if (draft.attachments == 0) return when;
  const std::string count = std::to_string(draft.attachments);
  return view.say("desk.moving.attached", {{"count", count}}) + " · " + when;
}

void draw_movable(const View& view, const client::MovableDraft& draft) {
  app::MovingOut& out = view.work.moving.out;
  ImGui::TableNextColumn();
  const std::string title = draft.title.empty() ? view.say("desk.untitled") : draft.title;
  bool chosen = out.chosen(draft.draft);
  if (view.ui.check(title + "##" + draft.draft.text(), chosen)) out.choose(draft.draft, chosen);
  ImGui::TableNextColumn();
  ImGui::AlignTextToFramePadding();
  view.ui.text(about(view, draft), theme::colours().quiet, TextStyle::kSmall);
}

void draw_table(const View& view, const client::MovableDrafts& movable) {
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersOuter |
                                     ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX;
  const float rows = std::min(kMovableRows, static_cast<float>(movable.drafts.size()));
  const float row = ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().CellPadding.y;
  if (!ImGui::BeginTable("movable", 2, kFlags, {0, rows * row + theme::px(6)})) return;
  ImGui::TableSetupColumn("title", ImGuiTableColumnFlags_WidthStretch);
  ImGui::TableSetupColumn("about", ImGuiTableColumnFlags_WidthFixed);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(movable.drafts.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_movable(view, movable.drafts[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndTable();
}

void draw_choice(const View& view, const client::MovableDrafts& movable) {
  app::MovingOut& out = view.work.moving.out;
  if (view.ui.button(view.say("desk.moving.choose_all"), Ui::Look::kLink)) out.choose_all(true);
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.moving.choose_none"), Ui::Look::kLink)) out.choose_all(false);
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.moving.chosen", {{"count", std::to_string(out.chosen_count())},
                                               {"total", std::to_string(movable.drafts.size())}}),
               theme::colours().quiet);
  draw_table(view, movable);
}

void ask_file_passphrase(const View& view) {
  app::MovingOut& out = view.work.moving.out;
  LineLook look;
  look.secret = true;
  look.width = std::min(theme::px(320), ImGui::GetContentRegionAvail().x);
  ask_line(view, "desk.moving.passphrase", out.passphrase, look);
  ask_line(view, "desk.moving.repeated", out.repeated, look);
  view.ui.paragraph(view.say("desk.moving.passphrase_hint"), theme::colours().quiet,
                    TextStyle::kSmall);
}

void draw_progress_out(const View& view) {
  app::MovingOut& out = view.work.moving.out;
  if (!out.can_stop()) return view.ui.busy(view.say("desk.moving.sealing"));
  const double share = out.total() == 0 ? 0 : double(out.done()) / double(out.total());
  view.ui.bar(share, {theme::px(320), theme::px(8)}, theme::colours().accent);
  view.ui.busy(view.say("desk.moving.gathering", {{"done", std::to_string(out.done())},
                                                  {"total", std::to_string(out.total())}}));
  if (view.ui.button(view.say("desk.moving.stop"))) out.stop();
}

}  // namespace

void draw_moving_out(const View& view) {
  app::MovingOut& out = view.work.moving.out;
  view.ui.paragraph(view.say("desk.moving.out.explain"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(8);
  view.problem(out.problem());
  const auto movable = out.drafts();
  if (!movable) return view.ui.busy(view.say("desk.opening"));
  if (movable->staying > 0) {
    view.ui.paragraph(
        view.say("desk.moving.staying", {{"count", std::to_string(movable->staying)}}),
        theme::colours().warn);
  }
  if (movable->drafts.empty()) {
    return view.ui.paragraph(view.say("desk.moving.none"), theme::colours().quiet);
  }
  draw_choice(view, *movable);
  view.ui.gap(8);
  if (out.busy()) return draw_progress_out(view);
  ask_file_passphrase(view);
  const std::string missing = out.missing();
  view.ui.paragraph(view.say(missing.empty() ? "desk.moving.ready" : missing),
                    theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.moving.take"), Ui::Look::kPrimary, missing.empty())) {
    out.start();
  }
}

}  // namespace yibao::desktop
