// Identifiers. An Id is a UUIDv7 that its author chose: unique without asking anyone, ordered by
// the time it was made. A Code is a short name from a registry or ruleset (a unit, a journal).
// Each kind is its own type, so that one cannot stand where another belongs.
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/time.h"

namespace yibao::base {

// 16 bytes as 26 letters and digits (Crockford's base 32, lower case; no i, l, o, u).
std::string uuid_text(const ByteArray<16>& bytes);
std::optional<ByteArray<16>> uuid_from_text(std::string_view text);

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(const ByteArray<16>& bytes) : bytes_(bytes) {}
  static std::optional<Id> parse(std::string_view text) {
    const auto bytes = uuid_from_text(text);
    if (!bytes) return std::nullopt;
    return Id(*bytes);
  }

  std::string text() const { return uuid_text(bytes_); }
  const ByteArray<16>& bytes() const { return bytes_; }
  bool is_nil() const { return bytes_ == ByteArray<16>{}; }
  auto operator<=>(const Id&) const = default;

 private:
  ByteArray<16> bytes_{};
};

using EventId = Id<struct EventIdTag>;
using PersonId = Id<struct PersonIdTag>;
using DeviceId = Id<struct DeviceIdTag>;
// What an event is about: an item, a commission, a unit's registration, a record...
using SubjectId = Id<struct SubjectIdTag>;

// Makes ids; one maker per thread. Ids of one maker ascend even when the clock jumps back.
class IdMaker {
 public:
  IdMaker(Clock& clock, RandomSource& random) : clock_(clock), random_(random) {}
  template <class AnyId>
  AnyId make() {
    return AnyId(next());
  }

 private:
  ByteArray<16> next();

  Clock& clock_;
  RandomSource& random_;
  std::int64_t last_millis_ = 0;
  std::uint32_t counter_ = 0;  // the 12 bits after the time
};

// A code's letters: small Latin letters, digits, '_', '-', '.'; it starts with a letter or digit.
bool is_code(std::string_view text);
inline constexpr std::size_t kCodeBytesMax = 48;

template <class Tag>
class Code {
 public:
  Code() = default;
  explicit Code(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Code&) const = default;

 private:
  std::string text_;
};

using UnitCode = Code<struct UnitCodeTag>;
using JurisdictionCode = Code<struct JurisdictionCodeTag>;

struct IdHash {
  template <class Tag>
  std::size_t operator()(const Id<Tag>& id) const {
    return std::hash<std::string_view>()(view(id.bytes()));
  }
  template <class Tag>
  std::size_t operator()(const Code<Tag>& code) const {
    return std::hash<std::string>()(code.text());
  }
};

}  // namespace yibao::base
