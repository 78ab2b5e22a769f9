// A draft tried on a year: who gains and who loses, and why, rule by rule.
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/period_choice.h"
#include "client/desktop/views/office/rules/rules.h"

namespace yibao::desktop {
namespace {

constexpr ImGuiTableFlags kTrialTable = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollY |
                                        ImGuiTableFlags_SizingStretchProp |
                                        ImGuiTableFlags_PadOuterX;

constexpr float kUnitsLeast = 660;  // narrower: the units are scrolled sideways

std::string signed_gain(const base::Decimal& value) {
  return (value.is_negative() || value.is_zero() ? "" : "+") + value.text();
}

std::string completion_text(const client::TrialFigures& figures) {
  return figures.completion ? figures.completion->percent(1) + "%" : "–";
}

std::string figure_text(const client::TrialResult& result, const client::TrialFigures& figures) {
  return result.by_points ? figures.points.text() : completion_text(figures);
}

std::string gain_text(const client::TrialResult& result, const client::TrialUnit& unit) {
  if (result.by_points) return signed_gain(unit.after.points - unit.before.points);
  const std::string percent = unit.gain.percent(1);
  const bool up = base::Fraction() < unit.gain;
  return (up ? "+" : "") + percent + "%";
}

std::string place_text(const rules::Rank& rank) {
  return rank.place == 0 ? "–" : std::to_string(rank.place) + (rank.tied ? "=" : "");
}

std::string places_text(const View& view, const client::TrialUnit& unit, bool in_group) {
  const auto place = [&](const client::TrialFigures& figures) {
    return place_text(in_group ? figures.places.in_group : figures.places.overall);
  };
  const std::string was = place(unit.before);
  const std::string is = place(unit.after);
  return was == is ? is : was + view.say("rule.arrow") + is;
}

ImU32 gain_colour(const base::Fraction& gain) {
  if (gain == base::Fraction()) return theme::colours().quiet;
  return base::Fraction() < gain ? theme::colours().good : theme::colours().bad;
}

// -- beginning ------------------------------------------------------------------------------------

void draw_head(const View& view) {
  app::RulesPlace& place = rules_place(view);
  app::RulesTrial& trial = place.trial;
  const bool sound =
      place.draft.is_open() && place.draft.is_read() && place.draft.reading()->ruleset;
  view.ui.paragraph(view.say("desk.rules.trial.explain"), theme::colours().quiet,
                    TextStyle::kSmall);
  view.ui.gap(6);
  draw_period_choice(view, trial.year);
  if (trial.running()) {
    if (flowing_button(view, "desk.rules.trial.stop", Ui::Look::kPlain)) trial.stop();
    const double share = trial.total() == 0 ? 0 : double(trial.done()) / double(trial.total());
    view.ui.gap(8);
    view.ui.bar(share, {theme::px(320), theme::px(8)}, theme::colours().accent);
    view.ui.busy(view.say("desk.rules.trial.running", {{"done", std::to_string(trial.done())},
                                                       {"total", std::to_string(trial.total())}}));
  } else if (flowing_button(view, "desk.rules.trial.start", Ui::Look::kPrimary, sound)) {
    place.try_draft();
  }
  if (!place.draft.is_open()) {
    view.ui.paragraph(view.say("desk.rules.trial.no_draft"), theme::colours().quiet);
  } else if (place.draft.is_read() && !sound) {
    view.ui.paragraph(view.say("desk.rules.trial.unsound"), theme::colours().warn);
  }
  view.problem(trial.problem());
}

// -- what came of it ------------------------------------------------------------------------------

std::string names_text(const View& view, const std::vector<rules::Name>& names) {
  std::string text;
  for (const rules::Name& name : names) {
    text += (text.empty() ? "" : view.say("rule.list")) + view.phrases.name(name);
  }
  return text;
}

void draw_summary(const View& view, const client::TrialResult& result) {
  std::size_t gain = 0;
  std::size_t lose = 0;
  for (const client::TrialUnit& unit : result.units) {
    if (base::Fraction() < unit.gain) ++gain;
    if (unit.gain < base::Fraction()) ++lose;
  }
  view.ui.paragraph(view.say("desk.rules.trial.summary",
                             {{"year", std::to_string(result.year)},
                              {"day", base::to_text(result.as_of)},
                              {"records", std::to_string(result.records)},
                              {"gain", std::to_string(gain)},
                              {"lose", std::to_string(lose)},
                              {"same", std::to_string(result.units.size() - gain - lose)}}));
  app::RulesPlace& place = rules_place(view);
  if (place.draft.is_open() && place.trial.revision() != place.draft.revision()) {
    view.ui.paragraph(view.say("desk.rules.trial.old"), theme::colours().warn, TextStyle::kSmall);
  }
  if (!result.incomplete_after.empty()) {
    view.ui.paragraph(view.say("desk.rules.trial.incomplete",
                               {{"rules", names_text(view, result.incomplete_after)}}),
                      theme::colours().warn, TextStyle::kSmall);
  }
  for (const client::UnknownWord& word : result.unknown) {
    view.ui.paragraph(
        view.say("desk.rules.trial.unknown", {{"list", view.say("rule.label." + word.list)},
                                              {"name", view.phrases.name(word.name)},
                                              {"count", std::to_string(word.records)}}),
        theme::colours().warn, TextStyle::kSmall);
  }
  view.ui.gap(8);
}

void draw_unit_row(const View& view, const client::TrialResult& result, std::size_t number) {
  app::RulesTrial& trial = rules_place(view).trial;
  const client::TrialUnit& unit = result.units[number];
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  const float height = ImGui::GetTextLineHeight() + theme::px(6);
  if (view.ui.row(unit.name + "##" + unit.unit.text(), height, trial.unit == number)) {
    trial.unit = trial.unit == number ? std::nullopt : std::optional(number);
  }
  view.ui.clipped(unit.name, ImGui::GetContentRegionAvail().x);
  const auto cell = [&](const std::string& text, ImU32 colour = theme::colours().ink) {
    ImGui::TableNextColumn();
    view.ui.clipped(text, ImGui::GetContentRegionAvail().x, colour);
  };
  cell(view.phrases.name(unit.group), theme::colours().grey);
  cell(figure_text(result, unit.before), theme::colours().grey);
  cell(figure_text(result, unit.after));
  cell(gain_text(result, unit), gain_colour(unit.gain));
  cell(places_text(view, unit, false));
  cell(places_text(view, unit, true));
}

void draw_units(const View& view, const client::TrialResult& result, ImVec2 size) {
  const float least = theme::px(kUnitsLeast);
  const bool narrow = ImGui::GetContentRegionAvail().x < least;
  const ImGuiTableFlags flags = kTrialTable | (narrow ? ImGuiTableFlags_ScrollX : 0);
  if (!ImGui::BeginTable("units", 7, flags, size, narrow ? least : 0)) return;
  ImGui::TableSetupScrollFreeze(1, 1);
  ImGui::TableSetupColumn("unit", ImGuiTableColumnFlags_WidthStretch, 2.2F);
  for (const float weight : {1.3F, 1.0F, 1.0F, 1.0F, 1.1F, 1.1F}) {
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, weight);
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::string_view key :
       {"report.unit", "desk.rules.trial.group", "desk.rules.trial.before",
        "desk.rules.trial.after", "desk.rules.trial.gain", "report.rank", "report.rank_in_group"}) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(result.units.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_unit_row(view, result, static_cast<std::size_t>(i));
    }
  }
  ImGui::EndTable();
}

