// What units have to do already, looked at before they are asked for more: open commissions, and
// what their running targets still ask for. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct OpenAsk {
  domain::Subject commission;
  std::string title;
  base::Timestamp due{};
};

struct OwedTarget {
  rules::Name name;
  std::string period;   // 2024-03
  std::string missing;  // a figure
};

struct UnitLoad {
  base::UnitCode unit;
  std::string unit_name;
  std::vector<OpenAsk> asks;     // neither answered, declined nor judged; the nearest first
  std::vector<OwedTarget> owes;  // of the periods around today, with what waits here counted
};

// Of today's units, in the ruleset's order. Without a ruleset nothing is owed.
base::Result<std::vector<UnitLoad>> unit_loads(Replica& replica);

}  // namespace yibao::client
