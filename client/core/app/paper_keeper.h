// Keeps what a person types at one place as a working paper: at pauses, at the latest some seconds
// after the first keystroke, and whenever the place is left. So nothing typed is lost, and the
// place need not know when to save. The screen's thread.
#pragma once

#include <chrono>
#include <functional>

#include "client/core/app/core.h"
#include "client/core/app/unsaved.h"

namespace yibao::app {

class PaperKeeper {
 public:
  PaperKeeper(Desk& desk, base::Clock& clock) : desk_(desk), clock_(clock) {}

  // From now on it is this paper. `then` hears what was kept of it, nullopt where nothing was.
  using Then = std::function<void(std::optional<base::Bytes>)>;
  void open(const std::string& name, Then then);
  bool loading() const { return loading_; }

  // What stands there now; saved when it is time. `plain` as it shall be read again.
  void put(std::string plain);
  // Once a frame.
  void tick();
  std::optional<client::SteadyTime> wake_at() const;
  // Saves now; posted before whatever the caller posts next.
  void flush();
  // Keeps nothing more of it; what was kept goes with `drop`.
  void close();
  void drop();

  bool unsaved() const { return bool(unsaved_) || under_way_ > 0; }
  // Why the last save failed, until one succeeds.
  const std::optional<base::Error>& problem() const { return problem_; }

  // What it was of was found secret or purged meanwhile: nothing more is kept.
  bool wiped() const { return wiped_; }

 private:
  void forget();

  Desk& desk_;
  base::Clock& clock_;
  std::string name_;  // "": closed
  std::string plain_;
  bool loading_ = false;
  bool wiped_ = false;
  std::uint64_t wipes_ = 0;  // of the paper when it was opened
  int under_way_ = 0;
  std::uint64_t opening_ = 0;
  Unsaved unsaved_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
