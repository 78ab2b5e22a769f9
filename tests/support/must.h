// The value of what has to succeed for a test to go on; what is under test is CHECKed instead.
// Throws std::runtime_error naming the error: doctest shows it and fails the test.
#pragma once

#include <stdexcept>
#include <string>

#include "shared/base/result.h"

namespace yibao::testing {

inline void must(const base::Status& status) {
  if (status) return;
  std::string what(base::name(status.error().code));
  what += " " + status.error().detail;
  for (const auto& [key, value] : status.error().args) what += " " + key + "=" + value;
  throw std::runtime_error(what);
}

template <class Value>
Value must(base::Result<Value> result) {
  if (!result) must(base::Status(base::fail(result.error())));
  return std::move(*result);
}

// "" when it succeeded, else the error's name: so that a CHECK shows which error it was.
template <class Value>
std::string code_of(const base::Result<Value>& result) {
  return result ? "" : std::string(base::name(result.error().code));
}

}  // namespace yibao::testing
