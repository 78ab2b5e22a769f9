// What the published schema (schemas/ruleset.schema.json) says of each part of a ruleset. Forms
// are made of it, so that there is no second list of what a ruleset may hold. Internal to form*.cc
// and skeleton.cc: it pulls in json.hpp.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>

#include "client/core/ruleset/ruleset_text.h"

namespace yibao::client {

enum class Shape : unsigned char {
  kText,
  kName,  // a text, or one in each language
  kId,    // of the thing itself
  kCode,  // of something in `list`
  kNumber,
  kWhole,
  kDate,
  kFlag,
  kChoice,
  kTexts,
  kCodes,
  kNumbers,
  kChoices,
  kAmount,
  kByCode,  // numbers by the codes of `list`
  kObject,
  kList,  // of objects
};

struct Schema {
  const nlohmann::json* node = nullptr;  // null: nothing is known of it
  std::string context;                   // the definition's name; else of the field that holds it
  std::string list;                      // whose codes belong there; "" for none

  bool known() const { return node != nullptr; }
};

Schema whole_schema();
// Through references to what says something; `context` and `list` are picked up on the way.
Schema resolved(const nlohmann::json& node, std::string context);
Shape shape_of(const Schema& schema);
Schema element_of(const Schema& list);
// The field of an object, whichever way it is written.
Schema field_of(const Schema& object, const std::string& name);
std::vector<std::string> values_of(const Schema& choice);
// The bound that a number has in the schema: "minimum", "maximum".
std::optional<std::int64_t> bound_of(const Schema& number, const char* bound);
// It may not be empty; it has no room for a second one.
bool needs_element(const Schema& list);
bool holds_one(const Schema& list);
// The object that an amount is where it differs between units.
Schema amounts_of(const Schema& amount);
// It has a sentence of its own: wherever it stands it is led to, not shown in full.
bool is_own_part(const Schema& schema);
// Of what stands at the place, or would stand there.
Schema schema_at(const RulesetText& text, const std::string& place);

// One of the ways an object can be written: the field that tells, and its value where all ways have
// that field.
struct Way {
  std::string field;
  std::string value;
  std::size_t branch = 0;
};
struct ObjectSchema {
  std::vector<Way> ways;            // empty: there is only one
  std::optional<std::size_t> way;   // what stands there; nullopt: none of them
  std::vector<std::string> fields;  // that belong there, in the schema's order
  std::vector<std::string> required;
};
// As the part is written now; null: as it would be if it began anew.
ObjectSchema object_schema(const Schema& object, const RulesetText& text, const TextPart* part);
// As that way has it.
ObjectSchema object_schema(const Schema& object, std::size_t way);
// What that way is by itself: it may have several ways in turn.
Schema branch_of(const Schema& object, std::size_t way);

}  // namespace yibao::client