void draw_line(const View& view, const client::TrialLine& line) {
  const float indent = theme::px(14) * static_cast<float>(line.depth);
  if (indent > 0) ImGui::Indent(indent);
  std::string text = view.phrases.name(line.name);
  if (!line.period.empty()) text += "　" + line.period;
  const std::string none = view.say("desk.rules.nothing");
  view.ui.paragraph(text + "　" + line.before.value_or(none) + view.say("rule.arrow") +
                    line.after.value_or(none));
  if (!line.clause.empty()) {
    view.ui.paragraph(view.say("desk.reference.clause", {{"clause", line.clause}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  if (indent > 0) ImGui::Unindent(indent);
  view.ui.gap(3);
}

void draw_reasons(const View& view, const client::TrialResult& result,
                  const client::TrialUnit& unit) {
  view.ui.paragraph(unit.name + "　" + figure_text(result, unit.before) + view.say("rule.arrow") +
                        figure_text(result, unit.after),
                    theme::colours().ink, TextStyle::kStrong);
  if (result.by_points && (unit.before.completion || unit.after.completion)) {
    view.ui.paragraph(
        view.say("desk.rules.trial.completion", {{"before", completion_text(unit.before)},
                                                 {"after", completion_text(unit.after)}}),
        theme::colours().grey, TextStyle::kSmall);
  }
  view.ui.gap(6);
  if (unit.lines.empty()) {
    view.ui.paragraph(view.say("desk.rules.trial.no_reason"), theme::colours().quiet);
  }
  view.ui.rows("reasons", unit.lines.size(), theme::px(40),
               [&](std::size_t i) { draw_line(view, unit.lines[i]); });
}

}  // namespace

void draw_rules_trial(const View& view) {
  draw_head(view);
  const app::RulesTrial& trial = rules_place(view).trial;
  const auto result = trial.result();
  if (!result) return;
  view.ui.gap(6);
  draw_summary(view, *result);
  const bool explains = trial.unit && *trial.unit < result->units.size();
  const float room = panel_height(explains ? 400 : 220);
  const float reasons = explains ? room * 0.42F : 0;
  draw_units(view, *result, {0, room - reasons});
  if (!explains || !trial.unit) return;
  view.ui.begin_panel("reasons", {0, reasons - ImGui::GetStyle().ItemSpacing.y});
  draw_reasons(view, *result, result->units[*trial.unit]);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
