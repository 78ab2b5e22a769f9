#include "client/desktop/views/office/unit_picks.h"

#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

constexpr float kUnitSearchWidth = 220;
constexpr float kNameShare = 0.8F;  // to 1 of what stands beside it

struct PickRow {
  const client::UnitGroup* group = nullptr;
  const client::UnitEntry* unit = nullptr;  // null: the group's own row
};

std::vector<PickRow> rows_of(const app::UnitPicks& picks) {
  std::vector<PickRow> rows;
  for (const client::UnitGroup& group : picks.directory()->groups) {
    const std::size_t head = rows.size();
    rows.push_back({&group, nullptr});
    for (const client::UnitEntry& unit : group.units) {
      if (picks.shows(unit)) rows.push_back({&group, &unit});
    }
    if (rows.size() == head + 1) rows.pop_back();
  }
  return rows;
}

std::string group_name(const View& view, const client::UnitGroup& group) {
  return group.code.empty() ? view.say("desk.picks.no_group") : view.phrases.name(group.name);
}

bool draw_tools(const View& view, app::UnitPicks& picks) {
  Ui::FieldLook look;
  look.width = theme::px(kUnitSearchWidth);
  look.hint = view.say("desk.picks.search_hint");
  view.ui.field(view.say("desk.picks.search"), picks.search, look);
  bool changed = false;
  if (flowing_button(view, "desk.picks.all", Ui::Look::kLink)) {
    picks.pick_all(true);
    changed = true;
  }
  if (flowing_button(view, "desk.picks.none", Ui::Look::kLink)) {
    picks.pick_all(false);
    changed = true;
  }
  const std::string count =
      view.say("desk.picks.count", {{"count", std::to_string(picks.count())},
                                    {"total", std::to_string(picks.directory()->size())}});
  flow(view.ui.width_of(count));
  ImGui::AlignTextToFramePadding();
  view.ui.text(count, theme::colours().quiet);
  return changed;
}

bool draw_group(const View& view, app::UnitPicks& picks, const client::UnitGroup& group) {
  bool whole = picks.whole(group);
  const std::string label =
      view.say("desk.picks.group", {{"group", group_name(view, group)},
                                    {"count", std::to_string(picks.count_in(group))},
                                    {"total", std::to_string(group.units.size())}});
  if (!view.ui.check(label + "##group" + group.code, whole)) return false;
  picks.pick_group(group, whole);
  return true;
}

bool draw_unit(const View& view, app::UnitPicks& picks, const client::UnitEntry& unit) {
  ImGui::Indent(theme::px(18));
  bool picked = picks.picked(unit.code);
  const bool changed = view.ui.check(unit.name + "##" + unit.code.text(), picked);
  ImGui::Unindent(theme::px(18));
  if (changed) picks.pick(unit.code, picked);
  return changed;
}

}  // namespace

bool draw_unit_picks(const View& view, app::UnitPicks& picks, float height,
                     const std::function<void(const client::UnitEntry&)>& beside) {
  if (!picks.directory()) {
    view.ui.busy(view.say("desk.opening"));
    return false;
  }
  bool changed = draw_tools(view, picks);
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersOuter |
                                     ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                     ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("picks", beside ? 2 : 1, kFlags, {0, height})) return changed;
  ImGui::TableSetupColumn("unit", ImGuiTableColumnFlags_WidthStretch, kNameShare);
  if (beside) ImGui::TableSetupColumn("beside", ImGuiTableColumnFlags_WidthStretch, 1);
  const std::vector<PickRow> rows = rows_of(picks);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const PickRow& row = rows[static_cast<std::size_t>(i)];
      ImGui::TableNextRow();
      ImGui::TableNextColumn();
      if (row.unit == nullptr) {
        changed = draw_group(view, picks, *row.group) || changed;
        continue;
      }
      changed = draw_unit(view, picks, *row.unit) || changed;
      if (!beside) continue;
      ImGui::TableNextColumn();
      ImGui::AlignTextToFramePadding();
      beside(*row.unit);
    }
  }
  ImGui::EndTable();
  return changed;
}

}  // namespace yibao::desktop
