#include "shared/protocol/session.h"

namespace yibao::protocol {

const std::uint8_t kCodeCost = 15;

}  // namespace yibao::protocol
