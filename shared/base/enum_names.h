// Enumerations that have a name in JSON, in CSV or on a command line. A specialisation lists the
// names in the order of the enumerators, which start at 0 and have no gaps:
//
//   template <> struct EnumNames<Tone> { static constexpr auto kNames =
//   std::to_array<std::string_view>({"good", "bad"}); };
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace yibao::base {

template <class Enum>
struct EnumNames;

template <class Enum>
concept NamedEnum = requires {
  EnumNames<Enum>::kNames;
};

template <NamedEnum Enum>
constexpr std::string_view enum_name(Enum value) {
  return EnumNames<Enum>::kNames.at(static_cast<std::size_t>(value));
}

template <NamedEnum Enum>
constexpr std::optional<Enum> enum_from_name(std::string_view name) {
  for (std::size_t i = 0; i < EnumNames<Enum>::kNames.size(); ++i) {
    if (EnumNames<Enum>::kNames[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// "a, b, c": what a message says is allowed.
template <NamedEnum Enum>
std::string enum_choices() {
  std::string choices;
  for (const std::string_view name : EnumNames<Enum>::kNames) {
    if (!choices.empty()) choices += ", ";
    choices += name;
  }
  return choices;
}

}  // namespace yibao::base

// Declares the names of an enumeration; to be used outside any namespace.
#define YIBAO_ENUM_NAMES(Enum, ...)                                                \
  template <>                                                                      \
  struct yibao::base::EnumNames<Enum> {                                            \
    static constexpr auto kNames = std::to_array<std::string_view>({__VA_ARGS__}); \
  }
