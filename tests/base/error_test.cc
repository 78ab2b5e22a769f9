#include "shared/base/error.h"

#include <doctest/doctest.h>

#include <set>

namespace yibao::base {
namespace {

TEST_CASE("every error code has a name of its own and is found by it") {
  std::set<std::string_view> names;
  for (const ErrorCode code : all_error_codes()) {
    CHECK(names.insert(name(code)).second);
    CHECK(error_code_from_name(name(code)) == code);
  }
  CHECK(names.size() > 60);
  CHECK(!error_code_from_name("no_such_code").has_value());
}

TEST_CASE("the classes of failure are what a client acts on") {
  CHECK(failure_class(ErrorCode::kLineDown) == FailureClass::kAgain);
  CHECK(failure_class(ErrorCode::kReferenceMissing) == FailureClass::kHeld);
  CHECK(failure_class(ErrorCode::kContentMissing) == FailureClass::kHeld);
  CHECK(failure_class(ErrorCode::kKeyRevoked) == FailureClass::kRefused);
  CHECK(failure_class(ErrorCode::kEquivocation) == FailureClass::kRefused);
  CHECK(failure_class(ErrorCode::kServerRestored) == FailureClass::kBlocked);
  CHECK(failure_class(ErrorCode::kUnknownType) == FailureClass::kBlocked);
  CHECK(failure_class(ErrorCode::kDiskFull) == FailureClass::kLocal);
}

TEST_CASE("errors are equal when their codes are") {
  CHECK(Error(ErrorCode::kIo, "a") == Error(ErrorCode::kIo, "b"));
  CHECK(!(Error(ErrorCode::kIo) == Error(ErrorCode::kLocked)));
}

}  // namespace
}  // namespace yibao::base
