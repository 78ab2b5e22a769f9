// One bulletin that was published: its document, and what has changed since.
#include "client/core/app/office/office.h"
#include "client/desktop/compat.h"
#include "client/desktop/views/bulletin_page.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/bulletins_view.h"
#include "client/desktop/views/queue_view.h"

namespace yibao::desktop {
namespace {

void draw_unit_change(const View& view, const report::BulletinChange& change) {
  view.ui.paragraph(change.name, theme::colours().ink, TextStyle::kStrong);
  for (const report::BulletinFigureChange& figure : change.figures) {
    view.ui.paragraph(
        view.say("desk.bulletins.change", {{"figure", figure.name},
                                           {"before", figure.before.empty() ? "–" : figure.before},
                                           {"now", figure.now.empty() ? "–" : figure.now}}),
        theme::colours().ink, TextStyle::kSmall);
  }
  if (change.causes.empty()) {
    view.ui.paragraph(view.say("bulletin.cause.others"), theme::colours().quiet, TextStyle::kSmall);
  }
  for (const report::BulletinCause& cause : change.causes) {
    const char* key = !cause.gone ? "bulletin.cause.came"
                      : cause.by  ? "bulletin.cause.gone_by"
                                  : "bulletin.cause.gone";
    view.ui.paragraph(view.say(key, {{"entry", std::to_string(cause.entry)},
                                     {"what", cause.what},
                                     {"by", std::to_string(cause.by.value_or(0))}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(8);
}

void draw_changes_since(const View& view, const app::BulletinLine& line) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  if (line.plan.kind == domain::BulletinKind::kAwards) {
    view.ui.paragraph(view.say("desk.bulletins.awards_hint"), theme::colours().quiet);
    return;
  }
  view.ui.text(view.say("desk.bulletins.since"), theme::colours().ink, TextStyle::kStrong);
  view.problem(place.changes_problem());
  const auto changes = place.changes();
  if (!changes) {
    if (!place.changes_problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  if (changes->empty()) {
    view.ui.paragraph(view.say("desk.bulletins.unchanged"), theme::colours().good);
    return;
  }
  view.ui.paragraph(
      view.say("desk.bulletins.changed", {{"count", std::to_string(changes->size())}}),
      theme::colours().warn);
  view.ui.gap(6);
  if (!line.corrected && !line.pending &&
      view.ui.button(view.say("desk.bulletins.correct"), Ui::Look::kPrimary)) {
    place.correct();
  }
  view.ui.gap(8);
  view.ui.rows("changes", changes->size(), 3 * ImGui::GetTextLineHeight(),
               [&](std::size_t i) { draw_unit_change(view, (*changes)[i]); });
}

void draw_published_side(const View& view, const app::PublishedBulletinSheet& sheet) {
  const app::BulletinLine& line = sheet.line;
  view.ui.paragraph(bulletin_title(view, line), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(
      view.say("desk.bulletins.published_at", {{"when", view.when(line.published_at)}}),
      theme::colours().quiet, TextStyle::kSmall);
  view.ui.paragraph(
      view.say("desk.bulletins.frozen", {{"sequence", std::to_string(sheet.bulletin.sequence)},
                                         {"as_of", sheet.bulletin.as_of}}),
      theme::colours().quiet, TextStyle::kSmall);
  const auto warn = [&](bool so, std::string_view key) {
    if (so) view.ui.paragraph(view.say(key), theme::colours().warn);
  };
  warn(line.pending, "desk.bulletins.pending_hint");
  warn(line.corrected, "desk.bulletins.corrected_hint");
  warn(line.number_repeated, "desk.bulletins.repeated_hint");
  view.ui.gap(8);
  view.ui.line();
  view.ui.gap(8);
  draw_changes_since(view, line);
}

}  // namespace

void draw_published_bulletin(const View& view) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  const bool asked =
      ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  const bool escaped = !asked && compat::pressed(ImGuiKey_Escape);
  if (view.ui.button(view.say("desk.bulletins.back"), Ui::Look::kLink) || escaped) {
    return place.back();
  }
  draw_bulletin_files(view);
  view.problem(place.problem());
  const auto sheet = place.published();
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(8);
  draw_page_and_side(
      [&] {
        begin_at_top(sheet->line.event.text());
        draw_bulletin_page(view, sheet->bulletin);
      },
      [&] { draw_published_side(view, *sheet); }, view.ui);
}

}  // namespace yibao::desktop
