// Exchanges by stick in a county: what a computer writes onto one, what the server's administrator
// gives back.
#pragma once

#include "client/core/sync/courier.h"
#include "server/service/admin.h"
#include "tests/client/county.h"

namespace yibao::testing {

inline constexpr client::ExchangeLimits kStickLimits{250, 1024 * 1024};

inline base::Bytes exported(Computer& computer,
                            const client::ExchangeLimits& limits = kStickLimits) {
  return must(client::export_bundle(computer.replica(), limits)).file;
}

inline base::Bytes answered(County& county, const base::Bytes& file) {
  return must(server::Admin(county.server()).run({"import", {}, file})).file;
}

inline std::int64_t stick_evidence(Computer& computer) {
  return must(computer.replica().book().evidence_count());
}

inline std::int64_t waiting(Computer& computer) {
  return must(computer.replica().outbox().count(client::OutboxState::kWaiting));
}

}  // namespace yibao::testing
