// Reads a ruleset from JSON. Everything wrong with it is reported at once, each thing with its path
// and what is allowed there; a ruleset with problems is no ruleset.
#pragma once

#include <memory>
#include <string_view>

#include "shared/rules/problem.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

struct LoadedRuleset {
  std::shared_ptr<const Ruleset> ruleset;  // null when there are problems
  Problems problems;
  // What could be read in spite of them: to be shown to whoever mends it, never to be computed
  // with. Null where the text is no JSON.
  std::shared_ptr<const Ruleset> as_read;
};

LoadedRuleset load_ruleset(std::string_view json_text);

// Names a ruleset in standings and events: the hash of its bytes, base64url.
std::string ruleset_hash(std::string_view json_text);

}  // namespace yibao::rules
