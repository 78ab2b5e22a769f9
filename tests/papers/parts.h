// What the tests of files have in common: parts of an archive as they are, why something is
// refused.
#pragma once

#include <string>

#include "client/papers/zip_archive.h"

namespace yibao::papers {

inline std::string part_of(const base::Bytes& archive, const std::string& part) {
  constexpr std::size_t kMost = 100'000'000;
  std::string whole;
  ZipReader::open(archive)->read(part, kMost, [&](base::ByteView piece, bool) {
    whole += piece;
    return true;
  });
  return whole;
}

inline bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

inline base::TextArgs why(const char* reason) {
  return base::not_now(reason).args;
}

}  // namespace yibao::papers
