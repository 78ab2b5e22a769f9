#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "server/cli/commands.h"

namespace yibao::server {

int report(const Common& common, const base::Error& error) {
  if (common.json) {
    const nlohmann::json out = {{"error",
                                 {{"code", base::name(error.code)},
                                  {"sentence", texts::sentence(common.language, error)}}}};
    fmt::print("{}\n", out.dump(2));
  } else {
    fmt::print(stderr, "yibao-server: {} [{}]\n", texts::sentence(common.language, error),
               base::name(error.code));
  }
  switch (error.code) {
    case base::ErrorCode::kUsage:
    case base::ErrorCode::kRulesetInvalid:
    case base::ErrorCode::kRecordsInvalid:
    case base::ErrorCode::kAddressNotLoopback: return kExitWrongInput;
    default: return kExitFailed;
  }
}

std::vector<std::string> jurisdictions_in(const std::filesystem::path& data) {
  std::vector<std::string> codes;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(data, ignored)) {
    if (std::filesystem::exists(entry.path() / "log.key")) {
      codes.push_back(entry.path().filename().string());
    }
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

base::Result<std::string> chosen_jurisdiction(const Common& common) {
  const auto codes = jurisdictions_in(common.data);
  if (codes.empty()) {
    return base::fail(base::ErrorCode::kNotInitialised, "no jurisdiction",
                      base::TextArgs{{"path", common.data.string()}});
  }
  if (common.jurisdiction.empty() && codes.size() == 1) return codes.front();
  if (std::find(codes.begin(), codes.end(), common.jurisdiction) != codes.end()) {
    return common.jurisdiction;
  }
  std::string choices;
  for (const std::string& code : codes) choices += (choices.empty() ? "" : ", ") + code;
  return base::fail(base::ErrorCode::kUsage, "jurisdiction",
                    base::TextArgs{{"detail", "--jurisdiction " + choices}});
}

std::filesystem::path control_path(const std::filesystem::path& data) {
  return data / "control.sock";
}

}  // namespace yibao::server
