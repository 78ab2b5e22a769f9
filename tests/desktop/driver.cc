#include "tests/desktop/driver.h"

#include <algorithm>
#include <stdexcept>

#include "client/desktop/font_files.h"
#include "shared/base/text.h"

namespace yibao::testing {

NullScreen::NullScreen() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {1280, 800};
  io.DeltaTime = 1.0F / 60;
#if IMGUI_VERSION_NUM < 18700
  for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i + 1;  // any numbering will do
#endif
  desktop::theme::apply(desktop::theme::Shade::kLight, 1.0F);
}

NullScreen::~NullScreen() {
  ImGui::DestroyContext();
}

Driver::Driver(Town& town, texts::Language language) : desk_(town), phrases_(language) {
  auto glyphs = desktop::GlyphCache::create(desktop::chinese_fonts(false),
                                            desktop::chinese_fonts(true), 1.0F);
  if (!glyphs) throw std::runtime_error("no Chinese font; install fonts-noto-cjk");
  glyphs_ = *std::move(glyphs);
  ui_ = std::make_unique<desktop::Ui>(*glyphs_);
  settle();
}

void Driver::frame() {
  desk_.settle();
  ImGui::NewFrame();
  desktop::draw_screen({*ui_, phrases_, desk_.work});
  ImGui::Render();
  glyphs_->flush([](int, int, int, int, const void*) {});
}

void Driver::settle() {
  for (int i = 0; i < 4; ++i) frame();
}

bool Driver::shows(const std::string& label, const std::string& kind) const {
  const auto& noted = ui_->noted();
  return std::any_of(noted.begin(), noted.end(), [&](const desktop::NotedWidget& widget) {
    return widget.visible && widget.label == label && (kind.empty() || widget.kind == kind);
  });
}

bool Driver::shows_part(const std::string& part) const {
  const auto& noted = ui_->noted();
  return std::any_of(noted.begin(), noted.end(), [&](const desktop::NotedWidget& widget) {
    return widget.visible && widget.label.find(part) != std::string::npos;
  });
}

const desktop::NotedWidget& Driver::find(const std::string& label, const std::string& kind) const {
  std::string all;
  for (const desktop::NotedWidget& widget : ui_->noted()) {
    if (widget.visible && widget.label == label && (kind.empty() || widget.kind == kind)) {
      return widget;
    }
    if (widget.visible) all += " " + widget.kind + ":" + widget.label;
  }
  throw std::runtime_error("not on the screen: " + label + "; there is" + all);
}

void Driver::move_to(ImVec2 place) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().MousePos = place;
#else
  ImGui::GetIO().AddMousePosEvent(place.x, place.y);
#endif
}

void Driver::button(bool down) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().MouseDown[0] = down;
#else
  ImGui::GetIO().AddMouseButtonEvent(0, down);
#endif
}

void Driver::click(const std::string& label, const std::string& kind) {
  const desktop::NotedWidget& widget = find(label, kind);
  if (!widget.enabled) throw std::runtime_error("cannot be clicked now: " + label);
  move_to({(widget.from.x + widget.to.x) / 2, (widget.from.y + widget.to.y) / 2});
  frame();
  frame();
  button(true);
  frame();
  button(false);
  settle();
}

void Driver::key(ImGuiKey key) {
#if IMGUI_VERSION_NUM < 18700
  const int index = ImGui::GetIO().KeyMap[key];
  ImGui::GetIO().KeysDown[index] = true;
  frame();
  ImGui::GetIO().KeysDown[index] = false;
#else
  ImGui::GetIO().AddKeyEvent(key, true);
  frame();
  ImGui::GetIO().AddKeyEvent(key, false);
#endif
  settle();
}

void Driver::type(const std::string& label, const std::string& text) {
  click(label, "field");
  key(ImGuiKey_End);
  for (const char32_t c : base::to_code_points(text)) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(glyphs_->stand_in(c)));
  }
  settle();
}

void Driver::sign_in(const std::string& passphrase) {
  type("口令", passphrase);
  click("登录", "button");
}

}  // namespace yibao::testing
