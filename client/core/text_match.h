// Finding words in a text as a person types them: several, separated by blanks, all of which must
// stand in it somewhere. Latin letters in either case. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/content.h"

namespace yibao::client {

// The first words found in a text, with a little of what stands around them.
struct Snippet {
  std::string before;
  std::string match;
  std::string after;
  bool operator==(const Snippet&) const = default;
};

// Ready for `find_terms`; empty when there is nothing to look for.
std::vector<std::string> search_terms(std::string_view typed);

// Looks in the title, the body and the names. The snippet is from the body, where the first term
// stands there, else from its beginning.
std::optional<Snippet> find_terms(const domain::Words& words,
                                  const std::vector<std::string>& terms);

// One term in one text, for lists that show titles only. `term` comes from `search_terms`.
bool has_term(std::string_view text, std::string_view term);

}  // namespace yibao::client
