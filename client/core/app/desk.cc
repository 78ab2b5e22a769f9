#include "client/core/app/desk.h"

#include <algorithm>

namespace yibao::app {

bool Account::has(domain::Role role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::shared_ptr<const Snapshot> Desk::snapshot() const {
  const std::lock_guard<std::mutex> guard(mutex_);
  return snapshot_;
}

void Desk::publish(std::shared_ptr<const Snapshot> snapshot) {
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    snapshot_ = std::move(snapshot);
  }
  wake_();
}

void Desk::reply(Mailbox::Letter letter) {
  mailbox_.put(std::move(letter));
  wake_();
}

}  // namespace yibao::app
