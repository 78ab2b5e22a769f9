// The drawing library knows 16-bit characters only: each character beyond them gets a stand-in from
// a block that is not used otherwise, and what is in that block gets one too.
#pragma once

#include <map>
#include <vector>

namespace yibao::desktop {

// For what cannot be shown.
inline constexpr char32_t kGeta = U'〓';

class StandIns {
 public:
  // The character itself where the library knows it. When all are given away: 〓.
  char32_t of(char32_t code_point);
  // Back again.
  char32_t meaning(char32_t shown) const;

 private:
  std::vector<char32_t> stood_for_;  // by stand-in
  std::map<char32_t, char32_t> given_;
};

}  // namespace yibao::desktop
