// Past records: what was imported, a file that is about to be, and taking one back.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

constexpr float kRetractDialog = 520;
constexpr float kImportGuess = 110;
constexpr float kTotalGuess = 48;
constexpr float kFaultGuess = 30;

std::string span_of(const std::optional<base::Date>& first, const std::optional<base::Date>& last) {
  if (!first || !last) return "";
  return base::to_text(*first) + " – " + base::to_text(*last);
}

void draw_import_line(const View& view, const app::PastImportLine& line) {
  app::PastSection& section = roster(view).past;
  const client::PastImport& import = line.import;
  ImGui::PushID(import.file.c_str());
  view.ui.text(import.name.empty() ? view.say("desk.register.past.nameless") : import.name,
               import.retracted ? theme::colours().quiet : theme::colours().ink,
               TextStyle::kStrong);
  const auto chip = [&](std::string_view key, const Chip& look) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say(key), look.colours.ink, look.colours.ground);
  };
  if (import.retracted) chip("desk.register.past.retracted", plain_chip(""));
  if (import.pending) chip("cli.pending", warn_chip(""));
  view.ui.paragraph(
      view.say("desk.register.past.line", {{"when", view.when(import.at)},
                                           {"who", import.author},
                                           {"rows", std::to_string(import.rows)},
                                           {"units", std::to_string(import.units.size())},
                                           {"span", span_of(import.first, import.last)}}),
      theme::colours().grey);
  view.ui.paragraph(joined(view, line.units), theme::colours().quiet, TextStyle::kSmall);
  if (!import.retracted &&
      view.ui.button(view.say("desk.register.past.retract") + "##" + import.file, Ui::Look::kLink,
                     !section.busy())) {
    section.ask_to_retract(import.file);
  }
  view.ui.gap(6);
  view.ui.line();
  view.ui.gap(6);
  ImGui::PopID();
}

void draw_past_retract_dialog(const View& view) {
  app::PastSection& section = roster(view).past;
  const std::string title = view.say("desk.register.past.retract.title");
  if (section.to_retract() && !ImGui::IsPopupOpen(title.c_str())) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, kRetractDialog)) return;
  view.ui.paragraph(view.say("desk.register.past.retract.text"), theme::colours().grey);
  std::vector<std::string> reasons;
  for (const char* reason : app::kPastReasons) {
    reasons.push_back(view.say("reason." + std::string(reason)));
  }
  ask_choice(view, "desk.register.past.retract.reason", reasons, section.reason);
  ask_note(view, "desk.register.past.retract.note", section.note);
  const Answer answer =
      answer_row(view, "desk.register.past.retract.do", Ui::Look::kDanger, !section.busy());
  if (answer == Answer::kDo) section.retract();
  if (answer == Answer::kCancel) section.keep();
  view.ui.end_dialog();
}

void draw_past_list(const View& view) {
  app::PastSection& section = roster(view).past;
  view.ui.paragraph(view.say("desk.register.past.text"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
  view.problem(section.problem());
  const auto imports = section.imports();
  view.ui.begin_panel("register-past", {0, 0});
  if (!imports) {
    view.ui.busy(view.say("desk.opening"));
  } else if (imports->empty()) {
    view.ui.paragraph(view.say("desk.register.past.none"), theme::colours().quiet);
  } else {
    view.ui.rows("past-imports", imports->size(), theme::px(kImportGuess),
                 [&](std::size_t i) { draw_import_line(view, (*imports)[i]); });
  }
  view.ui.end_panel();
  draw_past_retract_dialog(view);
}

void draw_fault(const View& view, const rules::Problem& problem) {
  view.ui.paragraph(client::fault_text(problem, view.phrases.language()), theme::colours().bad);
}

void draw_total(const View& view, const app::PastTotalLine& total) {
  std::vector<std::string> records;
  for (const auto& [name, count] : total.records) {
    records.push_back(view.phrases.name(name) + " " + std::to_string(count));
  }
  view.ui.text(total.unit + "　" + std::to_string(total.year), theme::colours().ink,
               TextStyle::kStrong);
  view.ui.paragraph(joined(view, records), theme::colours().grey, TextStyle::kSmall);
  view.ui.gap(4);
}

void draw_remarks_on_file(const View& view, const app::PastPreview& preview) {
  const auto remark = [&](std::string_view key, std::size_t count, ImU32 colour) {
    if (count == 0) return;
    view.ui.paragraph(view.say(key, {{"count", std::to_string(count)}}), colour, TextStyle::kSmall);
  };
  view.ui.paragraph(view.say("desk.register.past.sum",
                             {{"rows", std::to_string(preview.plan.fresh.size())},
                              {"span", span_of(preview.plan.first, preview.plan.last)}}));
  remark("desk.register.past.known", preview.plan.known, theme::colours().warn);
  remark("desk.register.past.overlapping", preview.plan.overlapping, theme::colours().warn);
  remark("desk.register.past.authors", preview.file.with_authors, theme::colours().quiet);
  remark("desk.register.past.notes", preview.file.with_notes, theme::colours().quiet);
  if (!preview.file.ignored_columns.empty()) {
    view.ui.paragraph(view.say("desk.register.import.ignored",
                               {{"columns", joined(view, preview.file.ignored_columns)}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
}

}  // namespace

void draw_past_preview(const View& view) {
  app::PastSection& section = roster(view).past;
  view.ui.text(section.file().filename().string(), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.register.past.do"), Ui::Look::kPrimary, section.can_import())) {
    section.import();
  }
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.register.import.other"), Ui::Look::kPlain, !section.busy())) {
    section.choose_file();
  }
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.cancel"))) return section.close();
  view.problem(section.problem());
  if (section.busy()) view.ui.busy(view.say("desk.register.import.busy"));
  const auto preview = section.preview();
  if (!preview) return;
  view.ui.gap(6);
  const rules::Problems& problems = preview->file.problems;
  if (problems.empty()) {
    draw_remarks_on_file(view, *preview);
  } else {
    view.ui.paragraph(
        view.say("desk.register.past.faults", {{"count", std::to_string(problems.size())}}),
        theme::colours().bad);
  }
  view.ui.gap(6);
  view.ui.begin_panel("register-past-file", {0, 0});
  view.ui.rows("past-faults", problems.size(), theme::px(kFaultGuess),
               [&](std::size_t i) { draw_fault(view, problems[i]); });
  view.ui.rows("past-totals", preview->totals.size(), theme::px(kTotalGuess),
               [&](std::size_t i) { draw_total(view, preview->totals[i]); });
  view.ui.end_panel();
}

void draw_past_acts(const View& view) {
  app::PastSection& section = roster(view).past;
  if (!section.file().empty()) return;
  if (view.title_buttons({{"desk.register.past.import", Ui::Look::kPrimary, !section.busy()}})) {
    section.choose_file();
  }
}

void draw_past_section(const View& view) {
  if (roster(view).past.file().empty()) {
    draw_past_list(view);
  } else {
    draw_past_preview(view);
  }
}

}  // namespace yibao::desktop
