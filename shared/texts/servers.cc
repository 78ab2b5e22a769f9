#include "shared/texts/tables.h"

namespace yibao::texts {

std::span<const Row> server_rows() {
  return {};
}

}  // namespace yibao::texts
