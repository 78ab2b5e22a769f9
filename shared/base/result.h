// Result<T>: a value or an Error. The world's faults (a disk, a line, a stranger's bytes) come back
// as Results; a fault of our own is an assertion (assert.h), which stays on in release builds.
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "shared/base/error.h"

namespace yibao::base {

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

template <class... Args>
tl::unexpected<Error> fail(ErrorCode code, Args&&... args) {
  return tl::unexpected<Error>(Error(code, std::forward<Args>(args)...));
}

inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace yibao::base

// Hands an error on to the caller: `YIBAO_CHECK(step());`, `YIBAO_TRY(auto value, compute());`
#define YIBAO_CHECK(expression)                                                     \
  do {                                                                              \
    if (auto yibao_status = (expression); !yibao_status)                            \
      return tl::unexpected<::yibao::base::Error>(std::move(yibao_status).error()); \
  } while (false)

#define YIBAO_TRY_CONCAT_(a, b) a##b
#define YIBAO_TRY_NAME_(line) YIBAO_TRY_CONCAT_(yibao_result_, line)
#define YIBAO_TRY(declaration, expression)                                                     \
  auto YIBAO_TRY_NAME_(__LINE__) = (expression);                                               \
  if (!YIBAO_TRY_NAME_(__LINE__))                                                              \
    return tl::unexpected<::yibao::base::Error>(std::move(YIBAO_TRY_NAME_(__LINE__)).error()); \
  declaration = std::move(*YIBAO_TRY_NAME_(__LINE__)) /* NOLINT(bugprone-macro-parentheses) */
