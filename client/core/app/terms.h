// Codes in words, in both languages at once: a sheet is made once and shown in either. Core thread.
#pragma once

#include "client/core/item_view.h"

namespace yibao::app {

inline rules::Name term_name(client::Replica& replica, const std::string& code) {
  return {client::term_text(replica, texts::Language::kChinese, code),
          client::term_text(replica, texts::Language::kEnglish, code)};
}

// Of one of the ruleset's lists, where codes of several lists may be the same: a column and a kind.
template <class Entry>
rules::Name term_name(client::Replica& replica,
                      rules::NamedList<Entry> rules::Vocabulary::*const list,
                      const std::string& code) {
  const auto ruleset = replica.ruleset();
  const Entry* entry = ruleset ? (ruleset->words.*list).by_id(code) : nullptr;
  return entry == nullptr ? rules::Name{code, code} : entry->name;
}

}  // namespace yibao::app
