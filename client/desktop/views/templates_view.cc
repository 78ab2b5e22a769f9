// Before writing: which kind it will be, what the notice says of each, how long it may be.
#include "client/desktop/views/view.h"
#include "shared/rules/structure.h"

namespace yibao::desktop {
namespace {

std::string limits_of(const View& view, const rules::Kind& kind) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
  if (kind.words_min) {
    add(view.say("desk.templates.least", {{"least", std::to_string(*kind.words_min)}}));
  }
  if (kind.words_max) {
    add(view.say("desk.templates.most", {{"most", std::to_string(*kind.words_max)}}));
  }
  if (text.empty()) add(view.say("desk.templates.free"));
  if (kind.brief) add(view.say("desk.templates.brief"));
  return text;
}

std::string parts_of(const View& view, const rules::Ruleset& ruleset, const rules::Kind& kind) {
  const rules::StructureRule* rule = rules::structure_rule(ruleset, kind.id);
  if (rule == nullptr) return {};
  std::string parts;
  for (const rules::StructurePart& part : rule->parts) {
    parts += (parts.empty() ? "" : view.say("desk.and")) + view.phrases.name(part.name);
  }
  return view.say("desk.templates.parts", {{"parts", parts}});
}

void draw_kind(const View& view, const rules::Ruleset& ruleset, const rules::Kind& kind) {
  ImGui::PushID(kind.id.c_str());
  const float width = theme::px(190);
  const float left = ImGui::GetCursorPosX();
  if (view.ui.button(view.phrases.name(kind.name), Ui::Look::kPlain, true, width)) {
    view.work.write_new({kind.id, std::nullopt});
  }
  ImGui::SameLine(left + width + theme::px(20));
  ImGui::BeginGroup();
  std::string line = limits_of(view, kind);
  const std::string parts = parts_of(view, ruleset, kind);
  if (!parts.empty()) line += " · " + parts;
  view.ui.paragraph(line, theme::colours().grey, TextStyle::kSmall);
  if (!kind.description.empty()) view.ui.paragraph(kind.description);
  ImGui::EndGroup();
  view.ui.gap(10);
  view.ui.line();
  view.ui.gap(10);
  ImGui::PopID();
}

}  // namespace

void draw_templates(const View& view) {
  if (view.back()) {
    view.work.way.go(app::Place::kDrafts);
  }
  view.title("desk.templates", view.say("desk.templates.hint"));
  view.ui.gap(14);
  view.ui.begin_panel("templates", {0, 0});
  if (const auto& ruleset = view.snapshot().ruleset) {
    for (const rules::Kind& kind : ruleset->words.kinds.all()) draw_kind(view, *ruleset, kind);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
