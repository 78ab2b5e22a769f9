// What tests say about problems of rulesets and records files.
#pragma once

#include <string>

#include "shared/rules/problem.h"

namespace yibao::testing {

std::string english(const rules::Problem& problem);
// One line each: place and sentence.
std::string all_of(const rules::Problems& problems);
// The first problem of that kind at that place, or null.
const rules::Problem* find(const rules::Problems& problems, const std::string& place,
                           const std::string& key);

}  // namespace yibao::testing
