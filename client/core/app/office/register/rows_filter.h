// Which rows of a list fit what was typed, computed anew only where either has changed: a list on
// the screen is drawn from numbers of rows. The screen's thread.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>

#include "client/core/text_match.h"

namespace yibao::app {

template <class Row>
class RowsFilter {
 public:
  // `also`: what else has to be so; `key` changes whenever that does.
  template <class Sheet>
  const std::vector<std::size_t>& fit(const std::shared_ptr<const Sheet>& sheet,
                                      const std::vector<Row>& rows, const std::string& typed,
                                      const std::string& key,
                                      const std::function<bool(const Row&)>& also) {
    if (sheet == seen_ && typed == typed_ && key == key_) return fitting_;
    seen_ = sheet;
    typed_ = typed;
    key_ = key;
    fitting_.clear();
    const auto terms = client::search_terms(typed);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool found = std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
        return client::has_term(rows[i].search, term);
      });
      if (found && also(rows[i])) fitting_.push_back(i);
    }
    return fitting_;
  }

 private:
  std::shared_ptr<const void> seen_;
  std::string typed_;
  std::string key_;
  std::vector<std::size_t> fitting_;
};

}  // namespace yibao::app
