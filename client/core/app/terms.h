// Codes in words, in both languages at once: a sheet is made once and shown in either. Core thread.
#pragma once

#include "client/core/item_view.h"

namespace yibao::app {

inline rules::Name term_name(client::Replica& replica, const std::string& code) {
  return {client::term_text(replica, texts::Language::kChinese, code),
          client::term_text(replica, texts::Language::kEnglish, code)};
}

}  // namespace yibao::app
