// Two versions of an item side by side: each differing passage is taken from the one, the other or
// both.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

using client::MergeTake;

std::string version_name(const View& view, const app::MergeVersion& version) {
  if (!version.offer) return view.say("desk.merge.local");
  return view.say("desk.merge.version",
                  {{"author", version.author}, {"when", view.when(version.made_at)}});
}

// Which two of several.
void draw_versions(const View& view, const app::MergeSheet& sheet) {
  app::MergingPlace& place = view.work.merging;
  std::vector<std::string> names;
  for (const app::MergeVersion& version : sheet.versions) {
    names.push_back(version_name(view, version));
  }
  const auto side = [&](std::string_view key, std::size_t chosen, bool left) {
    const std::string label = view.say(key);
    view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
    if (names.size() < 3)
      return view.ui.text(names[chosen], theme::colours().ink, TextStyle::kStrong);
    if (view.ui.choice(label, names, chosen, ImGui::GetContentRegionAvail().x)) {
      place.compare(left ? chosen : place.left(), left ? place.right() : chosen);
    }
  };
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  side("desk.merge.left", place.left(), true);
  ImGui::TableNextColumn();
  side("desk.merge.right", place.right(), false);
}

void draw_take(const View& view, MergeTake& take, const std::string& id, bool both) {
  for (const MergeTake each : {MergeTake::kLeft, MergeTake::kRight, MergeTake::kBoth}) {
    if (each == MergeTake::kBoth && !both) continue;
    if (each != MergeTake::kLeft) ImGui::SameLine(0, theme::px(4));
    const std::string label =
        view.say("desk.merge.take." + std::string(base::enum_name(each))) + "##" + id;
    if (view.ui.button(label, take == each ? Ui::Look::kPrimary : Ui::Look::kLink)) take = each;
  }
}

void draw_side(const View& view, const std::string& text, bool taken, TextStyle style) {
  ImGui::TableNextColumn();
  if (taken) {
    ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, theme::colours().accent_pale);
  }
  if (text.empty()) {
    return view.ui.text(view.say("desk.merge.nothing"), theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.paragraph(text, taken ? theme::colours().ink : theme::colours().quiet, style,
                    theme::px(6));
}

void draw_passage(const View& view, const client::MergeBlock& block, MergeTake& take,
                  const std::string& id, TextStyle style = TextStyle::kText) {
  ImGui::TableNextRow();
  draw_side(view, block.left, block.same || take != MergeTake::kRight, style);
  draw_side(view, block.right, block.same || take != MergeTake::kLeft, style);
  if (block.same) return;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  draw_take(view, take, id, style == TextStyle::kText);
  ImGui::TableNextColumn();
}

void draw_table(const View& view, const app::MergeSheet& sheet) {
  app::MergingPlace& place = view.work.merging;
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_ScrollY |
                                     ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_PadOuterX;
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {theme::px(12), theme::px(5)});
  const bool open = ImGui::BeginTable("versions", 2, kFlags);
  ImGui::PopStyleVar();
  if (!open) return;
  draw_versions(view, sheet);
  const std::string& left = sheet.versions[place.left()].document.words.title;
  const std::string& right = sheet.versions[place.right()].document.words.title;
  draw_passage(view, {left == right, left, right}, place.title, "title", TextStyle::kStrong);
  for (std::size_t i = 0; i < place.blocks().size(); ++i) {
    draw_passage(view, place.blocks()[i], place.takes[i], std::to_string(i));
  }
  ImGui::EndTable();
}

}  // namespace

void draw_merging(const View& view) {
  app::MergingPlace& place = view.work.merging;
  if (view.back()) return view.work.way.back();
  const auto sheet = place.sheet();
  if (sheet) {
    const std::string finish = view.say("desk.merge.finish");
    const float width = view.ui.width_of(finish) + theme::px(40);
    ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
    if (view.ui.button(finish, Ui::Look::kPrimary, !place.busy(), width)) place.finish();
  }
  view.title("desk.merge");
  view.ui.paragraph(view.say("desk.merge.hint"), theme::colours().quiet, TextStyle::kSmall);
  view.problem(place.problem());
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(10);
  view.ui.begin_panel("merging", {0, 0});
  draw_table(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
