#include "client/core/upgrade.h"

#include "shared/protocol/exchange.h"

namespace yibao::client {

std::optional<UpgradeDue> upgrade_due(const Progress& progress, std::string_view program) {
  if (!protocol::version_before(program, progress.least_program)) return std::nullopt;
  return UpgradeDue{progress.least_program, progress.least_from};
}

}  // namespace yibao::client
