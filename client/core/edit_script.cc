#include "client/core/edit_script.h"

#include <algorithm>

namespace yibao::client {
namespace {

// Myers' greedy search: the furthest place on each diagonal after so many edits, all of them kept
// to find the way back.
class Search {
 public:
  Search(std::span<const int> before, std::span<const int> after, int most_edits)
      : before_(before),
        after_(after),
        width_(static_cast<int>(before.size())),
        height_(static_cast<int>(after.size())),
        most_edits_(std::min(width_ + height_, most_edits)) {}

  Matches run() {
    furthest_.assign(static_cast<std::size_t>(2 * most_edits_ + 3), 0);
    middle_ = most_edits_ + 1;
    for (int edits = 0; edits <= most_edits_; ++edits) {
      const bool done = step(edits);
      reached_.emplace_back(furthest_.begin() + middle_ - edits,
                            furthest_.begin() + middle_ + edits + 1);
      if (done) return way_back(edits);
    }
    return {};
  }

 private:
  // Whether the next place on the diagonal is reached by adding a part, not by removing one.
  static bool adds(int diagonal, int edits, int left, int right) {
    return diagonal == -edits || (diagonal != edits && left < right);
  }
  int& at(int diagonal) { return furthest_[static_cast<std::size_t>(middle_ + diagonal)]; }

  bool step(int edits) {
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const bool add = edits > 0 && adds(diagonal, edits, at(diagonal - 1), at(diagonal + 1));
      int x = edits == 0 ? 0 : add ? at(diagonal + 1) : at(diagonal - 1) + 1;
      int y = x - diagonal;
      while (x < width_ && y < height_ &&
             before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)]) {
        ++x;
        ++y;
      }
      at(diagonal) = x;
      if (x >= width_ && y >= height_) return true;
    }
    return false;
  }

  Matches way_back(int edits) const {
    Matches matches;
    int x = width_;
    int y = height_;
    for (; edits >= 0; --edits) {
      int from = 0;
      int from_diagonal = 0;
      if (edits > 0) {
        const std::vector<int>& row = reached_[static_cast<std::size_t>(edits - 1)];
        const auto place = [&](int diagonal) {
          const int index = diagonal + edits - 1;
          return index < 0 || index >= static_cast<int>(row.size())
                     ? -1
                     : row[static_cast<std::size_t>(index)];
        };
        const int diagonal = x - y;
        const bool add = adds(diagonal, edits, place(diagonal - 1), place(diagonal + 1));
        from_diagonal = add ? diagonal + 1 : diagonal - 1;
        from = place(from_diagonal);
      }
      const int from_y = from - from_diagonal;
      // Back to where the edit ended, everything matches.
      while (x > from && y > from_y) matches.emplace_back(--x, --y);
      x = from;
      y = from_y;
    }
    std::reverse(matches.begin(), matches.end());
    return matches;
  }

  std::span<const int> before_;
  std::span<const int> after_;
  int width_;
  int height_;
  int most_edits_;
  int middle_ = 0;
  std::vector<int> furthest_;
  std::vector<std::vector<int>> reached_;
};

}  // namespace

Matches common_parts(std::span<const int> before, std::span<const int> after, int most_edits) {
  return Search(before, after, most_edits).run();
}

}  // namespace yibao::client
