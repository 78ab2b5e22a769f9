// Long work of the core thread, cut into slices so that nothing else waits: each is asked for when
// the one before has come, jobs of others stand in between, and stopping is not to ask again. The
// screen's thread. `Answer` is a value: what one slice gives.
#pragma once

#include <functional>
#include <memory>

#include "client/core/app/core.h"

namespace yibao::app {

template <class Answer>
class SlicedWork {
 public:
  // Runs on the core thread, one call after the other; what it keeps in between is its own.
  using Slice = std::function<base::Result<Answer>(client::Replica&)>;
  // On the screen's thread. False: that was the last one.
  using Take = std::function<bool(Answer)>;

  explicit SlicedWork(Desk& desk) : desk_(desk) {}

  // What was under way is dropped.
  void start(Slice slice, Take take) {
    stop();
    problem_.reset();
    running_ = true;
    take_ = std::move(take);
    go_on(std::make_shared<Slice>(std::move(slice)));
  }
  // The answer of a slice that is under way belongs to nobody.
  void stop() {
    ++turn_;
    running_ = false;
  }

  bool running() const { return running_; }
  // Why it ended early; until the next start.
  const std::optional<base::Error>& problem() const { return problem_; }

 private:
  void go_on(std::shared_ptr<Slice> slice) {
    desk_.ask(
        [slice](Core& core) {
          return core.look([&](client::Replica& replica) { return (*slice)(replica); });
        },
        [this, slice, turn = turn_](base::Result<Answer> answer) {
          if (turn != turn_) return;
          if (!answer) {
            problem_ = answer.error();
            running_ = false;
          } else {
            running_ = take_(*std::move(answer));
          }
          if (turn == turn_ && running_) go_on(slice);
        });
  }

  Desk& desk_;
  Take take_;
  std::uint64_t turn_ = 0;
  bool running_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
