// Targets that the office set for single units, beside what the rules give them. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct UnitTargetRow {
  enum class State : std::uint8_t { kHolds, kFuture, kReplaced };
  base::UnitCode unit;
  std::string unit_name;
  rules::Code target;
  rules::Name name;
  std::optional<base::Decimal> value;  // nullopt: none for this unit
  std::optional<base::Decimal> usual;  // by the rules in force alone
  base::Date from{};
  State state = State::kHolds;
  std::string reason;
};

// Those that hold or will first, the latest first.
base::Result<std::vector<UnitTargetRow>> unit_targets(Replica& replica);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::UnitTargetRow::State, "holds", "future", "replaced");
