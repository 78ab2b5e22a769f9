#include "client/core/app/text/text_span.h"

#include <algorithm>

namespace yibao::app {

void shift_marks(std::vector<TextMark>& marks, TextSpan removed, std::size_t inserted) {
  const auto shifted = [&](std::size_t at) { return at - removed.size() + inserted; };
  std::erase_if(marks, [&](const TextMark& mark) {
    return !removed.empty() && mark.span.begin >= removed.begin && mark.span.end <= removed.end;
  });
  for (TextMark& mark : marks) {
    if (mark.span.begin >= removed.end) {
      mark.span.begin = shifted(mark.span.begin);
    } else if (mark.span.begin > removed.begin) {
      mark.span.begin = removed.begin + inserted;
    }
    if (mark.span.end >= removed.end && mark.span.end > removed.begin) {
      mark.span.end = shifted(mark.span.end);
    } else if (mark.span.end > removed.begin) {
      mark.span.end = removed.begin;
    }
  }
  std::erase_if(marks, [](const TextMark& mark) { return mark.span.empty(); });
}

}  // namespace yibao::app
