// A contact table that is brought in: what would become of each line, and what can be put right.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

using client::ContactFate;

constexpr float kLineGuess = 92;
constexpr float kUnitChoiceWidth = 260;

Chip fate_chip(const View& view, ContactFate fate) {
  std::string text = view.say("desk.register.fate." + std::string(base::enum_name(fate)));
  switch (fate) {
    case ContactFate::kNew: return good_chip(std::move(text));
    case ContactFate::kChanged:
    case ContactFate::kJoined: return warn_chip(std::move(text));
    case ContactFate::kUnitUnknown:
    case ContactFate::kUnfit:
    case ContactFate::kRepeated: return bad_chip(std::move(text));
    case ContactFate::kSame:
    case ContactFate::kLeftOut: break;
  }
  return plain_chip(std::move(text));
}

void draw_counts(const View& view, const app::ContactPreview& preview) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < base::EnumNames<ContactFate>::kNames.size(); ++i) {
    const auto fate = static_cast<ContactFate>(i);
    const std::size_t count = preview.plan.count(fate);
    if (count == 0) continue;
    parts.push_back(
        view.say("desk.register.fate_count",
                 {{"fate", view.say("desk.register.fate." + std::string(base::enum_name(fate)))},
                  {"count", std::to_string(count)}}));
  }
  view.ui.paragraph(joined(view, parts));
  const auto& ignored = preview.plan.read->ignored_columns;
  if (!ignored.empty()) {
    view.ui.paragraph(
        view.say("desk.register.import.ignored", {{"columns", joined(view, ignored)}}),
        theme::colours().quiet, TextStyle::kSmall);
  }
  if (!preview.absent.empty()) {
    view.ui.paragraph(
        view.say("desk.register.import.absent", {{"count", std::to_string(preview.absent.size())},
                                                 {"names", joined(view, preview.absent)}}),
        theme::colours().quiet, TextStyle::kSmall);
  }
}

std::vector<std::string> unit_names(const View& view, const app::ContactPreview& preview) {
  std::vector<std::string> names = {view.say("desk.register.choose_unit")};
  for (const auto& [code, name] : preview.units) names.push_back(name);
  return names;
}

// Which unit is meant: the likeliest by a click, any other from the list.
void draw_unit_question(const View& view, const app::ContactPreview& preview,
                        const app::ContactLine& line) {
  app::ContactImport& import = roster(view).contacts.import;
  if (line.written_unit.empty()) return;
  view.ui.text(view.say("desk.register.import.means"), theme::colours().quiet, TextStyle::kSmall);
  for (const auto& [code, name] : line.similar) {
    ImGui::SameLine(0, theme::px(6));
    if (view.ui.button(name + "##" + code.text(), Ui::Look::kLink, !import.busy())) {
      import.mean_unit(line.written_unit, code);
    }
  }
  std::size_t chosen = 0;
  if (view.ui.choice(view.say("desk.register.import.unit_of", {{"unit", line.written_unit}}),
                     unit_names(view, preview), chosen, theme::px(kUnitChoiceWidth)) &&
      chosen > 0) {
    import.mean_unit(line.written_unit, preview.units[chosen - 1].first);
  }
}

