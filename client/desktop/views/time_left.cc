#include "client/desktop/views/time_left.h"

namespace yibao::desktop {
namespace {

constexpr std::chrono::hours kSoon{72};  // then it is shown as a warning

}  // namespace

TimeLeft time_left(const View& view, base::Timestamp due) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(due - view.work.now());
  if (left.count() < 0) {
    return {
        view.say("desk.time.overdue", {{"span", app::span_text(view.phrases.language(), -left)}}),
        theme::colours().bad, theme::colours().bad_pale};
  }
  const std::string text =
      view.say("desk.time.left", {{"span", app::span_text(view.phrases.language(), left)}});
  if (left < kSoon) return {text, theme::colours().warn, theme::colours().warn_pale};
  return {text, theme::colours().accent, theme::colours().accent_pale};
}

}  // namespace yibao::desktop
