// What the server announced of clients that are too old, as far as it concerns this program. Until
// that day nothing changes; from then on exchanges are refused, and everything else goes on.
#pragma once

#include <optional>

#include "client/core/store/sync_book.h"

namespace yibao::client {

struct UpgradeDue {
  std::string least;  // the version it takes
  base::Date from{};
  bool operator==(const UpgradeDue&) const = default;
};

// nullopt: this program is new enough.
std::optional<UpgradeDue> upgrade_due(const Progress& progress, std::string_view program);

}  // namespace yibao::client
