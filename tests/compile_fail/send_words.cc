#include "shared/protocol/documents.h"
#include "tests/compile_fail/given.h"

namespace yibao {

auto sent(Given& given) {
  return protocol::to_content(given.words, given.random);
}

}  // namespace yibao
