#include "client/core/ruleset/form.h"

#include <algorithm>

#include "client/core/ruleset/form_builder.h"
#include "client/core/ruleset/form_words.h"

namespace yibao::client {
namespace {

using Kind = FormRow::Kind;
using Write = FormRow::Write;
using PartKind = TextPart::Kind;

// For editors and loaders; nothing to a person.
bool is_hidden(const Schema& object, const std::string& field) {
  return object.context == "ruleset" && (field == "$schema" || field == "format");
}

bool has(const std::vector<std::string>& list, const std::string& field) {
  return std::find(list.begin(), list.end(), field) != list.end();
}

// The field whose value is the way it is written: the choice of the way shows it already.
bool shows_the_way(const ObjectSchema& described, const std::string& field) {
  if (!described.way) return false;
  const Way& way = described.ways[*described.way];
  return way.field == field && !way.value.empty();
}

}  // namespace

FormWord catalogue_word(std::string key) {
  return {std::move(key), {}, 0};
}

std::vector<FormRow> FormBuilder::of(const std::string& place) {
  const Schema schema = schema_at(text_, place);
  const TextPart* part = text_.find(place);
  if (!schema.known() || part == nullptr) return {};
  whole_ = place == "$";
  const Shape shape = shape_of(schema);
  if (shape == Shape::kObject && part->is(PartKind::kObject)) {
    add_object(schema, *part, place, 0);
  } else if (shape == Shape::kList && part->is(PartKind::kObject)) {
    add_object(element_of(schema), *part, place, 0);  // it stands alone
    if (!holds_one(schema)) add_another(place, 0);
  } else if (shape == Shape::kList && part->is(PartKind::kList)) {
    add_elements(schema, *part, place, 0);
  } else {
    add_value(schema, part, place, catalogue_word("rule.form.value"), 0, false);
  }
  return std::move(rows_);
}

void FormBuilder::add_parts(const Schema& schema, const TextPart& part, const std::string& place,
                            const FormWord& label, int depth, bool may_remove) {
  const bool list = shape_of(schema) == Shape::kList;
  const bool alone = list && !part.is(PartKind::kList);
  const bool own = is_own_part(list ? element_of(schema) : schema);
  if (whole_ || (own && (alone || !list))) {
    FormRow& link = add(Kind::kLink, Write::kNone, depth, place, label);
    link.may_remove = may_remove;
    link.value = name_in(text_, part).zh;
    if (part.is(PartKind::kList)) link.label.number = part.parts.size();
    if (alone && !whole_ && !holds_one(schema)) add_another(place, depth);
    return;
  }
  add(Kind::kHeading, Write::kNone, depth, place, label).may_remove = may_remove;
  if (list) return add_elements(schema, part, place, depth + 1);
  add_object(schema, part, place, depth + 1);
}

void FormBuilder::add_elements(const Schema& schema, const TextPart& part, const std::string& place,
                               int depth) {
  const Schema element = element_of(schema);
  const bool alone = !part.is(PartKind::kList);
  const bool own = is_own_part(element);
  const std::size_t count = alone ? 1 : part.parts.size();
  for (std::size_t i = 0; i < count; ++i) {
    const TextPart& each = alone ? part : part.parts[i];
    const std::string at = alone ? place : element_place(place, i);
    FormRow& row = add(own ? Kind::kLink : Kind::kHeading, Write::kNone, depth, at,
                       {"rule.form.element", name_in(text_, each), i + 1});
    row.value = row.label.name.zh;
    row.may_remove = true;
    row.may_rise = i > 0;
    row.may_sink = i + 1 < count;
    if (own) continue;
    if (each.is(PartKind::kObject)) {
      add_object(element, each, at, depth + 1);
    } else {
      add_odd(each, at, catalogue_word("rule.form.value"), depth + 1);
    }
  }
  if (!holds_one(schema)) add_another(place, depth);
}

void FormBuilder::add_another(const std::string& place, int depth) {
  FormRow& more = add(Kind::kAdd, Write::kElement, depth, place, catalogue_word("rule.form.add"));
  more.choices = {{more.label, ""}};
}

void FormBuilder::add_object(const Schema& schema, const TextPart& part, const std::string& place,
                             int depth) {
  const ObjectSchema described = object_schema(schema, text_, &part);
  if (described.ways.size() > 1) add_ways(schema, described, place, depth);
  if (described.way) {
    const Schema branch = branch_of(schema, *described.way);
    if (!object_schema(branch, 0).ways.empty()) return add_object(branch, part, place, depth);
  }
  for (const TextPart& member : part.parts) {
    const std::string at = member_place(place, member.key);
    if (is_hidden(schema, member.key) || shows_the_way(described, member.key)) continue;
    if (!has(described.fields, member.key)) {
      add_odd(member, at, {"", {member.key, member.key}, 0}, depth);
      continue;
    }
    add_value(field_of(schema, member.key), &member, at,
              catalogue_word(label_key(schema.context, member.key)), depth,
              !has(described.required, member.key));
  }
  add_missing(schema, described, part, place, depth);
}

void FormBuilder::add_ways(const Schema& schema, const ObjectSchema& described,
                           const std::string& place, int depth) {
  FormRow& row = add(Kind::kChoice, Write::kWay, depth, place, catalogue_word("rule.form.way"));
  for (const Way& way : described.ways) {
    const bool by_value = !way.value.empty();
    row.choices.push_back(
        {catalogue_word(by_value ? value_key(way.value) : label_key(schema.context, way.field)),
         by_value ? way.value : way.field});
  }
  row.chosen = described.way;
}

// What has to be there gets its row; what may be there can be added.
void FormBuilder::add_missing(const Schema& schema, const ObjectSchema& described,
                              const TextPart& part, const std::string& place, int depth) {
  std::vector<FormChoice> absent;
  for (const std::string& field : described.fields) {
    if (part.member(field) != nullptr || is_hidden(schema, field)) continue;
    const std::string at = member_place(place, field);
    const Schema value = field_of(schema, field);
    const FormWord label = catalogue_word(label_key(schema.context, field));
    const Shape shape = shape_of(value);
    const bool simple = shape != Shape::kObject && shape != Shape::kList;
    if (simple && (has(described.required, field) || at == focus_)) {
      add_value(value, nullptr, at, label, depth, false);
    } else {
      absent.push_back({label, field});
    }
  }
  if (absent.empty()) return;
  FormRow& row =
      add(Kind::kAdd, Write::kField, depth, place, catalogue_word("rule.form.add_field"));
  row.choices = std::move(absent);
}

std::vector<FormRow> form_of(const RulesetText& text, const std::string& place) {
  const std::string shown = text.find(place) != nullptr ? place : text.outer(place);
  return FormBuilder(text, place).of(shown);
}

FormWord part_word(const RulesetText& text, const std::string& place) {
  if (place == "$") return catalogue_word("rule.form.whole");
  const TextPart* part = text.find(place);
  if (part != nullptr && part->member("id") != nullptr) {
    const rules::Name name = name_in(text, *part);
    if (!name.zh.empty()) return {"", name, 0};
  }
  const std::string outer = text.outer(place);
  const std::string last = place.substr(std::min(outer.size() + 1, place.size()));
  if (place.ends_with(']')) return {"rule.form.element", {}, std::stoul(last) + 1};
  Schema object = schema_at(text, outer);
  if (object.known() && shape_of(object) == Shape::kList) object = element_of(object);
  // Lines stand in terms; what they are called there is the line's own.
  const Schema field = object.known() ? field_of(object, last) : Schema();
  if (!field.known()) return {"", {last, last}, 0};
  return catalogue_word(label_key(object.context, last));
}

std::string form_place(const RulesetText& text, const std::string& place) {
  std::string at = text.nearest(place);
  while (at != "$") {
    const Schema schema = schema_at(text, at);
    const std::string outer = text.outer(at);
    const TextPart* part = text.find(at);
    const bool object = part != nullptr && part->is(PartKind::kObject);
    if (schema.known() && object && is_own_part(schema)) return at;
    if (outer == "$") return part != nullptr && !part->parts.empty() ? at : "$";
    at = outer;
  }
  return at;
}

}  // namespace yibao::client
