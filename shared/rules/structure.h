// What a text is made of, as the ruleset asks it of a kind: which parts can be seen in it, and the
// headings a new one begins with. Pure.
#pragma once

#include "shared/rules/ruleset.h"

namespace yibao::rules {

// Null where the ruleset asks for no parts of this kind.
const StructureRule* structure_rule(const Ruleset& ruleset, const Code& kind);

struct SeenPart {
  const StructurePart* part = nullptr;
  bool seen = false;
};
// In the rule's order. A heading under which nothing stands shows nothing.
std::vector<SeenPart> seen_parts(const StructureRule& rule, const std::string& body);

// The body a new draft of this kind begins with; "" without a rule.
std::string skeleton(const Ruleset& ruleset, const Code& kind);

}  // namespace yibao::rules
