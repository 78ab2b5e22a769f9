#include "tests/compile_fail/given.h"

namespace yibao {

void logged(Given& given) {
  given.log.write(base::LogLevel::kInfo, "draft", {{"words", given.words}});
}

}  // namespace yibao
