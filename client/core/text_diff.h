// What changed between two texts, for a person to read: paragraphs that stayed are kept whole,
// within changed ones sentences, within those characters (numbers and Latin words stay in one
// piece). Pure; any thread.
//
// Bounded: where two parts have too little in common to be worth the search, the one is removed and
// the other added, whatever their length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/enum_names.h"

namespace yibao::client {

enum class TextChange : std::uint8_t { kKept, kAdded, kRemoved };

struct TextRun {
  TextChange change = TextChange::kKept;
  std::string text;  // never empty; line feeds stand in it
  bool operator==(const TextRun&) const = default;
};
using TextRuns = std::vector<TextRun>;

// Kept and removed runs in order are `before`, kept and added ones are `after`. No two neighbours
// are of the same kind, and what was removed stands before what was added in its place. Both texts
// are valid UTF-8.
TextRuns diff_texts(std::string_view before, std::string_view after);

// Something was added or removed.
bool is_changed(const TextRuns& runs);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::TextChange, "kept", "added", "removed");
