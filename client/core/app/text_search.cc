#include "client/core/app/text_search.h"

#include <algorithm>

#include "client/core/app/row_words.h"

namespace yibao::app {
void TextSearch::start(const std::string& typed, std::shared_ptr<const DraftRows> rows) {
  clear();
  terms_ = client::search_terms(typed);
  if (terms_.empty()) return;
  rows_ = std::move(rows);
  running_ = true;
  go_on();
}

void TextSearch::clear() {
  ++turn_;
  rows_.reset();
  terms_.clear();
  found_.clear();
  done_ = 0;
  running_ = false;
  problem_.reset();
}

TextSearch::Slice TextSearch::look(client::Replica& replica, const DraftRows& rows,
                                   std::size_t begin, const std::vector<std::string>& terms) {
  std::vector<FoundText> found;
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

// One slice after the other, each asked for when the one before has come: jobs of others stand in
// between, and stopping is not to ask again.
void TextSearch::go_on() {
  desk_.ask(
      [rows = rows_, begin = done_, terms = terms_](Core& core) {
        return core.look(
            [&](client::Replica& replica) { return look(replica, *rows, begin, terms); });
      },
      [this, turn = turn_](Slice slice) {
        if (turn == turn_ && running_) take(std::move(slice));
      });
}

void TextSearch::take(Slice slice) {
  if (!slice) {
    problem_ = slice.error();
    running_ = false;
    return;
  }
  done_ = std::min(done_ + kSlice, total());
  for (FoundText& found : *slice) {
    if (!full()) found_.push_back(std::move(found));
  }
  running_ = done_ < total() && !full();
  if (running_) go_on();
}

}  // namespace yibao::app
