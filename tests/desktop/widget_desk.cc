#include "tests/desktop/widget_desk.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::testing {

std::string& WidgetDesk::clipboard() {
  static std::string text;
  return text;
}

WidgetDesk::WidgetDesk(std::function<void(desktop::Ui&)> draw) : draw_(std::move(draw)) {
  auto appearance = desktop::Appearance::create(1.0F, texts::Language::kChinese, {});
  REQUIRE(appearance);
  appearance_ = *std::move(appearance);
  ui_ = std::make_unique<desktop::Ui>(appearance_->glyphs());
  clipboard().clear();
  ImGuiIO& io = ImGui::GetIO();
  io.SetClipboardTextFn = [](void*, const char* text) { clipboard() = text; };
  io.GetClipboardTextFn = [](void*) { return clipboard().c_str(); };
  settle();
}

void WidgetDesk::frame() {
  ImGui::NewFrame();
  ui_->begin_frame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({600, 700});
  ImGui::Begin("desk", nullptr, ImGuiWindowFlags_NoDecoration);
  draw_(*ui_);
  ImGui::End();
  ImGui::Render();
  appearance_->glyphs().flush([](int, int, int, int, const void*) {});
}

void WidgetDesk::settle() {
  for (int i = 0; i < 3; ++i) frame();
}

const desktop::NotedWidget& WidgetDesk::find(const std::string& label) const {
  const auto& noted = ui_->noted();
  const auto found = std::find_if(noted.begin(), noted.end(),
                                  [&](const auto& widget) { return widget.label == label; });
  REQUIRE(found != noted.end());
  return *found;
}

ImVec2 WidgetDesk::place(const std::string& label, float x, float y) const {
  const desktop::NotedWidget& widget = find(label);
  return {widget.from.x + x, widget.from.y + y};
}

void WidgetDesk::click(ImVec2 at, int times) {
  NullScreen::point_at(at);
  settle();
  for (int i = 0; i < times; ++i) {
    NullScreen::button(true);
    frame();
    NullScreen::button(false);
    frame();
  }
  settle();
}

void WidgetDesk::drag(ImVec2 from, ImVec2 to) {
  NullScreen::point_at(from);
  settle();
  NullScreen::button(true);
  frame();
  NullScreen::point_at(to);
  settle();
  NullScreen::button(false);
  settle();
}

void WidgetDesk::type(const std::string& text) {
  for (const char32_t c : base::to_code_points(text)) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(appearance_->glyphs().stand_in(c)));
  }
  settle();
}

void WidgetDesk::key(ImGuiKey key, bool ctrl, bool shift) {
  NullScreen::modifiers(ctrl, shift);
  NullScreen::key(key, true);
  frame();
  NullScreen::key(key, false);
  NullScreen::modifiers(false, false);
  settle();
}

void WidgetDesk::wait(double seconds) {
  const int frames = static_cast<int>(seconds * 60);
  for (int i = 0; i < frames; ++i) frame();
}

}  // namespace yibao::testing
