// The rows of single values: texts, numbers, choices, amounts (form_builder.h).
#include <algorithm>

#include "client/core/ruleset/form_builder.h"
#include "client/core/ruleset/form_words.h"

namespace yibao::client {
namespace {

using Kind = FormRow::Kind;
using Write = FormRow::Write;
using PartKind = TextPart::Kind;

// How something is read, what a kind is: sentences.
bool is_long(const std::string& place) {
  return place.ends_with(".text") || place.ends_with(".description");
}

bool is_figure(const TextPart& part) {
  return part.is(PartKind::kText) || part.is(PartKind::kNumber);
}

bool is_list_of_figures(const TextPart& part) {
  return is_figure(part) || (part.is(PartKind::kList) &&
                             std::all_of(part.parts.begin(), part.parts.end(), &is_figure));
}

// Whether the form has a field for what stands there.
bool suits(Shape shape, const TextPart& part) {
  switch (shape) {
    case Shape::kText:
    case Shape::kId:
    case Shape::kCode:
    case Shape::kDate:
    case Shape::kChoice:
    case Shape::kNumber:
    case Shape::kWhole: return is_figure(part);
    case Shape::kName: return part.is(PartKind::kText) || part.is(PartKind::kObject);
    case Shape::kFlag: return part.is(PartKind::kFlag);
    case Shape::kTexts:
    case Shape::kNumbers:
    case Shape::kChoices:
    case Shape::kCodes: return is_list_of_figures(part);
    case Shape::kAmount: return is_figure(part) || part.is(PartKind::kObject);
    case Shape::kByCode:
    case Shape::kObject: return part.is(PartKind::kObject);
    case Shape::kList: return part.is(PartKind::kList) || part.is(PartKind::kObject);
  }
  return false;
}

std::vector<FormChoice> values(const Schema& schema) {
  std::vector<FormChoice> choices;
  for (const std::string& value : values_of(schema)) {
    choices.push_back({catalogue_word(value_key(value)), value});
  }
  return choices;
}

bool knows(const std::vector<FormChoice>& choices, const std::string& code) {
  return std::any_of(choices.begin(), choices.end(),
                     [&](const FormChoice& choice) { return choice.code == code; });
}

FormChoice unknown(const std::string& code) {
  return {{"", {code, code}, 0}, code};
}

std::string joined(const std::vector<std::string>& list, const char* between) {
  std::string text;
  for (const std::string& each : list) text += (text.empty() ? "" : between) + each;
  return text;
}

}  // namespace

std::string FormBuilder::said(const TextPart* part) const {
  if (part == nullptr || part->is(PartKind::kNothing)) return "";
  return is_figure(*part) ? text_.value(*part) : std::string(text_.raw(*part));
}

std::vector<std::string> FormBuilder::elements(const TextPart* part) const {
  std::vector<std::string> list;
  if (part == nullptr) return list;
  if (!part->is(PartKind::kList)) return {said(part)};
  for (const TextPart& each : part->parts) list.push_back(said(&each));
  return list;
}

void FormBuilder::add_odd(const TextPart& part, const std::string& place, FormWord label,
                          int depth) {
  FormRow& row = add(Kind::kOdd, Write::kNone, depth, place, std::move(label));
  row.value = text_.raw(part);
  row.may_remove = true;
}

void FormBuilder::add_value(const Schema& schema, const TextPart* part, const std::string& place,
                            const FormWord& label, int depth, bool may_remove) {
  const Shape shape = shape_of(schema);
  if (part != nullptr && !suits(shape, *part)) return add_odd(*part, place, label, depth);
  const std::size_t before = rows_.size();
  switch (shape) {
    case Shape::kText:
    case Shape::kId:
    case Shape::kDate: add_text(Write::kText, part, place, label, depth); break;
    case Shape::kNumber: add_text(Write::kNumber, part, place, label, depth); break;
    case Shape::kWhole: add_text(Write::kWhole, part, place, label, depth); break;
    case Shape::kNumbers: add_numbers(part, place, label, depth); break;
    case Shape::kTexts: add_texts(part, place, label, depth); break;
    case Shape::kName: add_name(part, place, label, depth); break;
    case Shape::kFlag:
      add(Kind::kFlag, Write::kFlag, depth, place, label).value = said(part);
      break;
    case Shape::kChoice: add_choice(values(schema), part, place, label, depth); break;
    case Shape::kCode: add_choice(words_of(text_, schema.list), part, place, label, depth); break;
    case Shape::kChoices: add_choices(values(schema), part, place, label, depth); break;
    case Shape::kCodes: add_choices(words_of(text_, schema.list), part, place, label, depth); break;
    case Shape::kAmount: add_amount(schema, part, place, label, depth); break;
    case Shape::kByCode: break;  // within an amount only
    case Shape::kObject:
    case Shape::kList: return add_parts(schema, *part, place, label, depth, may_remove);
  }
  if (rows_.size() > before) rows_[before].may_remove = may_remove && part != nullptr;
}

void FormBuilder::add_text(Write write, const TextPart* part, const std::string& place,
                           const FormWord& label, int depth) {
  add(is_long(place) ? Kind::kLines : Kind::kText, write, depth, place, label).value = said(part);
}

void FormBuilder::add_texts(const TextPart* part, const std::string& place, const FormWord& label,
                            int depth) {
  FormRow& row = add(Kind::kLines, Write::kTexts, depth, place, label);
  row.value = joined(elements(part), "\n");
}

void FormBuilder::add_numbers(const TextPart* part, const std::string& place, const FormWord& label,
                              int depth) {
  FormRow& row = add(Kind::kText, Write::kNumbers, depth, place, label);
  row.value = joined(elements(part), " ");
}

void FormBuilder::add_name(const TextPart* part, const std::string& place, const FormWord& label,
                           int depth) {
  const bool both = part != nullptr && part->is(PartKind::kObject);
  const Kind kind = is_long(place) ? Kind::kLines : Kind::kText;
  add(kind, Write::kChinese, depth, place, label).value = said(both ? part->member("zh") : part);
  add(kind, Write::kEnglish, depth, place, catalogue_word("rule.form.english")).value =
      both ? said(part->member("en")) : "";
}

void FormBuilder::add_choice(std::vector<FormChoice> choices, const TextPart* part,
                             const std::string& place, const FormWord& label, int depth) {
  FormRow& row = add(Kind::kChoice, Write::kCode, depth, place, label);
  row.value = said(part);
  if (part != nullptr && !knows(choices, row.value)) choices.push_back(unknown(row.value));
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (part != nullptr && choices[i].code == row.value) row.chosen = i;
  }
  row.choices = std::move(choices);
}

