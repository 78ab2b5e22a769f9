#include "client/desktop/application.h"

#include <cmath>
#include <cstdio>

#include "client/core/app/core_thread.h"
#include "client/desktop/appearance.h"
#include "client/desktop/description.h"
#include "client/desktop/end_signal.h"
#include "client/desktop/plain_message.h"
#include "client/desktop/png_file.h"
#include "client/desktop/views/view.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::desktop {
namespace {

constexpr int kWindowWidth = 1280;
constexpr int kWindowHeight = 800;
constexpr crypto::PassphraseCost kCost{17};
// A caret blinks; without one nothing moves by itself.
constexpr double kCaretSeconds = 0.5;
constexpr double kIdleSeconds = 30.0;

class Application {
 public:
  Application(const Options& options, EndSignal& end_signal, Window& window, Appearance& appearance,
              app::KeptPreferences preferences)
      : options_(options),
        end_signal_(end_signal),
        window_(window),
        desk_([] { Window::wake(); }),
        core_({options.home, clock_, random_, kCost}, desk_,
              [](const client::Identity& identity)
                  -> base::Result<std::unique_ptr<client::Transport>> {
                return client::HttpsTransport::open(identity.server, identity.ca_certificate);
              }),
        appearance_(appearance),
        ui_(appearance.glyphs()),
        work_(desk_, clock_, std::move(preferences)) {
    work_.platform = window_.facts();
    for (const FontFile& file : appearance_.fonts()) {
      work_.platform.font_files.emplace_back(file.path);
    }
    work_.platform.lacking_characters =
        lacking_characters(appearance_.fonts(), app::kRareCharacters);
  }

  int run() {
    while (!work_.closed()) {
      work_.begin_frame();
      sign_in_as_asked();
      call();
      work_.platform.input_method = window_.input_method();
      appearance_.follow(work_.settings.preferences());
      ui_.use_glyphs(appearance_.glyphs());
      window_.show(appearance_.glyphs(), [&] {
        if (ImGui::IsMouseReleased(ImGuiMouseButton_Left)) ++clicks_;
        draw_screen({ui_, appearance_.phrases(), work_});
      });
      describe_screen();
      if (screenshot_is_due()) return take_screenshot();
      // What a person did may have asked for something: looked after before going to sleep.
      const bool acted = window_.wait(acted_ ? 0 : seconds_to_sleep());
      if (acted) work_.touched();
      acted_ = acted;
      work_.dropped(window_.take_dropped());
      if (window_.take_close_request() || end_signal_.take()) close();
    }
    return 0;
  }

 private:
  void close() {
    // A locked screen saved what was typed when it was locked.
    work_.ask_to_leave(app::Workplace::Leaving::kClose);
  }

  double seconds_to_sleep() const {
    double seconds = ui_.caret_blinks() ? kCaretSeconds : kIdleSeconds;
    if (const auto wake = work_.wake_at()) {
      const std::chrono::duration<double> left = *wake - clock_now();
      seconds = std::min(seconds, left.count());
    }
    return std::max(seconds, 0.0);
  }

  // In the title, by the desktop's own means, and by a sound; minimised as well.
  void call() {
    const std::string name = appearance_.phrases().say("desk.window_title");
    const std::size_t count = work_.attention.count();
    const std::string title = count == 0 ? name : "(" + std::to_string(count) + ") " + name;
    if (title != title_) window_.set_title(title);
    title_ = title;
    if (!work_.attention.take_call()) return;
    window_.call_for_attention();
    if (!work_.settings.preferences().sound) return;
    desk_.ask([](app::Core&) { return app::ring(); },
              [](bool rang) {
                if (!rang) Window::beep();
              });
  }

  client::SteadyTime clock_now() const { return std::chrono::steady_clock::now(); }

  // Once, with the passphrase from the command line.
  void sign_in_as_asked() {
    const app::Phase phase = work_.snapshot().account->phase;
    if (phase == app::Phase::kSignedOut && options_.passphrase_fd >= 0 && !tried_) {
      tried_ = true;
      work_.sign_in.passphrase = read_passphrase(options_.passphrase_fd);
      work_.sign_in.sign_in_as(options_.person);
    }
    if (phase == app::Phase::kSignedIn && !placed_) {
      placed_ = true;
      if (options_.place) work_.way.go(*options_.place);
      if (!options_.file.empty()) work_.dropped({options_.file});
    }
  }

  void describe_screen() {
    if (options_.description.empty()) return;
    std::string now = describe(ui_.noted(), clicks_);
    if (now == described_) return;
    described_ = std::move(now);
    static_cast<void>(storage::write_file(options_.description, described_));
  }

  // Whatever is to be shown has been loaded and drawn, or will never be.
  bool screenshot_is_due() const {
    if (options_.screenshot.empty()) return false;
    const app::Phase phase = work_.snapshot().account->phase;
    if (phase == app::Phase::kSignedOut && options_.passphrase_fd >= 0 &&
        !work_.sign_in.problem()) {
      return false;
    }
    return work_.loaded() && (placed_ || phase != app::Phase::kSignedIn);
  }

  int take_screenshot() {
    const base::Status written = write_png(options_.screenshot, window_.picture());
    if (!written) {
      std::fprintf(stderr, "%s\n", appearance_.phrases().sentence(written.error()).c_str());
      return 1;
    }
    const bool as_asked =
        options_.passphrase_fd < 0 || work_.snapshot().account->phase == app::Phase::kSignedIn;
    const auto& refused = work_.sign_in.problem();
    const auto& problem = refused ? refused : work_.snapshot().account->problem;
    if (!as_asked && problem) {
      std::fprintf(stderr, "%s\n", appearance_.phrases().sentence(*problem).c_str());
    }
    return as_asked ? 0 : 1;
  }

  const Options& options_;
  EndSignal& end_signal_;
  Window& window_;
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  app::Desk desk_;
  app::CoreThread core_;
  Appearance& appearance_;
  Ui ui_;
  app::Workplace work_;
  std::string title_;
  bool tried_ = false;
  bool placed_ = false;
  bool acted_ = false;
  std::string described_;
  int clicks_ = 0;
};

}  // namespace

int run(const Options& options) {
  const app::KeptPreferences kept = app::read_preferences(options.home);
  const Phrases phrases(language_of(kept.value.language, options.language));
  EndSignal end_signal([] { Window::wake(); });
  const auto window = Window::open(phrases.say("desk.window_title"), kWindowWidth, kWindowHeight);
  if (!window) {
    say_without_window(phrases.say("desk.no_window") + "\n" + phrases.sentence(window.error()));
    return 1;
  }
  const auto appearance = Appearance::create((*window)->scale(), options.language, kept.value);
  if (!appearance) {
    // Where Chinese cannot be shown, a message in Chinese alone might not be read either.
    say_without_window(texts::text(texts::Language::kChinese, "desk.no_font") + "\n" +
                       texts::text(texts::Language::kEnglish, "desk.no_font"));
    return 1;
  }
  return Application(options, end_signal, **window, **appearance, kept).run();
}

}  // namespace yibao::desktop
