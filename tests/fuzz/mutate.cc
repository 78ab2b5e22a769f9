#include "tests/fuzz/mutate.h"

#include <algorithm>

namespace yibao::fuzz {
namespace {

// What lengths, counts and signs break on.
constexpr unsigned char kBytes[] = {0x00, 0x01, 0x7f, 0x80, 0xff, '"', '\\', '{', '[', ','};
constexpr std::size_t kPieceMost = 64;

class Change {
 public:
  Change(base::Bytes& input, base::ByteView other, base::SeededRandom& random)
      : input_(input), other_(other), random_(random) {}

  void once() {
    if (input_.empty()) return insert();
    switch (random_.below(7)) {
      case 0: return flip();
      case 1: return set();
      case 2: return leave_out();
      case 3: return twice();
      case 4: return insert();
      case 5: return take_over();
      default: return cut();
    }
  }

 private:
  std::size_t place() { return static_cast<std::size_t>(random_.below(input_.size())); }
  std::size_t length() { return 1 + static_cast<std::size_t>(random_.below(kPieceMost)); }
  char special() { return static_cast<char>(kBytes[random_.below(std::size(kBytes))]); }

  void flip() {
    char& byte = input_[place()];
    byte = static_cast<char>(byte ^ (1 << random_.below(8)));
  }
  // Up to a whole number of eight bytes.
  void set() {
    const std::size_t at = place();
    const std::size_t count = std::min<std::size_t>(1 + random_.below(8), input_.size() - at);
    std::fill_n(input_.begin() + static_cast<std::ptrdiff_t>(at), count, special());
  }
  void leave_out() { input_.erase(place(), length()); }
  void twice() {
    const base::Bytes piece = input_.substr(place(), length());
    input_.insert(place(), piece);
  }
  void insert() {
    const std::size_t at = static_cast<std::size_t>(random_.below(input_.size() + 1));
    input_.insert(at, 1 + static_cast<std::size_t>(random_.below(8)), special());
  }
  void take_over() {
    if (other_.empty()) return flip();
    const auto from = static_cast<std::size_t>(random_.below(other_.size()));
    input_.replace(place(), length(), other_.substr(from, length()));
  }
  void cut() { input_.resize(place()); }

  base::Bytes& input_;
  base::ByteView other_;
  base::SeededRandom& random_;
};

}  // namespace

base::Bytes mutated(base::Bytes input, base::ByteView other, base::SeededRandom& random) {
  Change change(input, other, random);
  const std::uint64_t times = 1 + random.below(4);
  for (std::uint64_t i = 0; i < times; ++i) change.once();
  return input;
}

}  // namespace yibao::fuzz
