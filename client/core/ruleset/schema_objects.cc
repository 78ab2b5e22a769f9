// The ways in which an object of a ruleset can be written (schema.h).
#include <algorithm>
#include <set>

#include "client/core/ruleset/schema.h"

namespace yibao::client {
namespace {

using nlohmann::json;

// The ways an object can be written, each as a schema of its own; one where there is one way.
std::vector<Schema> branches_of(const Schema& object) {
  std::vector<Schema> branches;
  if (object.node->contains("oneOf")) {
    for (const json& each : (*object.node)["oneOf"]) {
      branches.push_back(resolved(each, object.context));
    }
  }
  return branches;
}

// Fields may stand beside the ways, or in each of them.
const json& fields_in(const Schema& object, const Schema* branch) {
  static const json kNone = json::object();
  if (branch != nullptr && branch->node->contains("properties")) {
    return (*branch->node)["properties"];
  }
  return object.node->contains("properties") ? (*object.node)["properties"] : kNone;
}

std::vector<std::string> required_in(const Schema& schema) {
  return schema.node->contains("required")
             ? (*schema.node)["required"].get<std::vector<std::string>>()
             : std::vector<std::string>();
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// A field of which each way allows other values.
std::string telling_choice(const Schema& object, const std::vector<Schema>& branches) {
  for (const auto& field : fields_in(object, &branches.front()).items()) {
    std::set<std::string> seen;
    std::size_t count = 0;
    const bool everywhere = std::all_of(branches.begin(), branches.end(), [&](const Schema& each) {
      const json& fields = fields_in(object, &each);
      const bool tells = each.node->contains("properties") && fields.contains(field.key()) &&
                         fields[field.key()].contains("enum");
      if (!tells) return false;
      for (const auto& value : fields[field.key()]["enum"]) seen.insert(value.get<std::string>());
      count += fields[field.key()]["enum"].size();
      return true;
    });
    if (everywhere && seen.size() == count) return field.key();
  }
  return "";
}

std::vector<Way> ways_of(const Schema& object, const std::vector<Schema>& branches) {
  std::vector<Way> ways;
  if (branches.empty()) return ways;
  const std::string choice = telling_choice(object, branches);
  for (std::size_t i = 0; i < branches.size(); ++i) {
    if (!choice.empty()) {
      for (const auto& value : fields_in(object, &branches[i])[choice]["enum"]) {
        ways.push_back({choice, value.get<std::string>(), i});
      }
      continue;
    }
    // The last of those that the others do not ask for.
    std::string telling;
    for (const std::string& field : required_in(branches[i])) {
      const bool common = std::all_of(branches.begin(), branches.end(), [&](const Schema& other) {
        return contains(required_in(other), field);
      });
      if (!common) telling = field;
    }
    ways.push_back({telling, "", i});
  }
  return ways;
}

bool fits(const Way& way, const RulesetText& text, const TextPart& part) {
  const TextPart* member = part.member(way.field);
  if (member == nullptr) return false;
  return way.value.empty() ||
         (member->is(TextPart::Kind::kText) && text.value(*member) == way.value);
}

std::vector<std::string> needed_by(const Schema& object, const std::string& field) {
  if (!object.node->contains("dependencies")) return {};
  const json& all = (*object.node)["dependencies"];
  return all.contains(field) ? all[field].get<std::vector<std::string>>()
                             : std::vector<std::string>();
}

// Whether a field is told apart, or needs what is told apart, by another way than this.
bool is_of_other_way(const Schema& object, const std::vector<Way>& ways, const Way* way,
                     const std::string& field) {
  const auto tells_other = [&](const std::string& name) {
    const bool own = way != nullptr && (way->field == name);
    return !own && std::any_of(ways.begin(), ways.end(),
                               [&](const Way& other) { return other.field == name; });
  };
  if (tells_other(field)) return true;
  const auto needed = needed_by(object, field);
  return std::any_of(needed.begin(), needed.end(), tells_other);
}

ObjectSchema described(const Schema& object, std::vector<Way> ways,
                       const std::vector<Schema>& branches, std::optional<std::size_t> chosen) {
  ObjectSchema result;
  const Way* way = chosen ? &ways[*chosen] : nullptr;
  const Schema* branch = way != nullptr ? &branches[way->branch] : nullptr;
  for (const auto& field : fields_in(object, branch).items()) {
    if (!is_of_other_way(object, ways, way, field.key())) result.fields.push_back(field.key());
  }
  result.required = required_in(object);
  const auto require = [&](const std::string& field) {
    if (!contains(result.required, field)) result.required.push_back(field);
  };
  if (branch != nullptr) {
    for (const std::string& field : required_in(*branch)) require(field);
    require(way->field);
    for (const std::string& field : needed_by(object, way->field)) require(field);
  }
  result.ways = std::move(ways);
  result.way = chosen;
  return result;
}

}  // namespace

ObjectSchema object_schema(const Schema& object, std::size_t way) {
  const auto branches = branches_of(object);
  auto ways = ways_of(object, branches);
  const bool chosen = way < ways.size();
  return described(object, std::move(ways), branches, chosen ? std::optional(way) : std::nullopt);
}

ObjectSchema object_schema(const Schema& object, const RulesetText& text, const TextPart* part) {
  const auto branches = branches_of(object);
  auto ways = ways_of(object, branches);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; part != nullptr && i < ways.size() && !chosen; ++i) {
    if (fits(ways[i], text, *part)) chosen = i;
  }
  if (part == nullptr && !ways.empty()) chosen = 0;
  return described(object, std::move(ways), branches, chosen);
}

Schema branch_of(const Schema& object, std::size_t way) {
  const auto branches = branches_of(object);
  return branches[ways_of(object, branches)[way].branch];
}

Schema field_of(const Schema& object, const std::string& name) {
  const auto in = [&](const json& fields) {
    return fields.contains(name) ? resolved(fields[name], name) : Schema();
  };
  Schema found = in(fields_in(object, nullptr));
  for (const Schema& branch : branches_of(object)) {
    if (!found.known()) found = in(fields_in(object, &branch));
  }
  return found;
}

}  // namespace yibao::client
