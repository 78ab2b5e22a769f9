// The words an event uses must be the ruleset's: kinds, journals and their columns, levels, posts,
// records, flags, reasons. One check for both sides: a client asks before it signs, the server
// before it admits.
#pragma once

#include "shared/base/result.h"
#include "shared/domain/event.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

// Errors: term_unknown ({field}, {value}, {choices}), form_missing ({journal}, {choices}).
base::Status check_terms(const Ruleset& ruleset, const domain::EventBody& body);

base::Error unknown_term(const std::string& field, const std::string& value,
                         const std::string& choices);

// The id of what a person wrote: an id, a name or an alias. `field` is journal, kind, level…
// Errors: term_unknown.
template <class Entry>
base::Result<Code> code_of(const NamedList<Entry>& list, const std::string& text,
                           const std::string& field) {
  if (const Entry* entry = list.find(text)) return entry->id;
  return base::fail(unknown_term(field, text, list.choices()));
}

}  // namespace yibao::rules
