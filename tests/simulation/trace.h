// What happened, line by line, for the person who looks at a failed seed; and a digest over all of
// it and over every byte that went over the line, so that two runs of a seed can be compared.
#pragma once

#include <deque>
#include <string>

#include "shared/crypto/digest.h"

namespace yibao::simulation {

class Trace {
 public:
  void say(std::string line);
  // Takes bytes into the digest without a line.
  void mix(base::ByteView bytes);
  void begin_step(std::size_t number) { step_ = number; }

  const std::deque<std::string>& last_lines() const { return lines_; }
  const crypto::Digest& digest() const { return digest_; }

 private:
  std::size_t step_ = 0;
  std::deque<std::string> lines_;
  crypto::Digest digest_{};
};

}  // namespace yibao::simulation
