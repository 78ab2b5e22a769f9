// A folded state as text, field by field: two states are the same when their texts are.
#pragma once

#include <string>

#include "shared/domain/commission.h"
#include "shared/domain/item.h"

namespace yibao::testing {

std::string dump(const domain::ItemState& item);
std::string dump(const domain::CommissionState& commission);

}  // namespace yibao::testing
