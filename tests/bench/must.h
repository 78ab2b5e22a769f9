// In a benchmark a fault has no one to go to: it ends the run with a sentence.
#pragma once

#include <stdexcept>
#include <string>

#include "shared/base/result.h"

namespace yibao::bench {

inline void must(const base::Status& status, const std::string& what) {
  if (status) return;
  throw std::runtime_error(what + ": " + std::string(base::name(status.error().code)) + " " +
                           status.error().detail);
}

template <class Value>
Value must(base::Result<Value> result, const std::string& what) {
  if (!result) must(base::Status(base::fail(result.error())), what);
  return std::move(*result);
}

}  // namespace yibao::bench
