// The facts that the office enters about an item when news of them comes: adopted, forwarded,
// instructed, found inaccurate. One value for all, so that a form and a pasted list say the same.
#pragma once

#include "client/core/commands/adoption.h"

namespace yibao::client {

enum class FactKind : std::uint8_t { kAdopted, kForwarded, kInstructed, kInaccurate };

// Where an item can be adopted: a journal with its columns, or a level where the notice names no
// journals.
struct AdoptionPlace {
  rules::Code id;
  rules::Name name;
  rules::Code level;
  std::vector<rules::Named> forms;  // empty: no columns
};
// In the ruleset's order.
std::vector<AdoptionPlace> adoption_places(const rules::Ruleset& ruleset);

// As it will be entered.
struct EnteredFact {
  FactKind kind = FactKind::kAdopted;
  Adoption adoption;  // of kAdopted
  base::Date on_date{};
  std::string level, post;  // codes
  std::vector<std::string> flags;
  std::string note;
};
base::Result<base::EventId> enter_fact(Replica& replica, const domain::Subject& item,
                                       const EnteredFact& fact);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::FactKind, "adopted", "forwarded", "instructed", "inaccurate");