// What the ruleset has no word for stays there until somebody takes it out.
void FormBuilder::add_choices(std::vector<FormChoice> choices, const TextPart* part,
                              const std::string& place, const FormWord& label, int depth) {
  const auto chosen = elements(part);
  for (const std::string& code : chosen) {
    if (!knows(choices, code)) choices.push_back(unknown(code));
  }
  FormRow& row = add(Kind::kChoices, Write::kCodes, depth, place, label);
  for (const FormChoice& choice : choices) {
    row.chosen_many.push_back(std::find(chosen.begin(), chosen.end(), choice.code) != chosen.end());
  }
  row.choices = std::move(choices);
}

// -- amounts --------------------------------------------------------------------------------------

void FormBuilder::add_amount(const Schema& schema, const TextPart* part, const std::string& place,
                             const FormWord& label, int depth) {
  const bool differs = part != nullptr && part->is(PartKind::kObject);
  FormRow& how = add(Kind::kChoice, Write::kAmount, depth, place, label);
  how.choices = {{catalogue_word("rule.form.same"), "same"},
                 {catalogue_word("rule.form.differs"), "differs"}};
  how.chosen = differs ? 1 : 0;
  if (!differs) {
    return add_text(Write::kNumber, part, place, catalogue_word("rule.form.number"), depth + 1);
  }
  const Schema amounts = amounts_of(schema);
  add_by_code(Write::kOfGroup, words_of(text_, "groups"), *part, place, "by_group", depth + 1);
  add_units(*part, place, depth + 1);
  for (const char* field : {"per_head", "otherwise"}) {
    add_text(Write::kNumber, part->member(field), member_place(place, field),
             catalogue_word(label_key(amounts.context, field)), depth + 1);
    rows_.back().may_remove = part->member(field) != nullptr;
  }
  for (const TextPart& member : part->parts) {
    if (field_of(amounts, member.key).known()) continue;
    add_odd(member, member_place(place, member.key), unknown(member.key).word, depth + 1);
  }
}

// Those that have a figure of their own; the others can be added.
void FormBuilder::add_units(const TextPart& amounts, const std::string& place, int depth) {
  const TextPart* by_unit = amounts.member("by_unit");
  std::vector<FormChoice> named;
  std::vector<FormChoice> others;
  for (FormChoice& unit : words_of(text_, "units")) {
    const bool set = by_unit != nullptr && by_unit->member(unit.code) != nullptr;
    (set ? named : others).push_back(std::move(unit));
  }
  add_by_code(Write::kOfUnit, std::move(named), amounts, place, "by_unit", depth);
  if (others.empty()) return;
  FormRow& row =
      add(Kind::kAdd, Write::kOfUnit, depth, place, catalogue_word("rule.form.add_unit"));
  row.choices = std::move(others);
}

// A row for each of the codes, and for what stands there under a code that is none of them.
void FormBuilder::add_by_code(Write write, std::vector<FormChoice> codes, const TextPart& amounts,
                              const std::string& amount_place, const char* field, int depth) {
  const std::string place = member_place(amount_place, field);
  const TextPart* by_code = amounts.member(field);
  if (by_code != nullptr && !by_code->is(PartKind::kObject)) {
    return add_odd(*by_code, place, catalogue_word(label_key("amounts", field)), depth);
  }
  if (by_code != nullptr) {
    for (const TextPart& each : by_code->parts) {
      if (!knows(codes, each.key)) codes.push_back(unknown(each.key));
    }
  }
  for (const FormChoice& code : codes) {
    const TextPart* part = by_code == nullptr ? nullptr : by_code->member(code.code);
    FormRow& row = add(Kind::kText, write, depth, member_place(place, code.code), code.word);
    row.value = said(part);
    row.may_remove = part != nullptr;
  }
}

}  // namespace yibao::client
