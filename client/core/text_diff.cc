#include "client/core/text_diff.h"

#include <algorithm>
#include <map>

#include "client/core/edit_script.h"

namespace yibao::client {
namespace {

using Parts = std::vector<std::string_view>;

// So many differences are searched for at one level.
constexpr int kMostEdits = 1000;
// A kept piece as long as this is worth showing, however much changed around it.
constexpr std::size_t kWorthKeeping = 12;

// -- what is compared: paragraphs, sentences, characters ------------------------------------------

enum class Level : std::uint8_t { kParagraphs, kSentences, kCharacters };

std::size_t length_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_latin(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ends_sentence(std::string_view character) {
  for (const std::string_view mark : {"。", "！", "？", "；", "\n"}) {
    if (character == mark) return true;
  }
  return false;
}

// One character, or a run of Latin letters and digits with the point of a number within.
std::size_t end_of_token(std::string_view text, std::size_t at) {
  if (!is_latin(text[at])) return std::min(text.size(), at + length_of_character(text[at]));
  const auto goes_on = [&](std::size_t i) {
    if (i >= text.size()) return false;
    return is_latin(text[i]) || (text[i] == '.' && i + 1 < text.size() && is_latin(text[i + 1]));
  };
  while (goes_on(at)) ++at;
  return at;
}

Parts split(std::string_view text, Level level) {
  Parts parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_token(text, at);
    const std::string_view token = text.substr(at, end - at);
    at = end;
    const bool complete = level == Level::kCharacters ||
                          (level == Level::kSentences ? ends_sentence(token) : token == "\n");
    if (!complete && at < text.size()) continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at;
  }
  return parts;
}

// Of the same text: the same number.
using Numbers = std::vector<int>;

std::pair<Numbers, Numbers> number(const Parts& before, const Parts& after) {
  std::map<std::string_view, int> known;
  const auto numbers_of = [&](const Parts& parts) {
    Numbers numbers;
    numbers.reserve(parts.size());
    for (const std::string_view part : parts) {
      numbers.push_back(known.try_emplace(part, static_cast<int>(known.size())).first->second);
    }
    return numbers;
  };
  Numbers first = numbers_of(before);
  return {std::move(first), numbers_of(after)};
}

// -- the result -----------------------------------------------------------------------------------

// Removed, added, and what is kept after it.
struct Change {
  std::string removed;
  std::string added;
  std::string kept;
};

class Diff {
 public:
  void compare(std::string_view before, std::string_view after, Level level) {
    const Parts old_parts = split(before, level);
    const Parts new_parts = split(after, level);
    const auto [old_numbers, new_numbers] = number(old_parts, new_parts);
    const std::size_t same = common_start(old_numbers, new_numbers);
    const std::size_t tail = common_end(old_numbers, new_numbers, same);
    Matches matches;
    for (std::size_t i = 0; i < same; ++i) matches.emplace_back(i, i);
    const std::span old_middle =
        std::span(old_numbers).subspan(same, old_numbers.size() - same - tail);
    const std::span new_middle =
        std::span(new_numbers).subspan(same, new_numbers.size() - same - tail);
    for (const auto& [i, j] : common_parts(old_middle, new_middle, kMostEdits)) {
      matches.emplace_back(same + i, same + j);
    }
    for (std::size_t i = tail; i > 0; --i) {
      matches.emplace_back(old_numbers.size() - i, new_numbers.size() - i);
    }
    fill(before, after, old_parts, new_parts, matches, level);
  }

  TextRuns runs() {
    TextRuns runs;
    const auto add = [&](TextChange change, std::string& text) {
      if (!text.empty()) runs.push_back({change, std::move(text)});
    };
    join_fragments();
    for (Change& each : changes_) {
      add(TextChange::kRemoved, each.removed);
      add(TextChange::kAdded, each.added);
      add(TextChange::kKept, each.kept);
    }
    return runs;
  }

 private:
  static std::size_t common_start(const Numbers& a, const Numbers& b) {
    const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end.first - a.begin());
  }
  static std::size_t common_end(const Numbers& a, const Numbers& b, std::size_t start) {
    const std::size_t most = std::min(a.size(), b.size()) - start;
    std::size_t length = 0;
    while (length < most && a[a.size() - 1 - length] == b[b.size() - 1 - length]) ++length;
    return length;
  }

  // What lies between two matches is looked at more closely.
  void fill(std::string_view before, std::string_view after, const Parts& old_parts,
            const Parts& new_parts, const Matches& matches, Level level) {
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    const auto between = [&](std::size_t old_end, std::size_t new_end) {
      change(before.substr(old_at, old_end - old_at), after.substr(new_at, new_end - new_at),
             level);
    };
    for (const auto& [i, j] : matches) {
      const std::string_view part = old_parts[i];
      const auto old_begin = static_cast<std::size_t>(part.data() - before.data());
      const auto new_begin = static_cast<std::size_t>(new_parts[j].data() - after.data());
      between(old_begin, new_begin);
      keep(part);
      old_at = old_begin + part.size();
      new_at = new_begin + part.size();
    }
    between(before.size(), after.size());
  }

  void change(std::string_view removed, std::string_view added, Level level) {
    if (removed.empty() && added.empty()) return;
    if (!removed.empty() && !added.empty() && level != Level::kCharacters) {
      const bool paragraphs = level == Level::kParagraphs;
      return compare(removed, added, paragraphs ? Level::kSentences : Level::kCharacters);
    }
    if (!changes_.back().kept.empty()) changes_.emplace_back();
    changes_.back().removed += removed;
    changes_.back().added += added;
  }

  void keep(std::string_view text) { changes_.back().kept += text; }

  // Scattered characters that two sentences happen to share are no help to a reader: a kept piece
  // shorter than what changed on both sides of it belongs to the change. Paragraphs stay apart.
  void join_fragments() {
    std::vector<Change> joined;
    for (Change& each : changes_) {
      joined.push_back(std::move(each));
      while (joined.size() > 1 && is_fragment(joined[joined.size() - 2], joined.back())) {
        const Change last = std::move(joined.back());
        joined.pop_back();
        Change& before = joined.back();
        before.removed += before.kept + last.removed;
        before.added += before.kept + last.added;
        before.kept = last.kept;
      }
    }
    changes_ = std::move(joined);
  }

  static std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned>(c) & 0xC0U) != 0x80U;
    }));
  }
  static std::size_t size_of(const Change& change) {
    return std::max(characters(change.removed), characters(change.added));
  }
  static bool is_fragment(const Change& before, const Change& after) {
    const std::string& kept = before.kept;
    if (kept.find('\n') != kept.npos) return false;
    const std::size_t length = characters(kept);
    return length < kWorthKeeping && length <= size_of(before) && length <= size_of(after);
  }

  std::vector<Change> changes_ = std::vector<Change>(1);
};

}  // namespace

TextRuns diff_texts(std::string_view before, std::string_view after) {
  Diff diff;
  diff.compare(before, after, Level::kParagraphs);
  return diff.runs();
}

bool is_changed(const TextRuns& runs) {
  return std::any_of(runs.begin(), runs.end(),
                     [](const TextRun& run) { return run.change != TextChange::kKept; });
}

}  // namespace yibao::client
