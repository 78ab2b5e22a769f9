// An item as the office has it before it: its words, what pre-flight finds, and every fact that
// was said of it with what it earns whom. A value, made on the core thread.
#pragma once

#include "client/core/app/reading_place.h"
#include "client/core/points_move.h"
#include "shared/rules/preflight.h"

namespace yibao::app {

// What a fact gave a unit, by one line of the rules.
struct FactCredit {
  std::string unit_name;
  rules::Name line;
  std::string clause;
  std::string points;
  rules::Credit credit = rules::Credit::kFull;
};

struct DeskFact {
  base::EventId event;
  std::string type;  // "item.adopted"
  rules::Name what;  // the journal, level or post; the record's name
  rules::Name form;  // the journal's column
  std::optional<std::int64_t> issue;
  base::Date on_date{};
  std::string note;
  std::string author;
  std::optional<std::uint64_t> receipt;  // absent: not in the log yet
  bool retracted = false;
  std::vector<FactCredit> credits;
};

struct MergedItem {
  domain::Subject item;
  std::string title;
  std::string unit_name;
};

struct ItemDeskSheet {
  ItemSheet item;
  std::vector<std::string> co_units;
  std::vector<rules::Finding> findings;  // the gravest first; none where the words are gone
  std::vector<DeskFact> facts;           // newest first
  std::vector<MergedItem> parts;         // items merged into this one
  std::optional<MergedItem> part_of;
  domain::CreditPolicy credit = domain::CreditPolicy::kByRuleset;  // of the last merge
  bool withdrawal_asked = false;
  std::string withdrawal_reason;
};

// Errors: those of view_item.
base::Result<ItemDeskSheet> item_desk_sheet(client::Replica& replica, const domain::Subject& item);

}  // namespace yibao::app
