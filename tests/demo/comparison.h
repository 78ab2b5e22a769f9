// The figures a program printed (--json) against those that follow from the notice.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tests/demo/story.h"

namespace yibao::demo {

// One line for each figure that differs. `account` is the answer of `points`, `published` of
// `rank`.
std::vector<std::string> differences_from(const ExpectedUnit& expected, const std::string& unit,
                                          const nlohmann::json& account,
                                          const nlohmann::json& published);

}  // namespace yibao::demo
