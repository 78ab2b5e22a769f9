#include "shared/texts/tables.h"

namespace yibao::texts {

std::span<const Row> finding_rows() {
  return {};
}

}  // namespace yibao::texts
