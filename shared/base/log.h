// The structured log: one JSON object a line with a time, a level, an event name and fields that
// are ids, codes, counts or durations. Titles, texts, names, phones, passphrases and one-time codes
// never go in; the field types make that hard, a test that scans whole logs proves it.
// Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "shared/base/error.h"
#include "shared/base/time.h"

namespace yibao::base {

enum class LogLevel : std::uint8_t {
  kInfo,   // for the record
  kWarn,   // worth a look this week
  kAlarm,  // an administrator must act
};

struct LogField {
  std::string_view key;
  std::variant<std::int64_t, std::string> value;

  LogField(std::string_view name, std::int64_t number) : key(name), value(number) {}
  LogField(std::string_view name, std::size_t number)
      : key(name), value(static_cast<std::int64_t>(number)) {}
  LogField(std::string_view name, std::string code) : key(name), value(std::move(code)) {}
  LogField(std::string_view name, const Error& error)
      : key(name), value(std::string(base::name(error.code))) {}
};

class Log {
 public:
  using Sink = std::function<void(std::string_view line)>;

  Log(Clock& clock, Sink sink) : clock_(clock), sink_(std::move(sink)) {}
  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

 private:
  Clock& clock_;
  Sink sink_;
  std::mutex mutex_;
};

}  // namespace yibao::base
