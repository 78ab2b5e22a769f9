#include "client/desktop/appearance.h"

#include <algorithm>

#include "client/desktop/theme.h"

namespace yibao::desktop {
namespace {

// Larger type would not leave room in the texture for the characters of one screen.
constexpr float kScaleMost = 3.0F;

}  // namespace

texts::Language language_of(app::LanguageChoice choice, std::optional<texts::Language> asked_for) {
  if (asked_for) return *asked_for;
  switch (choice) {
    case app::LanguageChoice::kChinese: return texts::Language::kChinese;
    case app::LanguageChoice::kEnglish: return texts::Language::kEnglish;
    case app::LanguageChoice::kSystem: break;
  }
  return texts::language_from_environment();
}

Appearance::Appearance(float screen_scale, std::optional<texts::Language> language,
                       const app::Preferences& preferences)
    : screen_scale_(screen_scale),
      asked_for_(language),
      followed_(preferences),
      regular_(chinese_fonts(false)),
      bold_(chinese_fonts(true)),
      phrases_(texts::Language::kChinese) {}

base::Result<std::unique_ptr<Appearance>> Appearance::create(
    float screen_scale, std::optional<texts::Language> language,
    const app::Preferences& preferences) {
  std::unique_ptr<Appearance> made(new Appearance(screen_scale, language, preferences));
  YIBAO_CHECK(made->make_glyphs());
  made->take_language();
  theme::apply(preferences.shade, made->scale());
  return made;
}

float Appearance::scale() const {
  return std::min(screen_scale_ * static_cast<float>(followed_.font_size) / 100.0F, kScaleMost);
}

base::Status Appearance::make_glyphs() {
  YIBAO_TRY(glyphs_, GlyphCache::create(regular_, bold_, scale()));
  return {};
}

void Appearance::take_language() {
  phrases_ = Phrases(language_of(followed_.language, asked_for_));
}

void Appearance::follow(const app::Preferences& preferences) {
  if (preferences == followed_) return;
  const app::Preferences before = followed_;
  followed_ = preferences;
  if (before.language != preferences.language) asked_for_.reset();
  take_language();
  const bool resized = before.font_size != preferences.font_size;
  // Fonts that could be opened once can be opened again, or the old glyphs stay.
  if (resized && !make_glyphs()) followed_.font_size = before.font_size;
  theme::apply(followed_.shade, scale());
}

}  // namespace yibao::desktop
