// Bytes and their text forms. A byte string is a std::string: SQLite, the HTTP library, zstd and
// the JSON codec all take and give one, and a second container would only add copies and casts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yibao::base {

using Bytes = std::string;
using ByteView = std::string_view;

template <std::size_t N>
using ByteArray = std::array<std::uint8_t, N>;

template <std::size_t N>
ByteView view(const ByteArray<N>& array) {
  return {reinterpret_cast<const char*>(array.data()), N};
}

inline const std::uint8_t* data(ByteView bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

// Empty when the sizes differ.
template <std::size_t N>
std::optional<ByteArray<N>> to_array(ByteView bytes) {
  if (bytes.size() != N) return std::nullopt;
  ByteArray<N> array{};
  for (std::size_t i = 0; i < N; ++i) array[i] = static_cast<std::uint8_t>(bytes[i]);
  return array;
}

std::string to_hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view text);

// URL-safe alphabet without padding: how digests and keys stand in JSON. Decoding accepts the
// canonical form only, so a value has one spelling.
std::string to_base64url(ByteView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

// Compares in a time that depends on the sizes alone.
bool equal_constant_time(ByteView a, ByteView b);

// Overwrites memory that held a secret; the compiler may not leave it out.
void wipe(std::span<std::uint8_t> memory);
void wipe(std::string& text);

}  // namespace yibao::base
