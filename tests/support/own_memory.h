// Looks for a secret in this process's own memory. The secret is kept masked, so that what is
// looked for does not find itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/bytes.h"

namespace yibao::testing {

class Masked {
 public:
  explicit Masked(base::ByteView secret);

  // How often it stands in memory that this process can write: heap, stacks, data.
  std::size_t times_in_memory() const;
  // For handing it out again; the caller wipes it.
  std::string text() const;

 private:
  std::size_t times_between(std::uint64_t begin, std::uint64_t end) const;

  std::vector<std::uint8_t> masked_;
};

}  // namespace yibao::testing
