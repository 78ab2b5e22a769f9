#include "client/core/sync/greeting.h"

#include "shared/base/text.h"

namespace yibao::client {
namespace {

constexpr std::string_view kName = "yibao";
constexpr std::size_t kVersionBytesMax = 40;

}  // namespace

base::Result<ServerGreeting> read_greeting(std::string_view body,
                                           const crypto::Digest& certificate) {
  const std::vector<std::string> lines = base::split_list(body, '\n');
  const std::string first = lines.empty() ? "" : lines.front();
  if (first != kName && !first.starts_with(std::string(kName) + " ")) {
    return base::fail(base::ErrorCode::kNotYibaoServer, "health");
  }
  ServerGreeting greeting;
  greeting.certificate = certificate;
  if (first.size() > kName.size()) {
    greeting.program = first.substr(kName.size() + 1, kVersionBytesMax);
  }
  if (!base::is_utf8(greeting.program) || base::has_invisible_characters(greeting.program)) {
    return base::fail(base::ErrorCode::kNotYibaoServer, "version");
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string code = lines[i].substr(0, lines[i].find(' '));
    if (base::is_code(code)) greeting.jurisdictions.emplace_back(code);
  }
  return greeting;
}

}  // namespace yibao::client
