#include "tests/bench/timed_screen.h"

#include <algorithm>
#include <stdexcept>

#include "client/desktop/views/view.h"
#include "tests/bench/stopwatch.h"

namespace yibao::bench {

TimedScreen::TimedScreen(app::Desk& desk, app::Core& core, app::Workplace& work)
    : desk_(desk), core_(core), work_(work) {
  auto appearance = desktop::Appearance::create(1.0F, texts::Language::kChinese, {});
  if (!appearance) throw std::runtime_error("no Chinese font; install fonts-noto-cjk");
  appearance_ = *std::move(appearance);
  ui_ = std::make_unique<desktop::Ui>(appearance_->glyphs());
}

double TimedScreen::frame(float wheel) {
  while (const auto job = desk_.jobs().take()) (*job)(core_);
  testing::NullScreen::wheel(wheel);
  const ThreadWatch watch;
  work_.begin_frame();
  ImGui::NewFrame();
  desktop::draw_screen({*ui_, appearance_->phrases(), work_});
  ImGui::Render();
  appearance_->glyphs().flush([](int, int, int, int, const void*) {});
  return watch.milliseconds();
}

std::vector<double> TimedScreen::click(const std::string& label, const std::string& kind) {
  const auto& noted = ui_->noted();
  const auto found = std::find_if(noted.begin(), noted.end(), [&](const auto& widget) {
    return widget.visible && widget.label == label && widget.kind == kind;
  });
  if (found == noted.end()) throw std::runtime_error("not on the screen: " + label);
  testing::NullScreen::point_at(
      {(found->from.x + found->to.x) / 2, (found->from.y + found->to.y) / 2});
  std::vector<double> times = {frame(), frame()};
  testing::NullScreen::button(true);
  times.push_back(frame());
  testing::NullScreen::button(false);
  times.push_back(frame());
  times.push_back(frame());
  return times;
}

double TimedScreen::type(char32_t character) {
  ImGui::GetIO().AddInputCharacter(
      static_cast<unsigned>(appearance_->glyphs().stand_in(character)));
  return frame();
}

}  // namespace yibao::bench
