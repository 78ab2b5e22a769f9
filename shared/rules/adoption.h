// Whether a ruleset may be adopted from a day, as far as the registry can tell: it is this
// jurisdiction's, newer than what was adopted before, and leaves no unit without a group that its
// rules go by. The same at the office's desk and on the server.
#pragma once

#include <functional>
#include <vector>

#include "shared/base/error.h"
#include "shared/domain/registry.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

struct AdoptionFault {
  std::string key;  // of the catalogue, after "adoption."
  base::TextArgs args;
};

// Above every version that was adopted.
std::int64_t next_version(const domain::Registry& registry);

// `name`: what units are called where it is said.
std::vector<AdoptionFault> adoption_faults(
    const domain::Registry& registry, const Ruleset& ruleset, base::Date from,
    const std::function<std::string(const base::UnitCode&)>& name);

}  // namespace yibao::rules
