// The list of drafts and items with their states.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

struct ChipColours {
  ImU32 ink;
  ImU32 ground;
};

ChipColours colours_of(const std::string& state) {
  const auto stage = base::enum_from_name<domain::Stage>(state);
  if (!stage) return {theme::colours().grey, theme::colours().grey_pale};
  switch (*stage) {
    case domain::Stage::kOffered:
    case domain::Stage::kSignedOff:
    case domain::Stage::kReceived: return {theme::colours().accent, theme::colours().accent_pale};
    case domain::Stage::kAccepted: return {theme::colours().good, theme::colours().good_pale};
    case domain::Stage::kSentBack:
    case domain::Stage::kReturned: return {theme::colours().warn, theme::colours().warn_pale};
    case domain::Stage::kRefused:
    case domain::Stage::kSecret: return {theme::colours().bad, theme::colours().bad_pale};
    default: return {theme::colours().grey, theme::colours().grey_pale};
  }
}

std::string kind_name(const View& view, const std::string& code) {
  const auto& ruleset = view.snapshot().ruleset;
  const auto* kind = ruleset ? ruleset->words.kinds.by_id(code) : nullptr;
  return kind == nullptr ? code : view.phrases.name(kind->name);
}

void draw_filters(const View& view) {
  app::DraftsPlace& place = view.work.drafts;
  const auto& counts = place.counts(view.snapshot().drafts);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto filter = static_cast<app::DraftFilter>(i);
    const std::string name = view.say("desk.filter." + std::string(base::enum_name(filter)));
    const std::string label = name + " " + std::to_string(counts[i]) + "##" + name;
    if (i > 0) ImGui::SameLine(0, theme::px(4));
    const bool chosen = place.filter == filter;
    if (chosen) ImGui::PushStyleColor(ImGuiCol_Button, theme::colours().accent_pale);
    if (view.ui.button(label, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) {
      place.filter = filter;
    }
    if (chosen) ImGui::PopStyleColor();
  }
  const float width = theme::px(220);
  ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
  Ui::FieldLook look;
  look.width = width;
  look.hint = view.say("desk.drafts.search");
  view.ui.field(view.say("desk.drafts.search"), place.search, look);
}

void draw_title_cell(const View& view, const app::DraftRow& row) {
  const float width = ImGui::GetContentRegionAvail().x;
  if (row.words_gone) {
    view.ui.clipped(view.say("cli.words_gone"), width, theme::colours().quiet);
  } else if (row.title.empty()) {
    view.ui.clipped(view.say("desk.untitled"), width, theme::colours().quiet);
  } else {
    view.ui.clipped(row.title, width);
  }
}

void draw_state_cell(const View& view, const app::DraftRow& row) {
  const ChipColours colours = colours_of(row.state);
  view.ui.chip(view.say("state." + row.state), colours.ink, colours.ground);
  const auto add = [&](std::string_view key, ImU32 ink, ImU32 ground) {
    ImGui::SameLine(0, theme::px(6));
    view.ui.chip(view.say(key), ink, ground);
  };
  if (row.duty == app::SignDuty::kMine)
    add("desk.mine_to_sign", theme::colours().on_accent, theme::colours().accent);
  if (row.emergency) add("desk.emergency", theme::colours().bad, theme::colours().bad_pale);
  if (row.pending && !row.local)
    add("cli.pending", theme::colours().warn, theme::colours().warn_pale);
}

void draw_row(const View& view, const app::DraftRow& row) {
  ImGui::TableNextRow(0, theme::px(44));
  const auto next_column = [] {
    ImGui::TableNextColumn();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(6));
  };
  ImGui::TableNextColumn();
  ImGui::PushID(row.id.text().c_str());
  if (view.ui.row(row.title.empty() ? row.id.text() : row.title, theme::px(36))) {
    view.work.open_row(row);
  }
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(6));
  draw_title_cell(view, row);
  next_column();
  draw_state_cell(view, row);
  next_column();
  view.ui.clipped(kind_name(view, row.kind), ImGui::GetContentRegionAvail().x,
                  theme::colours().grey);
  if (view.snapshot().account->office) {
    next_column();
    view.ui.clipped(row.unit_name, ImGui::GetContentRegionAvail().x, theme::colours().grey);
  }
  next_column();
  view.ui.text(view.when(row.changed_at), theme::colours().grey);
  ImGui::PopID();
}

void draw_table(const View& view, const app::DraftRows& rows) {
  const bool office = view.snapshot().account->office;
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX;
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {theme::px(12), theme::px(4)});
  const bool open = ImGui::BeginTable("drafts", office ? 5 : 4, kFlags);
  ImGui::PopStyleVar();
  if (!open) return;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn("title", ImGuiTableColumnFlags_WidthStretch);
  ImGui::TableSetupColumn("state", ImGuiTableColumnFlags_WidthFixed, theme::px(230));
  ImGui::TableSetupColumn("kind", ImGuiTableColumnFlags_WidthFixed, theme::px(130));
  if (office) ImGui::TableSetupColumn("unit", ImGuiTableColumnFlags_WidthFixed, theme::px(150));
  ImGui::TableSetupColumn("changed", ImGuiTableColumnFlags_WidthFixed, theme::px(130));
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, theme::px(36));
  for (const std::string_view key : {"cli.col.title", "cli.col.state", "cli.col.kind"}) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  }
  if (office) {
    ImGui::TableNextColumn();
    view.ui.text(view.say("report.unit"), theme::colours().quiet, TextStyle::kSmall);
  }
  ImGui::TableNextColumn();
  view.ui.text(view.say("cli.col.changed"), theme::colours().quiet, TextStyle::kSmall);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_row(view, *rows[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndTable();
}

}  // namespace

void draw_drafts(const View& view) {
  view.title("desk.page.drafts");
  const std::string label = view.say("desk.drafts.new");
  const float width = view.ui.width_of(label) + theme::px(40);
  ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
  if (view.ui.button(label, Ui::Look::kPrimary, view.snapshot().ruleset != nullptr, width)) {
    view.work.way.go(app::Place::kTemplates);
  }
  view.ui.gap(14);
  view.problem(view.snapshot().account->problem);
  draw_filters(view);
  view.ui.gap(10);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, theme::px(2)});
  view.ui.begin_panel("drafts-panel", {0, 0});
  ImGui::PopStyleVar();
  const app::DraftRows& rows = view.work.drafts.shown(view.snapshot().drafts);
  if (rows.empty()) {
    ImGui::SetCursorPos({theme::px(24), theme::px(24)});
    const bool none = view.snapshot().drafts->empty();
    view.ui.paragraph(view.say(none ? "desk.drafts.none" : "desk.drafts.no_match"),
                      theme::colours().quiet);
  } else {
    draw_table(view, rows);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
