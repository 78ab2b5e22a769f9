// Filling in a form (form.h): what was typed or chosen becomes JSON where the row's value stands.
#include <algorithm>

#include "client/core/ruleset/form.h"
#include "client/core/ruleset/form_words.h"
#include "client/core/ruleset/schema.h"
#include "client/core/ruleset/skeleton.h"
#include "shared/base/text.h"

namespace yibao::client {
namespace {

using Write = FormRow::Write;
using PartKind = TextPart::Kind;

// What a person types for whole numbers is one, without quotes; anything else stands in quotes, a
// fraction as it should, a mistake as it was typed.
std::string number_json(const std::string& typed) {
  const std::string text(base::trim(typed));
  const std::string_view digits = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
  const bool whole = !digits.empty() && digits.size() <= 9 &&
                     digits.find_first_not_of("0123456789") == std::string_view::npos &&
                     (digits.size() == 1 || digits.front() != '0');
  return whole ? text : json_text(text);
}

std::string list_json(const std::vector<std::string>& elements) {
  std::string json = "[";
  for (const std::string& each : elements) json += (json.size() > 1 ? ", " : "") + each;
  return json + "]";
}

std::string texts_json(const std::string& typed) {
  std::vector<std::string> elements;
  for (const std::string& line : base::split_list(typed, '\n')) {
    if (!line.empty()) elements.push_back(json_text(line));
  }
  return list_json(elements);
}

std::string numbers_json(std::string typed) {
  std::replace_if(
      typed.begin(), typed.end(), [](char c) { return c == ',' || c == ';' || c == '/'; }, ' ');
  std::vector<std::string> elements;
  for (const std::string& each : base::split_list(typed, ' ')) {
    if (!each.empty()) elements.push_back(number_json(each));
  }
  return list_json(elements);
}

std::string last_key(const RulesetText& text, const std::string& place) {
  return place.substr(text.outer(place).size() + 1);
}

// In place of what stands there, or as a new member of what it belongs in.
bool set(RulesetText& text, const std::string& place, const std::string& json) {
  const TextPart* there = text.find(place);
  if (there != nullptr && text.raw(*there) == json) return false;
  if (there != nullptr) return text.replace(place, json);
  const std::string outer = text.outer(place);
  return text.put(outer, place.substr(outer.size() + 1), json);
}

bool write_name(RulesetText& text, const FormRow& row, const std::string& typed) {
  const TextPart* there = text.find(row.place);
  const bool both = there != nullptr && there->is(PartKind::kObject);
  if (row.write == Write::kChinese) {
    return set(text, both ? member_place(row.place, "zh") : row.place, json_text(typed));
  }
  if (both && typed.empty()) return text.remove(member_place(row.place, "en"));
  if (both) return set(text, member_place(row.place, "en"), json_text(typed));
  if (typed.empty()) return false;
  const std::string chinese = there == nullptr ? json_text("") : std::string(text.raw(*there));
  return set(text, row.place, "{\"zh\": " + chinese + ", \"en\": " + json_text(typed) + "}");
}

// The object or list of figures by code may have to be made first.
bool write_by_code(RulesetText& text, const FormRow& row, const std::string& typed) {
  const bool none = base::trim(typed).empty();
  const bool unit = row.write == Write::kOfUnit;
  if (none && !unit) return text.remove(row.place);
  if (text.find(row.place) != nullptr) {
    return set(text, row.place, none ? "null" : number_json(typed));
  }
  // "$.targets[0].value.by_group.town": neither the group nor, perhaps, by_group stands there.
  const std::string inner = text.outer(row.place);
  const std::string field = unit ? "by_unit" : "by_group";
  const bool has_field = inner.ends_with("." + field);
  const std::string holder = has_field ? inner : member_place(inner, field);
  if (!has_field && !text.put(inner, field, "{}")) return false;
  return text.put(holder, row.place.substr(holder.size() + 1), none ? "null" : number_json(typed));
}

}  // namespace

bool write_row(RulesetText& text, const FormRow& row, const std::string& typed) {
  switch (row.write) {
    case Write::kText: return set(text, row.place, json_text(typed));
    case Write::kNumber:
    case Write::kWhole: return set(text, row.place, number_json(typed));
    case Write::kChinese:
    case Write::kEnglish: return write_name(text, row, typed);
    case Write::kTexts: return set(text, row.place, texts_json(typed));
    case Write::kNumbers: return set(text, row.place, numbers_json(typed));
    case Write::kOfGroup:
    case Write::kOfUnit: return write_by_code(text, row, typed);
    default: return false;
  }
}

bool tick_row(RulesetText& text, const FormRow& row, bool flag) {
  return row.write == Write::kFlag && set(text, row.place, flag ? "true" : "false");
}

// -- choosing -------------------------------------------------------------------------------------

namespace {

// Of an object that stands there, also where a list of them might.
Schema object_at(const RulesetText& text, const std::string& place) {
  const Schema schema = schema_at(text, place);
  if (!schema.known() || shape_of(schema) != Shape::kList) return schema;
  return element_of(schema);
}

// The way's own fields come, those of the other ways go; what both have stays as it is.
bool take_way(RulesetText& text, const std::string& place, const std::string& code) {
  const TextPart* part = text.find(place);
  Schema object = object_at(text, place);
  if (part == nullptr || !object.known()) return false;
  std::size_t way = 0;
  while (true) {
    const auto described = object_schema(object, text, part);
    const auto found = std::find_if(
        described.ways.begin(), described.ways.end(),
        [&](const Way& each) { return (each.value.empty() ? each.field : each.value) == code; });
    if (found != described.ways.end()) {
      way = static_cast<std::size_t>(found - described.ways.begin());
      if (described.way == way) return false;
      break;
    }
    if (!described.way) return false;
    object = branch_of(object, *described.way);
  }
  const auto made = RulesetText::read(skeleton(text, object, way, "line"));
  if (!made) return false;
  const ObjectSchema wanted = object_schema(object, way);
  const Schema branch = branch_of(object, way);
  const auto belongs = [&](const std::string& field) {
    const auto& fields = wanted.fields;
    return std::find(fields.begin(), fields.end(), field) != fields.end() ||
           field_of(branch, field).known();
  };
  std::string json = "{";
  const auto add = [&](const std::string& key, std::string_view value) {
    json += (json.size() > 1 ? ", " : "") + json_text(key) + ": " + std::string(value);
  };
  const Way& taken = wanted.ways[way];
  for (const TextPart& member : part->parts) {
    if (!belongs(member.key) || part->member(member.key) != &member) continue;
    const bool tells = member.key == taken.field && !taken.value.empty();
    add(member.key, tells ? json_text(taken.value) : text.raw(member));
  }
  for (const TextPart& member : made->root().parts) {
    if (part->member(member.key) == nullptr) add(member.key, made->raw(member));
  }
  return text.replace(place, laid_out(json + "}", 0));
}

bool take_amount(RulesetText& text, const FormRow& row, const std::string& code) {
  const TextPart* part = text.find(row.place);
  const bool differs = part != nullptr && part->is(PartKind::kObject);
  if (code == "differs") {
    const std::string number = part == nullptr ? "0" : std::string(text.raw(*part));
    return !differs && set(text, row.place, "{\"by_group\": {}, \"otherwise\": " + number + "}");
  }
  if (!differs) return false;
  const TextPart* otherwise = part->member("otherwise");
  return set(text, row.place, otherwise == nullptr ? "0" : std::string(text.raw(*otherwise)));
}

}  // namespace

bool choose_in_row(RulesetText& text, const FormRow& row, std::size_t chosen) {
  if (chosen >= row.choices.size()) return false;
  const std::string& code = row.choices[chosen].code;
  switch (row.write) {
    case Write::kCode: return set(text, row.place, json_text(code));
    case Write::kWay: return take_way(text, row.place, code);
    case Write::kAmount: return take_amount(text, row, code);
    default: return false;
  }
}

bool choose_in_row(RulesetText& text, const FormRow& row, const std::vector<bool>& chosen) {
  if (row.write != Write::kCodes) return false;
  std::vector<std::string> elements;
  for (std::size_t i = 0; i < row.choices.size() && i < chosen.size(); ++i) {
    if (chosen[i]) elements.push_back(json_text(row.choices[i].code));
  }
  const TextPart* there = text.find(row.place);
  const bool alone = there == nullptr || !there->is(PartKind::kList);
  if (alone && elements.size() == 1) return set(text, row.place, elements.front());
  return set(text, row.place, list_json(elements));
}

// -- more and less --------------------------------------------------------------------------------

namespace {

std::string add_element(RulesetText& text, const std::string& place) {
  const Schema schema = schema_at(text, place);
  const TextPart* list = text.find(place);
  if (list == nullptr || shape_of(schema) != Shape::kList) return "";
  const Schema element = element_of(schema);
  const std::string hint = singular(last_key(text, place));
  const std::size_t count = list->is(PartKind::kList) ? list->parts.size() : 1;
  if (!text.append(place, skeleton(text, element, hint))) return "";
  return element_place(place, count);
}

std::string add_field(RulesetText& text, const std::string& place, const std::string& field) {
  const Schema object = object_at(text, place);
  if (text.find(place) == nullptr || !object.known()) return "";
  const Schema value = field_of(object, field);
  const std::string at = member_place(place, field);
  const bool list = shape_of(value) == Shape::kList;
  if (!text.put(place, field, list ? "[]" : skeleton(text, value, singular(field)))) return "";
  return list ? add_element(text, at) : at;
}

}  // namespace

std::string add_to_row(RulesetText& text, const FormRow& row, std::size_t choice) {
  if (choice >= row.choices.size()) return "";
  const std::string& code = row.choices[choice].code;
  if (row.write == Write::kElement) return add_element(text, row.place);
  if (row.write == Write::kField) return add_field(text, row.place, code);
  if (row.write != Write::kOfUnit) return "";
  FormRow unit = row;
  unit.place = member_place(member_place(row.place, "by_unit"), code);
  return write_row(text, unit, "0") ? unit.place : "";
}

bool remove_row(RulesetText& text, const FormRow& row) {
  return row.may_remove && text.remove(row.place);
}

bool move_row(RulesetText& text, const FormRow& row, bool down) {
  if (down) return row.may_sink && text.swap_with_next(row.place);
  if (!row.may_rise) return false;
  const std::size_t open = row.place.rfind('[');
  const std::size_t index = std::stoul(row.place.substr(open + 1));
  return text.swap_with_next(element_place(row.place.substr(0, open), index - 1));
}

}  // namespace yibao::client
