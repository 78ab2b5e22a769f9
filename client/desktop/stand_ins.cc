#include "client/desktop/stand_ins.h"

namespace yibao::desktop {
namespace {

constexpr char32_t kLastNarrow = 0xFFFF;
// Canadian syllabics: not filtered by text fields, as the private use area is.
constexpr char32_t kFirst = 0x1400;
constexpr char32_t kLast = 0x167F;

bool is_stand_in(char32_t code_point) {
  return code_point >= kFirst && code_point <= kLast;
}

}  // namespace

char32_t StandIns::of(char32_t code_point) {
  if (code_point <= kLastNarrow && !is_stand_in(code_point)) return code_point;
  const auto found = given_.find(code_point);
  if (found != given_.end()) return found->second;
  const auto next = static_cast<char32_t>(kFirst + stood_for_.size());
  if (next > kLast) return kGeta;
  stood_for_.push_back(code_point);
  given_.emplace(code_point, next);
  return next;
}

char32_t StandIns::meaning(char32_t shown) const {
  if (!is_stand_in(shown)) return shown;
  const std::size_t index = shown - kFirst;
  return index < stood_for_.size() ? stood_for_[index] : shown;
}

}  // namespace yibao::desktop
