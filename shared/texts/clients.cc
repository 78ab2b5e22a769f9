#include "shared/texts/tables.h"

namespace yibao::texts {

std::span<const Row> client_rows() {
  return {};
}

}  // namespace yibao::texts
