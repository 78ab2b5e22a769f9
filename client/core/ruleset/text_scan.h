// Where the parts of a JSON text begin and end. Internal to ruleset_text.cc.
#pragma once

#include "client/core/ruleset/ruleset_text.h"

namespace yibao::client {

// nullopt: no JSON, or nested deeper than a ruleset may be.
std::optional<TextPart> scan_json(const std::string& text);

}  // namespace yibao::client
