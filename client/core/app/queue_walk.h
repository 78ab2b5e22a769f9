// Items that wait for a person's decision, opened one after another: with one dealt with, the next
// one opens by itself. What was given for an item goes with it. For a signer and for the office.
// The screen's thread.
#pragma once

#include "client/core/app/item_queue.h"
#include "client/core/app/sheet_place.h"
#include "client/core/app/signing_sheet.h"

namespace yibao::app {

class QueueWalk : public SheetPlace<SigningSheet> {
 public:
  ItemQueue queue;

  void open(const domain::Subject& item);
  bool is_open() const { return item_.has_value(); }
  bool loading() const { return item_ && !sheet() && !problem(); }
  // From one; 0 when the open item is not in the queue.
  std::size_t position() const { return queue.position(item_); }
  // Along the queue; at its end nothing happens.
  void step(int by);
  // To the queue.
  void close();
  // Opened out of another place: that is where Back leads.
  void visit(const domain::Subject& item);
  bool visited() const { return visited_; }
  void back();
  void refresh(const Snapshot& snapshot);
  // The queue as the snapshot has it; cheap while nothing changes.
  const DraftRows& arrange(const Snapshot& snapshot) {
    return queue.arrange((*snapshot.waiting).*source_);
  }

 protected:
  // What waits, and what of it is gone through.
  using Source = std::shared_ptr<const DraftRows> WaitingItems::*;
  QueueWalk(Desk& desk, Way& way, Source source, ItemQueue::Fits fits)
      : SheetPlace(desk, way), queue(std::move(fits)), source_(source) {}
  virtual ~QueueWalk() = default;

  // The item is closed: what was given for it is for no other one.
  virtual void forget_answers() = 0;
  // What is open now; nullopt: the queue.
  virtual void attend(const std::optional<domain::Subject>& /*item*/) {}
  // Does it about the open item, goes on to the next one and says so.
  void decide(Act act, const char* notice);
  void dealt_with(const domain::Subject& item, const char* notice);

  std::optional<domain::Subject> item_;
  bool visited_ = false;

 private:
  Source source_;
};

}  // namespace yibao::app
