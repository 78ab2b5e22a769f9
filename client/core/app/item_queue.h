// Items that wait for a person's decision, gone through one after another. A list of its own beside
// the snapshot's (waiting_items.h), so that what has just been dealt with is gone before the
// snapshot says so. The screen's thread.
#pragma once

#include <functional>

#include "client/core/app/snapshot.h"

namespace yibao::app {

class ItemQueue {
 public:
  using Fits = std::function<bool(const DraftRow&)>;
  explicit ItemQueue(Fits fits) : fits_(std::move(fits)) {}

  // Those that fit, of rows in the order they are gone through. Anew only where the rows are other
  // ones, or `again` was called.
  const DraftRows& arrange(const std::shared_ptr<const DraftRows>& rows);
  // What fits has changed.
  void again() { seen_.reset(); }
  // What does not come next by itself: somebody else is at it.
  void pass_over(Fits fits) { passed_over_ = std::move(fits); }
  const DraftRows& rows() const { return rows_; }

  std::size_t chosen = 0;  // while no item is open
  // From one; 0 when it is not in the queue.
  std::size_t position(const std::optional<domain::Subject>& item) const;
  // Goes along from the open item, or from the chosen one; nullopt, and nothing happens, at an end.
  std::optional<domain::Subject> step(const std::optional<domain::Subject>& open, int by);
  // It was dealt with. Gives what stood behind it, else what is left; what is passed over only
  // where there is nothing else.
  std::optional<domain::Subject> take_out(const domain::Subject& item);

 private:
  Fits fits_;
  Fits passed_over_ = [](const DraftRow&) { return false; };
  std::shared_ptr<const DraftRows> seen_;
  DraftRows rows_;
};

}  // namespace yibao::app
