#include "shared/texts/tables.h"

namespace yibao::texts {

std::span<const Row> term_rows() {
  return {};
}

}  // namespace yibao::texts
