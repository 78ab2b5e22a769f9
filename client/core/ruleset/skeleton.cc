#include "client/core/ruleset/skeleton.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "client/core/ruleset/form.h"

namespace yibao::client {
namespace {

using nlohmann::ordered_json;

void collect_ids(const RulesetText& text, const TextPart& part, std::set<std::string>& ids) {
  const TextPart* id = part.member("id");
  if (id != nullptr && id->is(TextPart::Kind::kText)) ids.insert(text.value(*id));
  for (const TextPart& each : part.parts) collect_ids(text, each, ids);
}

class Skeleton {
 public:
  explicit Skeleton(const RulesetText& text) : text_(text) { collect_ids(text, text.root(), ids_); }

  ordered_json of(const Schema& schema, const std::string& hint) {
    switch (shape_of(schema)) {
      case Shape::kText:
      case Shape::kName: return "";
      case Shape::kId: return fresh_id(hint);
      case Shape::kCode: return first_code(schema);
      case Shape::kNumber:
      case Shape::kAmount: return 0;
      case Shape::kWhole: return std::max<std::int64_t>(bound_of(schema, "minimum").value_or(1), 1);
      case Shape::kDate: return day();
      case Shape::kFlag: return true;
      case Shape::kChoice: return values_of(schema).front();
      case Shape::kTexts: return ordered_json::array();
      case Shape::kCodes: return ordered_json::array({first_code(schema)});
      case Shape::kNumbers: return ordered_json::array({0});
      case Shape::kChoices: return values_of(schema).front();
      case Shape::kByCode: return ordered_json::object();
      case Shape::kObject: return object(schema, first_way(schema), hint);
      case Shape::kList: return list(schema, hint);
    }
    return nullptr;
  }

  ordered_json object(const Schema& schema, std::size_t way, const std::string& wanted) {
    const std::string hint = schema.context == "node"   ? "rule"
                             : schema.context == "term" ? "line"
                                                        : wanted;
    const ObjectSchema described = object_schema(schema, way);
    if (described.way) {
      const Schema branch = branch_of(schema, way);
      // A way that has ways in turn.
      if (!object_schema(branch, 0).ways.empty()) return object(branch, 0, hint);
    }
    ordered_json made = ordered_json::object();
    // A selector without anything would fit every record there is.
    if (schema.context == "selector") made["record"] = words_of(text_, "records").front().code;
    for (const std::string& field : described.required) {
      const Way* way_taken = described.way ? &described.ways[*described.way] : nullptr;
      if (field == "id") {
        made[field] = fresh_id(hint);
      } else if (way_taken != nullptr && way_taken->field == field && !way_taken->value.empty()) {
        made[field] = way_taken->value;
      } else {
        made[field] = of(field_of(schema, field), field);
      }
    }
    return made;
  }

 private:
  // Most conditions ask whether a target is met.
  static std::size_t first_way(const Schema& schema) {
    const auto ways = object_schema(schema, 0).ways;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (schema.context == "condition" && ways[i].field == "met") return i;
    }
    return 0;
  }

  ordered_json list(const Schema& schema, const std::string& hint) {
    const Schema element = element_of(schema);
    if (is_own_part(element) && !needs_element(schema)) return ordered_json::array();
    return ordered_json::array({of(element, hint)});
  }

  std::string first_code(const Schema& schema) const {
    const auto words = words_of(text_, schema.list);
    return words.empty() ? "" : words.front().code;
  }

  std::string day() const {
    const TextPart* from = text_.find("$.in_force_from");
    return from != nullptr && from->is(TextPart::Kind::kText) ? text_.value(*from) : "";
  }

  std::string fresh_id(const std::string& hint) {
    for (std::size_t number = 1;; ++number) {
      std::string id = hint + "_" + std::to_string(number);
      if (ids_.insert(id).second) return id;
    }
  }

  const RulesetText& text_;
  std::set<std::string> ids_;
};

}  // namespace

std::string skeleton(const RulesetText& text, const Schema& schema, const std::string& hint) {
  return Skeleton(text).of(schema, hint).dump();
}

std::string skeleton(const RulesetText& text, const Schema& object, std::size_t way,
                     const std::string& hint) {
  return Skeleton(text).object(object, way, hint).dump();
}

}  // namespace yibao::client
