// Between the screen and the core thread: the screen posts what is to be done and never waits; the
// answer comes back as a letter that the screen opens between two frames; the newest snapshot lies
// ready. Outlives both sides.
#pragma once

#include <functional>
#include <memory>

#include "client/core/app/job_queue.h"
#include "client/core/app/mailbox.h"
#include "client/core/app/snapshot.h"

namespace yibao::app {

class Desk {
 public:
  // `wake` makes the screen draw again; called from any thread.
  explicit Desk(std::function<void()> wake) : wake_(std::move(wake)) {}

  // -- the screen's side
  std::shared_ptr<const Snapshot> snapshot() const;
  void open_mail() { mailbox_.open(); }
  void tell(std::function<void(Core&)> job) { jobs_.post(std::move(job)); }
  // `work` runs on the core thread, `then` with its answer on the screen's.
  template <class Work, class Then>
  void ask(Work work, Then then) {
    tell([this, work = std::move(work), then = std::move(then)](Core& core) mutable {
      reply([answer = work(core), then]() mutable { then(std::move(answer)); });
    });
  }
  // The same without the replica, by the errand thread.
  template <class Work, class Then>
  void send_out(Work work, Then then) {
    errands_.post([this, work = std::move(work), then = std::move(then)]() mutable {
      reply([answer = work(), then]() mutable { then(std::move(answer)); });
    });
  }

  // -- the others' side
  JobQueue& jobs() { return jobs_; }
  ErrandQueue& errands() { return errands_; }
  void publish(std::shared_ptr<const Snapshot> snapshot);
  void reply(Mailbox::Letter letter);

 private:
  std::function<void()> wake_;
  JobQueue jobs_;
  ErrandQueue errands_;
  Mailbox mailbox_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> snapshot_ = std::make_shared<Snapshot>();
};

}  // namespace yibao::app
