// Keeps a form as a working paper for as long as it is shown: what was kept comes back when it is
// shown (again), also where the screen was locked just then; what is typed is kept only after that.
// The screen's thread.
#pragma once

#include "client/core/app/paper_keeper.h"

namespace yibao::app {

class FormKeeper {
 public:
  FormKeeper(Desk& desk, base::Clock& clock) : keeper_(desk, clock) {}

  // Once a frame while the form is shown. `take` hears of what was kept, if anything was.
  template <class Take>
  void refresh(const Snapshot& snapshot, const std::string& name, Take take) {
    // Tried again with the next news.
    const bool failed = open_ && !read_ && !keeper_.loading() && tried_ != snapshot.version;
    if (!open_ || failed) {
      open_ = true;
      read_ = false;
      tried_ = snapshot.version;
      keeper_.open(name, [this, take = std::move(take)](const std::optional<base::Bytes>& kept) {
        read_ = true;
        if (kept) take(*kept);
      });
    }
    keeper_.tick();
  }
  // What was kept has come: the form may be shown.
  bool read() const { return read_; }
  void put(std::string paper) {
    if (read_) keeper_.put(std::move(paper));
  }
  // The form is left: what was typed is saved.
  void close() {
    keeper_.close();
    open_ = read_ = false;
  }
  // It is done with.
  void drop() {
    keeper_.drop();
    open_ = read_ = false;
  }
  std::optional<client::SteadyTime> wake_at() const { return keeper_.wake_at(); }
  // Why the last save failed.
  const std::optional<base::Error>& problem() const { return keeper_.problem(); }

 private:
  PaperKeeper keeper_;
  bool open_ = false;
  bool read_ = false;
  std::uint64_t tried_ = 0;
};

}  // namespace yibao::app
