// A part of a ruleset as a form that people without JSON can fill in: a row for each figure, text,
// day and choice, in the order of the file, with what can be added and taken out. Made of the
// published schema and the ruleset's own words, anew after each change; pure.
#pragma once

#include "client/core/ruleset/ruleset_text.h"
#include "shared/rules/vocabulary.h"

namespace yibao::client {

// What a row, or something to choose, is called: a text of the catalogue, or the ruleset's name.
struct FormWord {
  std::string key = {};
  rules::Name name = {};
  std::size_t number = 0;  // for the text's {number}
};

struct FormChoice {
  FormWord word;
  std::string code;
};

struct FormRow {
  enum class Kind : unsigned char {
    kHeading,
    kLink,   // a part that has a form of its own
    kText,   // in one line
    kLines,  // in several
    kFlag,
    kChoice,
    kChoices,
    kAdd,  // something that does not stand there yet; one choice: a button
    kOdd,  // nothing that the form has a field for: as it stands
  };
  // How what is typed or chosen is written down.
  enum class Write : unsigned char {
    kNone,
    kText,
    kNumber,
    kWhole,
    kChinese,  // of a name
    kEnglish,
    kTexts,    // a line each
    kNumbers,  // in one line
    kOfGroup,  // a number; nothing typed: none stands there
    kOfUnit,   // a number; nothing typed: null, none for that unit
    kFlag,
    kCode,
    kCodes,
    kWay,      // another way of writing the object
    kAmount,   // one number for all, or several
    kField,    // one more field of the object
    kElement,  // one more element of the list
  };
  Kind kind = Kind::kHeading;
  Write write = Write::kNone;
  int depth = 0;
  std::string place;  // where it stands or would stand
  FormWord label;
  std::string value = {};
  std::vector<FormChoice> choices = {};
  std::optional<std::size_t> chosen = {};  // kChoice
  std::vector<bool> chosen_many = {};      // kChoices
  bool may_remove = false;
  bool may_rise = false;  // change places with the element before
  bool may_sink = false;
};

// The form of what stands at the place; where nothing does, that of what it would stand in, with a
// row for it.
std::vector<FormRow> form_of(const RulesetText& text, const std::string& place);
// The part around the place that has a form of its own: where a problem leads.
std::string form_place(const RulesetText& text, const std::string& place);
// What a part is called: a named thing by its name, another element by its number, else its field.
FormWord part_word(const RulesetText& text, const std::string& place);
// The codes of one of the ruleset's lists ("kinds", "nodes"), with what they are called.
std::vector<FormChoice> words_of(const RulesetText& text, const std::string& list);

// -- filling it in; false where nothing was changed
bool write_row(RulesetText& text, const FormRow& row, const std::string& typed);
bool tick_row(RulesetText& text, const FormRow& row, bool flag);
bool choose_in_row(RulesetText& text, const FormRow& row, std::size_t chosen);
bool choose_in_row(RulesetText& text, const FormRow& row, const std::vector<bool>& chosen);
// Gives the place of what was added, "" where nothing was.
std::string add_to_row(RulesetText& text, const FormRow& row, std::size_t choice);
bool remove_row(RulesetText& text, const FormRow& row);
bool move_row(RulesetText& text, const FormRow& row, bool down);

}  // namespace yibao::client
