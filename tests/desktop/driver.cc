#include "tests/desktop/driver.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "shared/base/text.h"

namespace yibao::testing {

Driver::Driver(Town& town, texts::Language language) : desk_(town) {
  auto appearance = desktop::Appearance::create(1.0F, language, desk_.work.settings.preferences());
  if (!appearance) throw std::runtime_error("no Chinese font; install fonts-noto-cjk");
  appearance_ = *std::move(appearance);
  ui_ = std::make_unique<desktop::Ui>(appearance_->glyphs());
  settle();
}

void Driver::frame() {
  desk_.settle();
  appearance_->follow(desk_.work.settings.preferences());
  ui_->use_glyphs(appearance_->glyphs());
  ImGui::NewFrame();
  desktop::draw_screen({*ui_, appearance_->phrases(), desk_.work});
  ImGui::Render();
  glyphs().flush([](int, int, int, int, const void*) {});
}

void Driver::settle() {
  for (int i = 0; i < 4; ++i) frame();
}

void Driver::pause() {
  desk_.town.clock.advance(std::chrono::seconds(2));
  settle();
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

bool Driver::will_show_part(const std::string& part) {
  for (int times = 0; times < 500 && !shows_part(part); ++times) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    settle();
  }
  return shows_part(part);
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

void Driver::scroll_to(const std::string& label, const std::string& kind, const std::string& over) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 place = over.empty() ? ImVec2{screen.x / 2, screen.y / 2} : find(over).from;
  for (int i = 0; i < 100 && !shows(label, kind); ++i) {
    NullScreen::point_at(place);
    NullScreen::wheel(-1);
    frame();
    frame();
  }
  NullScreen::wheel(-1);  // not just its edge
  settle();
  static_cast<void>(find(label, kind));
}

void Driver::click(const std::string& label, const std::string& kind) {
  const desktop::NotedWidget& widget = find(label, kind);
  if (!widget.enabled) throw std::runtime_error("cannot be clicked now: " + label);
  NullScreen::point_at({(widget.from.x + widget.to.x) / 2, (widget.from.y + widget.to.y) / 2});
  frame();
  frame();
  NullScreen::button(true);
  frame();
  NullScreen::button(false);
  settle();
}

void Driver::key(ImGuiKey key, bool ctrl, bool shift) {
  NullScreen::modifiers(ctrl, shift);
  NullScreen::key(key, true);
  frame();
  NullScreen::key(key, false);
  NullScreen::modifiers(false, false);
  settle();
}

void Driver::press(char key) {
  ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(key));
  settle();
}

void Driver::strike(int key, bool control) {
  ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM < 18700
  io.KeyCtrl = control;
  io.KeysDown[key] = true;
  frame();
  io.KeysDown[key] = false;
  io.KeyCtrl = false;
#else
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
  const int first = key > kFunctionKey ? ImGuiKey_F1 - kFunctionKey - 1
                    : key >= 'A'       ? ImGuiKey_A - 'A'
                                       : ImGuiKey_0 - '0';
  const auto named = static_cast<ImGuiKey>(first + key);
  io.AddKeyEvent(named, true);
  frame();
  io.AddKeyEvent(named, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
#endif
  settle();
}

void Driver::type(const std::string& label, const std::string& text) {
  click(label, "field");
  key(ImGuiKey_End, true);
  for (const char32_t c : base::to_code_points(text)) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(glyphs().stand_in(c)));
  }
  settle();
}

void Driver::sign_in(const std::string& passphrase, const std::string& page) {
  type("口令", passphrase);
  click("登录", "button");
  if (shows(page, "page")) click(page, "page");
}

}  // namespace yibao::testing
