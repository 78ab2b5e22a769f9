// Published vectors, as they are printed.
#pragma once

#include <doctest/doctest.h>

#include "shared/base/bytes.h"

namespace yibao::crypto {

template <std::size_t N>
base::ByteArray<N> bytes_of(std::string_view hex) {
  const auto bytes = base::from_hex(hex);
  REQUIRE(bytes.has_value());
  return *base::to_array<N>(*bytes);
}

}  // namespace yibao::crypto
