// Whether the open draft is a state secret: asked when a mark stands in it, or by the person. The
// screen's thread.
#pragma once

#include "client/core/app/writing_place.h"

namespace yibao::app {

class SecrecyQuestion {
 public:
  explicit SecrecyQuestion(WritingPlace& writing) : writing_(writing) {}

  std::size_t basis = 0;  // of domain::SecretBasis

  void ask() { asked_ = true; }
  bool is_open() const { return writing_.is_open() && (asked_ || writing_.asks_if_secret()); }
  void no() {
    asked_ = false;
    writing_.not_secret();
  }
  void yes() {
    asked_ = false;
    writing_.not_secret();  // answered: not asked again while it is being wiped
    writing_.found_secret(static_cast<domain::SecretBasis>(basis));
    basis = 0;
  }

 private:
  WritingPlace& writing_;
  bool asked_ = false;
};

}  // namespace yibao::app
