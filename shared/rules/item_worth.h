// What the claims of one item are worth together, by the term of one version. Part of the ledger.
#pragma once

#include <span>

#include "shared/rules/ledger.h"

namespace yibao::rules {

// One line's claim on one record.
struct Claim {
  Date date{};
  const CompiledItems* items = nullptr;
  const CompiledLine* line = nullptr;
  const Record* record = nullptr;
  Decimal points;          // of one item
  std::int64_t times = 1;  // a record without an item may stand for several
  Credit credit = Credit::kFull;
};

// Claims of lines that the term does not have (a rule since dropped) are added outside: what was
// earned stays.
Decimal worth_of(const ItemTerm& term, std::span<const Claim> claims);

}  // namespace yibao::rules
