#include "shared/domain/wiping.h"

#include <algorithm>
#include <array>
#include <set>

#include "shared/base/text.h"

namespace yibao::domain {
namespace {

bool takes_in(const Event& event, const Subject& item) {
  const auto* merged = event.as<ItemMerged>();
  if (merged == nullptr || event.subject == item) return false;
  return std::find(merged->sources.begin(), merged->sources.end(), item) != merged->sources.end();
}

constexpr std::size_t kTitleBytesLeast = 12;     // four characters
constexpr std::size_t kSentenceBytesLeast = 36;  // twelve

// At the ends of sentences and at whatever JSON escapes.
std::vector<std::string> pieces_between(std::string_view text, std::size_t bytes_least) {
  constexpr std::array<std::string_view, 9> kEnds = {"\n", "\r", "\t", "\"", "\\",
                                                     "。", "；", "！", "？"};
  std::vector<std::string> pieces;
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t mark = 0;
    for (const std::string_view each : kEnds) {
      const std::size_t at = text.find(each);
      if (at >= end) continue;
      end = at;
      mark = each.size();
    }
    const std::string_view piece = base::trim(text.substr(0, end));
    if (piece.size() >= bytes_least) pieces.emplace_back(piece);
    text.remove_prefix(end + mark);
  }
  return pieces;
}

}  // namespace

// Also where a merge was taken back: what was written in between stands.
base::Result<std::vector<Entry>> entries_with_words_of(const Subject& item,
                                                       const EntriesAbout& about) {
  YIBAO_TRY(std::vector<Entry> found, about(item));
  std::set<EventId> ids;
  for (const Entry& entry : found) ids.insert(entry.event->id);
  std::set<Subject> followed = {item};
  std::vector<Subject> sources = {item};
  while (!sources.empty()) {
    const Subject source = std::move(sources.back());
    sources.pop_back();
    YIBAO_TRY(const auto of_source, about(source));
    for (const Entry& merge : of_source) {
      if (!takes_in(*merge.event, source)) continue;
      const Subject& into = merge.event->subject;
      if (followed.insert(into).second) sources.push_back(into);
      YIBAO_TRY(const auto of_target, about(into));
      bool after = false;
      for (const Entry& entry : of_target) {
        after = after || takes_in(*entry.event, source);
        const bool wording = after && entry.event->is(EventType::kItemEdited);
        if (wording && ids.insert(entry.event->id).second) found.push_back(entry);
      }
    }
  }
  return found;
}

std::vector<std::string> pieces_of(const Words& words) {
  std::vector<std::string> pieces = pieces_between(words.title, kTitleBytesLeast);
  for (std::string& piece : pieces_of(words.body)) pieces.push_back(std::move(piece));
  return pieces;
}

std::vector<std::string> pieces_of(std::string_view text) {
  return pieces_between(text, kSentenceBytesLeast);
}

bool quotes(base::ByteView text, const std::vector<std::string>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const std::string& piece) {
    return text.find(piece) != base::ByteView::npos;
  });
}

}  // namespace yibao::domain
