#include "shared/texts/tables.h"

namespace yibao::texts {

std::span<const Row> desktop_rows() {
  return {};
}

}  // namespace yibao::texts
