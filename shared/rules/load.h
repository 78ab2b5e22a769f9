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
};

LoadedRuleset load_ruleset(std::string_view json_text);

// Names a ruleset in standings and events: the hash of its bytes, base64url.
std::string ruleset_hash(std::string_view json_text);

}  // namespace yibao::rules
