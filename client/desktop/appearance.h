// What the person chose for the window, in force: the language of its texts, its colours, the size
// of its type. Owns the glyphs, which another size makes anew.
//
// The screen's thread, between frames; one for each drawing context.
#pragma once

#include <optional>

#include "client/core/app/preferences.h"
#include "client/desktop/glyph_cache.h"
#include "client/desktop/phrases.h"

namespace yibao::desktop {

// `asked_for`: by the command line, which decides over the choice.
texts::Language language_of(app::LanguageChoice choice, std::optional<texts::Language> asked_for);

class Appearance {
 public:
  // `language`: of the command line; it decides until the person chooses another one. Error: io,
  // when no font can be opened.
  static base::Result<std::unique_ptr<Appearance>> create(float screen_scale,
                                                          std::optional<texts::Language> language,
                                                          const app::Preferences& preferences);

  // Does nothing while they are the same. The glyph cache may be another one afterwards.
  void follow(const app::Preferences& preferences);

  GlyphCache& glyphs() { return *glyphs_; }
  Phrases& phrases() { return phrases_; }
  // Best first.
  const std::vector<FontFile>& fonts() const { return regular_; }

 private:
  Appearance(float screen_scale, std::optional<texts::Language> language,
             const app::Preferences& preferences);
  float scale() const;
  base::Status make_glyphs();
  void take_language();

  float screen_scale_;
  std::optional<texts::Language> asked_for_;
  app::Preferences followed_;
  std::vector<FontFile> regular_;
  std::vector<FontFile> bold_;
  std::unique_ptr<GlyphCache> glyphs_;
  Phrases phrases_;
};

}  // namespace yibao::desktop
