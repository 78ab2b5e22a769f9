// What the fields and values of a ruleset are called, as keys of the catalogue.
#pragma once

#include <string>

namespace yibao::client {

// A field's name depends on what it stands in where one word will not do: "points" of a line are
// points, those of a measure a rule.
std::string label_key(const std::string& context, const std::string& field);
std::string value_key(const std::string& value);
// "target" for "targets": what the id of a new element begins with.
std::string singular(const std::string& list);

}  // namespace yibao::client
