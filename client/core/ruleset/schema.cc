#include "client/core/ruleset/schema.h"

#include <algorithm>
#include <set>

namespace yibao::client {

extern const std::string_view kRulesetSchema;  // generated from schemas/ruleset.schema.json

namespace {

using nlohmann::json;

constexpr std::string_view kReference = "#/definitions/";

const json& document() {
  static const json kDocument = json::parse(kRulesetSchema);
  return kDocument;
}

}  // namespace

Schema resolved(const json& node, std::string context) {
  Schema schema{&node, std::move(context), ""};
  while (true) {
    const json& now = *schema.node;
    if (now.contains("x-list")) schema.list = now["x-list"].get<std::string>();
    if (now.contains("$ref")) {
      schema.context = now["$ref"].get<std::string>().substr(kReference.size());
      schema.node = &document()["definitions"][schema.context];
    } else if (now.contains("allOf")) {
      schema.node = &now["allOf"][0];
    } else {
      return schema;
    }
  }
}

namespace {

bool is_type(const json& node, const char* type) {
  return node.contains("type") && node["type"] == type;
}

// One element or a list of them: gives the list; null for anything else.
const json* list_node(const json& node) {
  if (!node.contains("anyOf")) return nullptr;
  for (const json& each : node["anyOf"]) {
    if (is_type(each, "array")) return &each;
  }
  return nullptr;
}

Shape shape_of_element(const Schema& element) {
  switch (shape_of(element)) {
    case Shape::kText: return Shape::kTexts;
    case Shape::kId:
    case Shape::kCode: return Shape::kCodes;
    case Shape::kNumber: return Shape::kNumbers;
    case Shape::kChoice: return Shape::kChoices;
    default: return Shape::kList;
  }
}

}  // namespace

Schema whole_schema() {
  return {&document(), "ruleset", ""};
}

Shape shape_of(const Schema& schema) {
  const json& node = *schema.node;
  if (schema.context == "name") return Shape::kName;
  if (schema.context == "decimal") return Shape::kNumber;
  if (schema.context == "date") return Shape::kDate;
  if (schema.context == "amount") return Shape::kAmount;
  if (schema.context == "id") return schema.list.empty() ? Shape::kId : Shape::kCode;
  if (list_node(node) != nullptr) return shape_of_element(element_of(schema));
  if (node.contains("enum")) return Shape::kChoice;
  if (is_type(node, "string")) return Shape::kText;
  if (is_type(node, "integer")) return Shape::kWhole;
  if (is_type(node, "boolean")) return Shape::kFlag;
  return node.contains("propertyNames") ? Shape::kByCode : Shape::kObject;
}

Schema element_of(const Schema& list) {
  Schema element = resolved((*list_node(*list.node))["items"], list.context);
  if (element.list.empty()) element.list = list.list;
  return element;
}

std::vector<std::string> values_of(const Schema& choice) {
  const json& node = *choice.node;
  if (node.contains("enum")) return node["enum"].get<std::vector<std::string>>();
  // Some values stand alone only.
  std::vector<std::string> values;
  if (!node.contains("anyOf")) return values;
  for (const json& each : node["anyOf"]) {
    const json& one = is_type(each, "array") ? each["items"] : each;
    for (const json& value : one.value("enum", json::array())) {
      const std::string text = value.get<std::string>();
      if (std::find(values.begin(), values.end(), text) == values.end()) values.push_back(text);
    }
  }
  return values;
}

bool is_own_part(const Schema& schema) {
  if (schema.context == "node" || schema.context == "term") return true;
  return shape_of(schema) == Shape::kObject && field_of(schema, "id").known();
}

std::optional<std::int64_t> bound_of(const Schema& number, const char* bound) {
  if (!number.node->contains(bound)) return std::nullopt;
  return (*number.node)[bound].get<std::int64_t>();
}

bool needs_element(const Schema& list) {
  return list_node(*list.node)->contains("minItems");
}

bool holds_one(const Schema& list) {
  return list_node(*list.node)->value("maxItems", 0) == 1;
}

Schema schema_at(const RulesetText& text, const std::string& place) {
  if (place.empty()) return {};
  if (place == "$") return whole_schema();
  const std::string outer = text.outer(place);
  Schema schema = schema_at(text, outer);
  if (!schema.known()) return schema;
  const TextPart* within = text.find(outer);
  const bool in_list = within != nullptr && within->is(TextPart::Kind::kList);
  const bool has_elements = list_node(*schema.node) != nullptr;
  if (in_list) return has_elements ? element_of(schema) : Schema();
  if (has_elements) schema = element_of(schema);  // it stands alone
  if (shape_of(schema) == Shape::kAmount) schema = amounts_of(schema);
  if (shape_of(schema) != Shape::kObject) return {};
  return field_of(schema, place.substr(outer.size() + 1));
}

Schema amounts_of(const Schema& amount) {
  for (const json& each : (*amount.node)["anyOf"]) {
    if (is_type(each, "object")) return {&each, "amounts", ""};
  }
  return {};
}

}  // namespace yibao::client
