// Every sentence a person can meet, once, in Chinese and English. Keys are dotted and stable:
// "error.key_revoked", "finding.words_above", "state.received". {placeholders} are filled from
// TextArgs. A test walks every key and every error code; a key without a row shows as itself.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/enum_names.h"
#include "shared/base/error.h"

namespace yibao::texts {

enum class Language : std::uint8_t { kChinese, kEnglish };

std::string text(Language language, std::string_view key, const base::TextArgs& args = {});
bool has_text(std::string_view key);

// An error's sentence: what happened and what to do.
std::string sentence(Language language, const base::Error& error);

// What was wrong with a text that was refused, a sentence each (rules::check_findings).
std::vector<std::string> findings_of(Language language, const base::TextArgs& args);

struct Row {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};
// All rows, for tests.
std::vector<Row> all_rows();

// zh unless LC_ALL, LC_MESSAGES or LANG names another language than Chinese; YIBAO_LANGUAGE
// (zh or en) decides over all of them.
Language language_from_environment();

}  // namespace yibao::texts

YIBAO_ENUM_NAMES(yibao::texts::Language, "zh", "en");
