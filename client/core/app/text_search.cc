#include "client/core/app/text_search.h"

#include <algorithm>

#include "client/core/app/row_words.h"

namespace yibao::app {

void TextSearch::start(const std::string& typed, std::shared_ptr<const DraftRows> rows) {
  clear();
  auto terms = client::search_terms(typed);
  if (terms.empty()) return;
  rows_ = rows;
  work_.start(
      [rows = std::move(rows), terms = std::move(terms),
       begin = std::size_t{0}](client::Replica& replica) mutable -> base::Result<Found> {
        const std::size_t at = begin;
        begin += kSlice;
        return look(replica, *rows, at, terms);
      },
      [this](Found found) { return take(std::move(found)); });
}

void TextSearch::clear() {
  work_.stop();
  rows_.reset();
  found_.clear();
  done_ = 0;
}

TextSearch::Found TextSearch::look(client::Replica& replica, const DraftRows& rows,
                                   std::size_t begin, const std::vector<std::string>& terms) {
  Found found;
  const std::size_t end = std::min(begin + kSlice, rows.size());
  for (std::size_t i = begin; i < end; ++i) {
    const auto words = words_of(replica, *rows[i]);
    if (!words) continue;
    if (auto snippet = client::find_terms(*words, terms)) {
      found.push_back({rows[i], *std::move(snippet)});
    }
  }
  return found;
}

bool TextSearch::take(Found found) {
  done_ = std::min(done_ + kSlice, total());
  for (FoundText& each : found) {
    if (!full()) found_.push_back(std::move(each));
  }
  return done_ < total() && !full();
}

}  // namespace yibao::app
