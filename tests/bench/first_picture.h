// When something appears on a display that was empty: looked at from outside, so that every program
// is measured alike.
#pragma once

#include <memory>
#include <stdexcept>

namespace yibao::bench {

// The display that the environment names. One thread. Throws std::runtime_error.
class FirstPicture {
 public:
  FirstPicture();
  ~FirstPicture();
  FirstPicture(const FirstPicture&) = delete;
  FirstPicture& operator=(const FirstPicture&) = delete;

  // Down the middle of the display there is more than one colour.
  bool shown() const;
  // Asks again every millisecond; throws when it takes half a minute.
  void wait_until(bool shown) const;

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace yibao::bench