void draw_remarks(const View& view, const app::ContactLine& line) {
  for (const client::PersonDifference& each : line.changes) {
    draw_difference(view, each);
  }
  for (const auto& [fault, what] : line.faults) {
    view.ui.paragraph(
        view.say("desk.register.fault." + std::string(base::enum_name(fault)), {{"what", what}}),
        theme::colours().warn, TextStyle::kSmall);
  }
  if (!line.elsewhere.empty()) {
    view.ui.paragraph(view.say("desk.register.import.elsewhere", {{"unit", line.elsewhere}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
}

void draw_contact_line(const View& view, const app::ContactPreview& preview, std::size_t number) {
  app::ContactImport& import = roster(view).contacts.import;
  const app::ContactLine& line = preview.lines[number];
  ImGui::PushID(static_cast<int>(number));
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.register.import.row", {{"row", std::to_string(line.row)}}),
               theme::colours().quiet, TextStyle::kSmall);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(line.name.empty() ? view.say("desk.register.import.nameless") : line.name,
               theme::colours().ink, TextStyle::kStrong);
  const Chip chip = fate_chip(view, line.fate);
  ImGui::SameLine(0, theme::px(8));
  view.ui.chip(chip.text, chip.colours.ink, chip.colours.ground);
  const bool out = line.fate == ContactFate::kLeftOut;
  const bool can = out || line.fate == ContactFate::kNew || line.fate == ContactFate::kChanged ||
                   line.fate == ContactFate::kUnitUnknown;
  if (can) {
    ImGui::SameLine(0, theme::px(8));
    const std::string label =
        view.say(out ? "desk.register.import.take_in" : "desk.register.import.leave_out");
    if (view.ui.button(label + "##" + std::to_string(number), Ui::Look::kLink, !import.busy())) {
      import.leave_out(number, !out);
    }
  }
  const std::string unit = line.unit.empty() ? line.written_unit : line.unit;
  view.ui.paragraph(
      joined(view, {unit, spoken(view, line.roles), line.title, line.telephone, line.mobile}),
      theme::colours().grey, TextStyle::kSmall);
  draw_remarks(view, line);
  if (line.fate == ContactFate::kUnitUnknown) draw_unit_question(view, preview, line);
  view.ui.gap(4);
  view.ui.line();
  view.ui.gap(4);
  ImGui::PopID();
}

void draw_import_tools(const View& view, const app::ContactPreview* preview) {
  app::ContactImport& import = roster(view).contacts.import;
  view.ui.text(import.file().filename().string(), theme::colours().ink, TextStyle::kStrong);
  if (import.sheets().size() > 1) {
    const std::size_t before = import.sheet;
    ask_choice(view, "desk.register.import.sheet", import.sheets(), import.sheet,
               theme::px(kUnitChoiceWidth));
    if (import.sheet != before) import.read_sheet();
  }
  if (preview != nullptr && preview->needs_unit) {
    std::size_t chosen = 0;
    view.ui.paragraph(view.say("desk.register.import.whose"), theme::colours().warn);
    if (view.ui.choice(view.say("desk.register.import.whole"), unit_names(view, *preview), chosen,
                       theme::px(kUnitChoiceWidth)) &&
        chosen > 0) {
      import.mean_whole_table(preview->units[chosen - 1].first);
    }
  }
}

void draw_import_buttons(const View& view, const app::ContactPreview* preview) {
  app::ContactImport& import = roster(view).contacts.import;
  const std::size_t added = preview == nullptr ? 0 : preview->plan.count(ContactFate::kNew);
  const std::size_t changed = preview == nullptr ? 0 : preview->plan.count(ContactFate::kChanged);
  const std::string label =
      view.say("desk.register.import.do",
               {{"added", std::to_string(added)}, {"changed", std::to_string(changed)}});
  if (view.ui.button(label, Ui::Look::kPrimary, import.can_import())) import.import();
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.register.import.other"), Ui::Look::kPlain, !import.busy())) {
    import.choose_file();
  }
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.cancel"))) import.close();
}

}  // namespace

void draw_contact_import(const View& view) {
  app::ContactImport& import = roster(view).contacts.import;
  // Kept: what is drawn may be closed on the way.
  const auto preview = import.preview();
  draw_import_tools(view, preview.get());
  view.ui.gap(6);
  draw_import_buttons(view, preview.get());
  view.problem(import.problem());
  if (import.busy()) view.ui.busy(view.say("desk.register.import.busy"));
  if (!preview) return;
  view.ui.gap(6);
  draw_counts(view, *preview);
  view.ui.check(view.say("desk.register.import.notable"), import.only_notable);
  view.ui.gap(6);
  view.ui.begin_panel("register-import", {0, 0});
  const std::vector<std::size_t> shown =
      import.is_open() ? import.shown() : std::vector<std::size_t>();
  if (shown.empty())
    view.ui.paragraph(view.say("desk.register.none_found"), theme::colours().quiet);
  view.ui.rows("register-lines", shown.size(), theme::px(kLineGuess), [&](std::size_t i) {
    if (shown[i] < preview->lines.size()) draw_contact_line(view, *preview, shown[i]);
  });
  view.ui.end_panel();
}

}  // namespace yibao::desktop
