// Every endpoint in one table: how it is asked, how much it takes, and what right it asks for.
// Routes are made from this table alone (api.cc), each is asked for its right before it is worked,
// and a test asserts every cell of endpoint × who asks × what they say. An endpoint has all its
// columns or does not compile.
#pragma once

#include <array>
#include <cstdint>

#include "shared/base/limits.h"

namespace yibao::server {

// Who is answered. Whoever is not is told the same whatever they name.
enum class Right : std::uint8_t {
  kAnyone,         // a stranger: says nothing of the log
  kAwaited,        // a stranger, while a one-time code is open
  kDeviceKey,      // a device that proves its key in what it sends
  kSession,        // a device with a session that is served (device_access.h)
  kAdministrator,  // the same, and an administrator's key of that device has signed what it sends
};

// enumerator, method, path, whether it is a jurisdiction's, bytes taken, right
#define YIBAO_ENDPOINTS(X)                                                            \
  X(kHealth, "GET", "health", false, 0, kAnyone)                                      \
  X(kChallenge, "POST", "challenge", true, base::limits::kSmallBodyBytesMax, kAnyone) \
  X(kSession, "POST", "session", true, base::limits::kSmallBodyBytesMax, kDeviceKey)  \
  X(kExchange, "POST", "exchange", true, base::limits::kExchangeBytesMax, kSession)   \
  X(kEnrol, "POST", "enrol", true, base::limits::kSmallBodyBytesMax, kAwaited)        \
  X(kInvite, "POST", "invite", true, base::limits::kSmallBodyBytesMax, kAdministrator)

enum class Endpoint : std::uint8_t {
#define YIBAO_ENUMERATOR(enumerator, method, path, local, most, right) enumerator,
  YIBAO_ENDPOINTS(YIBAO_ENUMERATOR)
#undef YIBAO_ENUMERATOR
};

struct EndpointRow {
  Endpoint endpoint;
  const char* method;
  const char* path;
  bool of_jurisdiction;
  std::size_t body_max;
  Right right;
};

inline constexpr auto kEndpoints = std::to_array<EndpointRow>({
#define YIBAO_ROW(enumerator, method, path, local, most, right) \
  {Endpoint::enumerator, method, path, local, most, Right::right},
    YIBAO_ENDPOINTS(YIBAO_ROW)
#undef YIBAO_ROW
});

// Without a jurisdiction there is nobody to have a right.
constexpr bool rights_have_a_jurisdiction() {
  for (const EndpointRow& row : kEndpoints) {
    if (!row.of_jurisdiction && row.right != Right::kAnyone) return false;
  }
  return true;
}
static_assert(rights_have_a_jurisdiction());

}  // namespace yibao::server
