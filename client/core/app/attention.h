// What calls for the person: how many things wait for them, and whether something has joined them
// since the last look. The screen's thread; one look a frame costs nothing while nothing changes.
#pragma once

#include <set>
#include <string>

#include "client/core/app/desk.h"

namespace yibao::app {

class Attention {
 public:
  // Of the newest snapshot. What was there when the person signed in does not call; what the
  // exchange brings afterwards does, behind a locked screen too.
  void look(const Snapshot& snapshot);
  // Things that wait: offers to sign, returned items, refused events, commissions that nobody has
  // said were seen; at the office emergencies and what units ask back, not every item received.
  std::size_t count() const { return waiting_.size(); }
  // True once when something new came.
  bool take_call() { return std::exchange(calls_, false); }

 private:
  std::set<std::string> waiting_;
  std::shared_ptr<const WaitingItems> items_;
  std::shared_ptr<const OutboxRows> outbox_;
  std::shared_ptr<const CommissionLines> commissions_;
  bool present_ = false;
  bool calls_ = false;
};

// Makes a sound with what the machine has for it. On the core thread. False: it has nothing.
bool ring();

}  // namespace yibao::app
