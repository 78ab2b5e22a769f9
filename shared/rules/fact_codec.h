// Facts of one subject as bytes, for the stores: so that a start reads them instead of folding a
// hundred thousand items again. A format of one machine alone: it can be thrown away and refolded.
#pragma once

#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/rules/facts.h"

namespace yibao::rules {

base::Bytes encode_facts(const std::vector<FactRow>& rows);
base::Result<std::vector<FactRow>> decode_facts(base::ByteView bytes);

}  // namespace yibao::rules
