#include "client/core/app/row_words.h"

namespace yibao::app {

std::optional<domain::Words> words_of(client::Replica& replica, const DraftRow& row) {
  if (row.local) {
    auto document = replica.drafts().load(row.id);
    if (!document || !*document) return std::nullopt;
    return std::move((*document)->words);
  }
  if (row.words_gone) return std::nullopt;
  const auto item = replica.index().item(row.id);
  if (!item || !*item) return std::nullopt;
  auto words = replica.words((*item)->words);
  return words ? *std::move(words) : std::nullopt;
}

}  // namespace yibao::app
