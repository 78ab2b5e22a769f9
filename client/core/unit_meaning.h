// What a change of units will mean, in sentences, before it is made: whose points are whose, by
// which targets, from which day, and what else follows. The screen and the command line say the
// same. Core thread.
#pragma once

#include "client/core/commands/unit_changes.h"
#include "shared/texts/catalogue.h"

namespace yibao::client {

using Sentences = std::vector<std::string>;

Sentences meaning_of_new(const Replica& replica, const UnitInput& unit, texts::Language language);
// Of what is named only; nothing where nothing would differ.
Sentences meaning_of(const Replica& replica, const UnitChange& change, texts::Language language);
Sentences meaning_of_end(const Replica& replica, const base::UnitCode& unit,
                         const std::optional<base::UnitCode>& successor, base::Date from,
                         bool begins_anew, texts::Language language);

// As the ruleset names it; its code where no ruleset does.
std::string group_name(const Replica& replica, const std::optional<domain::Term>& group,
                       texts::Language language);

}  // namespace yibao::client
