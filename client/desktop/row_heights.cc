#include "client/desktop/row_heights.h"

#include <algorithm>
#include <bit>

namespace yibao::desktop {
namespace {

// The lowest bit that is set: how many rows a sum of the tree stands for.
std::size_t span_of(std::size_t place) {
  return place & (~place + 1);
}

}  // namespace

void RowHeights::fit(std::size_t count, float guess) {
  if (count == heights_.size()) return;
  heights_.resize(count, guess);
  sums_.assign(count + 1, 0);
  for (std::size_t place = 1; place <= count; ++place) {
    sums_[place] += static_cast<double>(heights_[place - 1]);
    const std::size_t next = place + span_of(place);
    if (next <= count) sums_[next] += sums_[place];
  }
}

void RowHeights::set(std::size_t row, float height) {
  const double difference = static_cast<double>(height) - static_cast<double>(heights_[row]);
  heights_[row] = height;
  for (std::size_t place = row + 1; place < sums_.size(); place += span_of(place)) {
    sums_[place] += difference;
  }
}

float RowHeights::above(std::size_t row) const {
  double sum = 0;
  for (std::size_t place = row; place > 0; place -= span_of(place)) sum += sums_[place];
  return static_cast<float>(sum);
}

std::size_t RowHeights::row_at(float y) const {
  double left = static_cast<double>(y);
  std::size_t place = 0;
  for (std::size_t step = std::bit_floor(count()); step > 0; step /= 2) {
    const std::size_t next = place + step;
    if (next > count() || sums_[next] > left) continue;
    place = next;
    left -= sums_[next];
  }
  return std::min(place, count() - 1);
}

}  // namespace yibao::desktop
