// The one error type. A code that never changes, the values its sentence mentions, and a technical
// remark for logs. The sentence itself is in the text catalogue (shared/texts) under
// "error.<code name>", in Chinese and English, so an Error can be carried, stored and shown later
// in either language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/error_codes.h"

namespace yibao::base {

enum class FailureClass : std::uint8_t { kAgain, kHeld, kRefused, kBlocked, kLocal };

enum class ErrorCode : std::uint8_t {
#define YIBAO_ENUMERATOR(enumerator, name, failure_class) enumerator,
  YIBAO_ERROR_CODES(YIBAO_ENUMERATOR)
#undef YIBAO_ENUMERATOR
};

std::string_view name(ErrorCode code);
FailureClass failure_class(ErrorCode code);
std::optional<ErrorCode> error_code_from_name(std::string_view name);
std::vector<ErrorCode> all_error_codes();

// Values for the {placeholders} of a sentence, in no particular order. A value that starts with '@'
// names texts of the catalogue, comma-separated: "@gate.policy,@gate.scope".
using TextArgs = std::vector<std::pair<std::string, std::string>>;

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  TextArgs args;
  std::string detail;  // for logs: technical, English, without titles, texts or names

  explicit Error(ErrorCode error_code, std::string technical_detail = {}, TextArgs text_args = {})
      : code(error_code), args(std::move(text_args)), detail(std::move(technical_detail)) {}

  bool operator==(const Error& other) const { return code == other.code; }
};

// "This cannot be done now", with the catalogue's reason "why.<why>".
Error not_now(std::string_view why);

}  // namespace yibao::base
