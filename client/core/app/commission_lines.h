// Commissions as a list shows them, the unit's own state of each in one word. Core thread.
#pragma once

#include <string>
#include <vector>

#include "client/core/replica.h"

namespace yibao::app {

struct CommissionLine {
  domain::Subject id;
  std::string title;
  base::Timestamp due{};  // this unit's, with its extension; for the office the common one
  // Nothing was decided yet: something is to be done, or waits for the office. At the office: of
  // one unit at least.
  bool open = false;
  bool acknowledged = false;
  bool declined = false;
  bool extension_asked = false;  // and not answered
  std::string verdict;           // a code; "" while open
  bool cancelled = false;
  bool pending = false;      // some of it is not in the log yet
  bool issued_here = false;  // this is the office: it asks others
  auto operator<=>(const CommissionLine&) const = default;

  // "commission.<state>" in the catalogue.
  std::string state(base::Timestamp now) const;
  // Nobody has said yet that it was seen.
  bool is_new() const { return open && !issued_here && !acknowledged && !declined; }
};
using CommissionLines = std::vector<CommissionLine>;

// Open ones first, the nearest deadline first; then the others, the latest first.
base::Result<CommissionLines> commission_lines(client::Replica& replica);

}  // namespace yibao::app
