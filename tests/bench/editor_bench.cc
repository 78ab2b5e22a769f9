#include "tests/bench/editor_bench.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "client/desktop/appearance.h"
#include "client/desktop/ui.h"
#include "tests/bench/stopwatch.h"
#include "tests/desktop/null_screen.h"

namespace yibao::bench {
namespace {

constexpr int kRuns = 200;
constexpr float kWidth = 800;

std::string draft_of(std::size_t characters) {
  const std::string paragraph =
      "截至2月底，全镇组织护林员126名，巡查“三边”地段12.6万亩，整改隐患38处（其中重点隐患5处），"
      "同比下降8.3%；发放《森林防火告知书》4200份，重点林区24小时有人值守。\n";
  constexpr std::size_t kCharactersOfParagraph = 79;
  std::string text;
  for (std::size_t i = 0; i < characters / kCharactersOfParagraph; ++i) text += paragraph;
  return text;
}

double median(std::vector<double>& values) {
  std::nth_element(values.begin(), values.begin() + kRuns / 2, values.end());
  return values[kRuns / 2];
}

class Sheet {
 public:
  explicit Sheet(std::size_t characters) {
    auto appearance = desktop::Appearance::create(1.0F, texts::Language::kChinese, {});
    if (!appearance) throw std::runtime_error("no Chinese font; install fonts-noto-cjk");
    appearance_ = *std::move(appearance);
    ui_ = std::make_unique<desktop::Ui>(appearance_->glyphs());
    model_.load(draft_of(characters));
    model_.move_to(model_.text().size() / 2);
    focus_ = true;
    for (int i = 0; i < 5; ++i) frame();
    focus_ = false;
  }

  double typed() {
    const Stopwatch watch;
    ImGui::GetIO().AddInputCharacter(U'字');
    frame();
    return watch.milliseconds();
  }
  double laid_out() {
    const ImFont* font = appearance_->glyphs().font(desktop::TextStyle::kText);
    const Stopwatch watch;
    layout_.wrap(model_.text(), kWidth, 0,
                 [&](char32_t c) { return font->GetCharAdvance(static_cast<ImWchar>(c)); });
    return watch.milliseconds();
  }

 private:
  void frame() {
    ImGui::NewFrame();
    ui_->begin_frame();
    ImGui::SetNextWindowSize({kWidth, 700});
    ImGui::Begin("sheet", nullptr, ImGuiWindowFlags_NoDecoration);
    desktop::Ui::EditorLook look;
    look.focus = focus_;
    ui_->editor("text", model_, look);
    ImGui::End();
    ImGui::Render();
    appearance_->glyphs().flush([](int, int, int, int, const void*) {});
  }

  testing::NullScreen screen_;
  std::unique_ptr<desktop::Appearance> appearance_;
  std::unique_ptr<desktop::Ui> ui_;
  app::TextModel model_;
  app::TextLayout layout_;
  bool focus_ = false;
};

}  // namespace

EditorBenchResult run_editor_bench(std::size_t characters) {
  Sheet sheet(characters);
  std::vector<double> typed;
  std::vector<double> laid_out;
  for (int i = 0; i < kRuns; ++i) {
    typed.push_back(sheet.typed());
    laid_out.push_back(sheet.laid_out());
  }
  return {median(typed), median(laid_out)};
}

}  // namespace yibao::bench
