// Drafts as offices write them, made up by the thousand: the shipped sample texts taken apart and
// put together anew, from a seed. Pieces are short and figures drawn afresh, so that the result
// compresses like real texts (a body alone by a third, all together to 0.39 by zstd-3) and neither
// long repeats nor the shared dictionary flatter what is measured.
//
// Immutable; any thread. Throws std::runtime_error when the samples cannot be read.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "shared/domain/content.h"

namespace yibao::bench {

class Corpus {
 public:
  explicit Corpus(std::uint64_t seed);

  // The same number gives the same words.
  domain::Words words(std::size_t number) const;

 private:
  class Draw;
  std::u32string body(Draw& draw, std::size_t characters) const;
  std::u32string title(Draw& draw) const;

  std::uint64_t seed_;
  std::u32string text_;                              // all samples, one after the other
  std::map<char32_t, std::vector<std::size_t>> at_;  // where each character stands
  std::vector<std::size_t> starts_;                  // of sentences
};

}  // namespace yibao::bench
