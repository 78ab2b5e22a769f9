// The catalogue in the language of this window, and what all views say alike.
#pragma once

#include <string>

#include "shared/base/time.h"
#include "shared/rules/vocabulary.h"
#include "shared/texts/catalogue.h"

namespace yibao::desktop {

class Phrases {
 public:
  explicit Phrases(texts::Language language) : language_(language) {}

  texts::Language language() const { return language_; }

  std::string say(std::string_view key, const base::TextArgs& args = {}) const {
    return texts::text(language_, key, args);
  }
  std::string sentence(const base::Error& error) const { return texts::sentence(language_, error); }
  const std::string& name(const rules::Name& name) const {
    return language_ == texts::Language::kEnglish && !name.en.empty() ? name.en : name.zh;
  }
  // "11-22 09:05", with the year where it is another one than today's.
  static std::string when(base::Timestamp time, base::Timestamp now, base::UtcOffset offset) {
    const std::string text = base::to_text(time, offset).substr(0, 16);
    const bool same_year = text.substr(0, 4) == base::to_text(now, offset).substr(0, 4);
    return same_year ? text.substr(5) : text;
  }

 private:
  texts::Language language_;
};

}  // namespace yibao::desktop
