// Makes the rows of a form (form.h), each kind of part in its own way. Internal to form*.cc.
#pragma once

#include "client/core/ruleset/form.h"
#include "client/core/ruleset/schema.h"

namespace yibao::client {

class FormBuilder {
 public:
  // `focus`: a field that gets a row although nothing stands there.
  FormBuilder(const RulesetText& text, std::string focus) : text_(text), focus_(std::move(focus)) {}

  std::vector<FormRow> of(const std::string& place);

 private:
  FormRow& add(FormRow::Kind kind, FormRow::Write write, int depth, const std::string& place,
               FormWord label) {
    rows_.push_back({kind, write, depth, place, std::move(label)});
    return rows_.back();
  }

  // -- form_values.cc; `part` null: it does not stand there yet
  void add_value(const Schema& schema, const TextPart* part, const std::string& place,
                 const FormWord& label, int depth, bool may_remove);
  std::string said(const TextPart* part) const;
  std::vector<std::string> elements(const TextPart* part) const;
  void add_odd(const TextPart& part, const std::string& place, FormWord label, int depth);
  void add_text(FormRow::Write write, const TextPart* part, const std::string& place,
                const FormWord& label, int depth);
  void add_texts(const TextPart* part, const std::string& place, const FormWord& label, int depth);
  void add_numbers(const TextPart* part, const std::string& place, const FormWord& label,
                   int depth);
  void add_name(const TextPart* part, const std::string& place, const FormWord& label, int depth);
  void add_choice(std::vector<FormChoice> choices, const TextPart* part, const std::string& place,
                  const FormWord& label, int depth);
  void add_choices(std::vector<FormChoice> choices, const TextPart* part, const std::string& place,
                   const FormWord& label, int depth);
  void add_amount(const Schema& schema, const TextPart* part, const std::string& place,
                  const FormWord& label, int depth);
  void add_units(const TextPart& amounts, const std::string& place, int depth);
  void add_by_code(FormRow::Write write, std::vector<FormChoice> codes, const TextPart& amounts,
                   const std::string& amount_place, const char* field, int depth);

  // -- form.cc
  void add_parts(const Schema& schema, const TextPart& part, const std::string& place,
                 const FormWord& label, int depth, bool may_remove);
  void add_elements(const Schema& schema, const TextPart& part, const std::string& place,
                    int depth);
  void add_another(const std::string& place, int depth);
  void add_object(const Schema& schema, const TextPart& part, const std::string& place, int depth);
  void add_ways(const Schema& schema, const ObjectSchema& described, const std::string& place,
                int depth);
  void add_missing(const Schema& schema, const ObjectSchema& described, const TextPart& part,
                   const std::string& place, int depth);

  const RulesetText& text_;
  std::string focus_;
  bool whole_ = false;
  std::vector<FormRow> rows_;
};

// A word of the catalogue.
FormWord catalogue_word(std::string key);
// What a named thing of the ruleset is called; an interpretation by its text.
rules::Name name_in(const RulesetText& text, const TextPart& part);

}  // namespace yibao::client
