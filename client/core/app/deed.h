// What a person asked for in one place: under way, done, or why not. One at a time; a second click
// while the first is under way does nothing. The screen's thread.
#pragma once

#include <type_traits>

#include "client/core/app/core.h"

namespace yibao::app {

class Deed {
 public:
  explicit Deed(Desk& desk) : desk_(desk) {}

  bool busy() const { return busy_; }
  const std::optional<base::Error>& problem() const { return problem_; }
  void fail(base::Error error) { problem_ = std::move(error); }
  void clear_problem() { problem_.reset(); }
  // The place was left: what is under way goes on, its answer is dropped.
  void forget() {
    ++turn_;
    busy_ = false;
    problem_.reset();
  }

  // `work(Core&)` runs on the core thread and gives a Result or Status; `done` hears its value, on
  // the screen's thread, only if it went well.
  template <class Work, class Done>
  void run(Work work, Done done) {
    if (busy_) return;
    busy_ = true;
    problem_.reset();
    desk_.ask(std::move(work), [this, turn = turn_, done = std::move(done)](auto result) mutable {
      if (turn != turn_) return;
      busy_ = false;
      if (!result) {
        problem_ = result.error();
      } else if constexpr (std::is_invocable_v<Done>) {
        done();
      } else {
        done(*std::move(result));
      }
    });
  }

 private:
  Desk& desk_;
  std::uint64_t turn_ = 0;
  bool busy_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
