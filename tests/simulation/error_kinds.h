// What an error says of whoever made it.
#pragma once

#include <string>

#include "shared/base/result.h"

namespace yibao::simulation {

inline std::string code_of(const base::Error& error) {
  return std::string(base::name(error.code));
}

// The program itself has gone wrong.
inline bool is_our_fault(const base::Error& error) {
  using base::ErrorCode;
  return error.code == ErrorCode::kInternal || error.code == ErrorCode::kCorrupted ||
         error.code == ErrorCode::kMalformed || error.code == ErrorCode::kNotCanonical;
}

// A log is not what it was said to be.
inline bool contradicts_the_log(const base::Error& error) {
  using base::ErrorCode;
  return error.code == ErrorCode::kLogForked || error.code == ErrorCode::kLogSplit ||
         error.code == ErrorCode::kProofFailed;
}

}  // namespace yibao::simulation
