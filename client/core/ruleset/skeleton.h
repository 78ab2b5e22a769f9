// What a part begins as when somebody adds it: the least that its schema asks for, with the
// ruleset's own words in it. Internal to form_edit.cc.
#pragma once

#include "client/core/ruleset/schema.h"

namespace yibao::client {

// As JSON. `hint`: what its id begins with, where it has one.
std::string skeleton(const RulesetText& text, const Schema& schema, const std::string& hint);
// The same of one way of writing an object.
std::string skeleton(const RulesetText& text, const Schema& object, std::size_t way,
                     const std::string& hint);

}  // namespace yibao::client
