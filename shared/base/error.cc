#include "shared/base/error.h"

#include <array>

namespace yibao::base {
namespace {

struct CodeRow {
  std::string_view name;
  FailureClass failure_class;
};

constexpr auto kRows = std::to_array<CodeRow>({
#define YIBAO_ROW(enumerator, name, failure) {name, FailureClass::failure},
    YIBAO_ERROR_CODES(YIBAO_ROW)
#undef YIBAO_ROW
});

}  // namespace

std::string_view name(ErrorCode code) {
  return kRows.at(static_cast<std::size_t>(code)).name;
}

FailureClass failure_class(ErrorCode code) {
  return kRows.at(static_cast<std::size_t>(code)).failure_class;
}

std::optional<ErrorCode> error_code_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows.at(i).name == name) return static_cast<ErrorCode>(i);
  }
  return std::nullopt;
}

std::vector<ErrorCode> all_error_codes() {
  std::vector<ErrorCode> codes;
  codes.reserve(kRows.size());
  for (std::size_t i = 0; i < kRows.size(); ++i) codes.push_back(static_cast<ErrorCode>(i));
  return codes;
}

Error not_now(std::string_view why) {
  return Error(ErrorCode::kNotAllowedNow, std::string(why),
               {{"reason", "@why." + std::string(why)}});
}

}  // namespace yibao::base
