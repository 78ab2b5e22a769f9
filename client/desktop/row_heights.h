// Where the rows of a long list stand that are not all alike in height: how high a row is is known
// once it was drawn, and guessed before. Asking and correcting take a few steps for any number of
// rows.
//
// The screen's thread.
#pragma once

#include <cstddef>
#include <vector>

namespace yibao::desktop {

class RowHeights {
 public:
  // For so many rows; what is known of them stays. `guess`: of a row that nobody has seen.
  void fit(std::size_t count, float guess);
  void set(std::size_t row, float height);

  std::size_t count() const { return heights_.size(); }
  float height(std::size_t row) const { return heights_[row]; }
  // Of all rows before it; of all rows for count().
  float above(std::size_t row) const;
  // The row at that distance from the top: the first or the last beyond the ends. There is one.
  std::size_t row_at(float y) const;

 private:
  std::vector<float> heights_;
  std::vector<double> sums_;  // a Fenwick tree over them
};

}  // namespace yibao::desktop
