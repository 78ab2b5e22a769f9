#include "client/core/app/queue_walk.h"

#include <utility>

namespace yibao::app {

void QueueWalk::open(const domain::Subject& item) {
  close();
  item_ = item;
  attend(item_);
  loaded_.open([item](client::Replica& replica) { return signing_sheet(replica, item); });
}

void QueueWalk::close() {
  if (const std::size_t at = position(); at > 0) queue.chosen = at - 1;
  if (item_) attend(std::nullopt);
  item_.reset();
  loaded_.close();
  deed_.forget();
  forget_answers();
}

void QueueWalk::visit(const domain::Subject& item) {
  open(item);
  visited_ = true;
}

void QueueWalk::back() {
  close();
  if (std::exchange(visited_, false)) way_.back();
}

void QueueWalk::step(int by) {
  if (busy()) return;
  const auto next = queue.step(item_, by);
  if (next && is_open()) open(*next);
}

void QueueWalk::refresh(const Snapshot& snapshot) {
  arrange(snapshot);
  SheetPlace::refresh(snapshot);
}

void QueueWalk::decide(Act act, const char* notice) {
  this->act(std::move(act), [this, item = *item_, notice] { dealt_with(item, notice); });
}

void QueueWalk::dealt_with(const domain::Subject& item, const char* notice) {
  const auto next = queue.take_out(item);
  close();
  if (next) open(*next);
  way_.say(notice);
}

}  // namespace yibao::app
