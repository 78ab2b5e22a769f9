// One-time codes that cost nothing to stretch, in place of the product's
// (shared/protocol/code_cost.cc): for tests whose people join by the hundred, with both sides in
// the test's own program.
#include "shared/protocol/session.h"

namespace yibao::protocol {

const std::uint8_t kCodeCost = 1;

}  // namespace yibao::protocol
