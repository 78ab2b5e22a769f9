// The office's bulletins: what is due, what is being drafted, what was published.
#include "client/desktop/views/office/bulletins_view.h"

#include "client/core/app/office/office.h"
#include "client/desktop/views/bulletin_page.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"
#include "shared/report/period_words.h"

namespace yibao::desktop {
namespace {

constexpr float kBulletinKindWidth = 130;
constexpr float kBulletinPeriodWidth = 240;
constexpr float kFileDialog = 420;

// A line that can be clicked: words to the left, a remark below, chips behind the words.
bool draw_bulletin_line(const View& view, const std::string& id, const std::string& title,
                        const std::string& remark, const std::vector<Chip>& chips) {
  ImGui::PushID(id.c_str());
  float chips_width = 0;
  for (const Chip& chip : chips) {
    chips_width += view.ui.width_of(chip.text, TextStyle::kSmall) + theme::px(24);
  }
  const bool narrow = ImGui::GetContentRegionAvail().x - chips_width < theme::px(200);
  const int lines = 1 + (remark.empty() ? 0 : 1) + (narrow && !chips.empty() ? 1 : 0);
  const float height = static_cast<float>(lines) * ImGui::GetTextLineHeight() + theme::px(16);
  const bool clicked = view.ui.row(title, height);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(6));
  const float room = ImGui::GetContentRegionAvail().x - (narrow ? 0 : chips_width);
  view.ui.clipped(title, room);
  for (std::size_t i = 0; i < chips.size(); ++i) {
    if (i > 0 || !narrow) ImGui::SameLine(0, theme::px(8));
    view.ui.chip(chips[i].text, chips[i].colours.ink, chips[i].colours.ground);
  }
  if (!remark.empty()) {
    view.ui.clipped(remark, ImGui::GetContentRegionAvail().x, theme::colours().quiet,
                    TextStyle::kSmall);
  }
  view.ui.gap(6);
  ImGui::PopID();
  return clicked;
}

void add_changed(const View& view, const app::BulletinLine& line, std::vector<Chip>& chips) {
  const auto changed = view.work.office().bulletins.watch().changed_units(line.event);
  if (line.corrected || !changed || *changed == 0) return;
  chips.push_back(
      warn_chip(view.say("desk.bulletins.state.changed", {{"count", std::to_string(*changed)}})));
}

std::string period_name(const View& view, const rules::Period& period) {
  return report::period_words(view.phrases.language(), period);
}

const app::BulletinLine* line_of(const app::BulletinsSheet& sheet,
                                 const std::optional<base::EventId>& event) {
  for (const app::BulletinLine& line : sheet.published) {
    if (line.event == event) return &line;
  }
  return nullptr;
}

void draw_due_bulletins(const View& view, const app::BulletinsSheet& sheet) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  view.ui.text(view.say("desk.bulletins.due"), theme::colours().ink, TextStyle::kStrong);
  if (!sheet.every) {
    view.ui.paragraph(view.say("desk.bulletins.no_rule"), theme::colours().quiet);
  }
  std::optional<rules::Period> started;
  std::optional<base::EventId> read;
  for (const app::DuePeriod& due : sheet.due) {
    const app::BulletinLine* line = line_of(sheet, due.published);
    Chip state = warn_chip(view.say("desk.bulletins.state.due"));
    if (due.running) state = plain_chip(view.say("desk.bulletins.state.running"));
    if (line != nullptr) {
      state = good_chip(
          view.say("desk.bulletins.state.published", {{"number", std::to_string(line->number)}}));
    }
    std::vector<Chip> chips = {state};
    if (due.drafting) chips.push_back(lively_chip(view.say("desk.bulletins.state.drafting")));
    if (draw_bulletin_line(view, "due " + due.period.text(), period_name(view, due.period), "",
                           chips)) {
      if (line != nullptr && !due.drafting) {
        read = line->event;
      } else {
        started = due.period;
      }
    }
  }
  if (started) place.start(*started);
  if (read) place.read(*read);
}

void draw_other_periods(const View& view) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  view.ui.gap(10);
  view.ui.text(view.say("desk.bulletins.other"), theme::colours().ink, TextStyle::kStrong);
  std::vector<std::string> kinds;
  for (const rules::PeriodKind kind : app::BulletinsPlace::kinds()) {
    kinds.push_back(view.say("desk.bulletins.kind." + std::string(base::enum_name(kind))));
  }
  const float room = ImGui::GetContentRegionAvail().x;
  view.ui.choice(view.say("desk.bulletins.kind"), kinds, place.kind,
                 std::min(theme::px(kBulletinKindWidth), room));
  std::vector<std::string> periods;
  for (const rules::Period& period : place.periods()) periods.push_back(period_name(view, period));
  if (periods.empty()) return;
  flow(theme::px(kBulletinPeriodWidth));
  view.ui.choice(view.say("desk.bulletins.period"), periods, place.period,
                 std::min(theme::px(kBulletinPeriodWidth), room));
  if (flowing_button(view, "desk.bulletins.start", Ui::Look::kPlain, true)) {
    place.start(rules::Period(place.periods()[place.period]));
  }
}

