#include "shared/base/log.h"

#include <fmt/format.h>

namespace yibao::base {
namespace {

std::string as_json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

constexpr std::string_view name(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo: return "info";
    case LogLevel::kWarn: return "warn";
    case LogLevel::kAlarm: return "alarm";
  }
  return "info";
}

}  // namespace

void Log::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = fmt::format(R"({{"time":"{}","level":"{}","event":{})",
                                 to_rfc3339(clock_.now()), name(level), as_json_string(event));
  for (const LogField& field : fields) {
    line += "," + as_json_string(field.key) + ":";
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
      line += std::to_string(*number);
    } else {
      line += as_json_string(std::get<std::string>(field.value));
    }
  }
  line += "}\n";
  const std::scoped_lock lock(mutex_);
  sink_(line);
}

}  // namespace yibao::base
