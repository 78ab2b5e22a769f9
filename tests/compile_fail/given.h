// What every file here begins with: words that are local only. Each is compiled for its syntax
// alone and must be refused for the reason that CMakeLists.txt names; control.cc shows that the
// same words pass where they may.
#pragma once

#include "shared/base/log.h"
#include "shared/domain/content.h"
#include "shared/domain/local_only.h"

namespace yibao {

struct Given {
  domain::LocalOnly<domain::Words> words;
  base::RandomSource& random;
  base::Log& log;
};

}  // namespace yibao