void draw_bulletin_drafts(const View& view, const app::BulletinsSheet& sheet) {
  if (sheet.drafts.empty()) return;
  view.ui.gap(14);
  view.ui.text(view.say("desk.bulletins.drafts"), theme::colours().ink, TextStyle::kStrong);
  std::optional<client::BulletinPlan> opened;
  for (const app::DraftLine& draft : sheet.drafts) {
    const std::string name =
        view.say("desk.bulletins.draft_of", {{"name", bulletin_name(view, draft.plan)}});
    if (draw_bulletin_line(
            view, "draft " + client::paper_of(draft.plan), name,
            view.say("desk.bulletins.changed_at", {{"when", view.when(draft.changed_at)}}), {})) {
      opened = draft.plan;
    }
  }
  if (opened) view.work.office().bulletins.open_draft(*opened);
}

void draw_published_lines(const View& view, const app::BulletinsSheet& sheet) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  view.ui.gap(14);
  view.ui.text(view.say("desk.bulletins.published"), theme::colours().ink, TextStyle::kStrong);
  if (sheet.published.empty()) {
    view.ui.paragraph(view.say("desk.bulletins.none_published"), theme::colours().quiet);
  }
  std::optional<base::EventId> read;
  for (const app::BulletinLine& line : sheet.published) {
    std::vector<Chip> chips;
    add_changed(view, line, chips);
    if (line.corrected) chips.push_back(plain_chip(view.say("desk.bulletins.state.corrected")));
    if (line.pending) chips.push_back(warn_chip(view.say("cli.pending")));
    if (line.gone) chips.push_back(bad_chip(view.say("desk.bulletins.state.gone")));
    if (line.number_repeated) {
      chips.push_back(bad_chip(view.say("desk.bulletins.state.repeated")));
    }
    const std::string when =
        view.say("desk.bulletins.published_at", {{"when", view.when(line.published_at)}});
    if (draw_bulletin_line(view, line.event.text(), bulletin_title(view, line), when, chips)) {
      read = line.event;
    }
  }
  if (read) place.read(*read);
}

void draw_bulletin_list(const View& view) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  const auto sheet = place.sheet();
  const std::string explain =
      sheet && sheet->every
          ? view.say(
                "desk.bulletins.explain",
                {{"each", view.say("rule.each." + std::string(base::enum_name(*sheet->every)))},
                 {"clause", sheet->clause}})
          : "";
  view.title("desk.page.bulletins", explain);
  view.ui.gap(12);
  view.problem(place.problem());
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.begin_panel("bulletins", {0, 0});
  draw_due_bulletins(view, *sheet);
  draw_other_periods(view);
  draw_bulletin_drafts(view, *sheet);
  draw_published_lines(view, *sheet);
  view.ui.end_panel();
}

}  // namespace

void draw_bulletin_files(const View& view) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  using Format = app::BulletinsPlace::Format;
  const bool ready = place.shown() != nullptr && !place.files.busy();
  if (flowing_button(view, "desk.bulletins.save", Ui::Look::kPlain, ready)) {
    view.ui.open_dialog(view.say("desk.bulletins.save_title"));
  }
  if (flowing_button(view, "desk.bulletins.print", Ui::Look::kPlain,
                     ready && !view.work.printing.busy())) {
    place.print();
  }
  if (place.files.busy()) view.ui.busy(view.say("desk.bulletins.saving"));
  if (!view.ui.begin_dialog(view.say("desk.bulletins.save_title"), kFileDialog)) return;
  view.ui.paragraph(view.say("desk.bulletins.save_text"), theme::colours().grey);
  view.ui.gap(8);
  const float width = ImGui::GetContentRegionAvail().x;
  std::optional<Format> chosen;
  for (const auto& [key, format] : {std::pair("desk.bulletins.pdf", Format::kPdf),
                                    std::pair("desk.bulletins.docx", Format::kDocx),
                                    std::pair("desk.bulletins.xlsx", Format::kXlsx),
                                    std::pair("desk.bulletins.csv", Format::kCsv)}) {
    if (view.ui.button(view.say(key), Ui::Look::kPlain, true, width)) chosen = format;
  }
  view.ui.gap(8);
  const bool away = view.ui.button(view.say("desk.cancel")) || view.ui.escaped();
  if (chosen || away) view.ui.close_dialog();
  view.ui.end_dialog();
  if (chosen) place.save(*chosen);
}

void draw_bulletins_place(const View& view) {
  app::BulletinsPlace& place = view.work.office().bulletins;
  if (place.draft.is_open()) return draw_bulletin_draft(view);
  if (place.is_reading()) return draw_published_bulletin(view);
  draw_bulletin_list(view);
}

}  // namespace yibao::desktop
