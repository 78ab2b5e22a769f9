// Looking for words in the texts of all drafts and items. They are sealed, and no index of them is
// kept on the disk: each is opened and read, the newest first, a few at a time, so that nothing
// else waits; what is found appears as it is found. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/text_match.h"

namespace yibao::app {

struct FoundText {
  std::shared_ptr<const DraftRow> row;
  client::Snippet snippet;
};

class TextSearch {
 public:
  // What one job of the core thread reads; more are found by a narrower search.
  static constexpr std::size_t kSlice = 150;
  static constexpr std::size_t kFoundMost = 500;

  explicit TextSearch(Desk& desk) : desk_(desk) {}

  // Begins anew; does nothing where nothing is looked for.
  void start(const std::string& typed, std::shared_ptr<const DraftRows> rows);
  // What was found stays.
  void stop() { running_ = false; }
  // Back to the whole list.
  void clear();

  bool active() const { return rows_ != nullptr; }
  bool running() const { return running_; }
  bool full() const { return found_.size() >= kFoundMost; }
  std::size_t done() const { return done_; }
  std::size_t total() const { return rows_ ? rows_->size() : 0; }
  const std::vector<FoundText>& found() const { return found_; }
  const std::optional<base::Error>& problem() const { return problem_; }

 private:
  using Slice = base::Result<std::vector<FoundText>>;
  static Slice look(client::Replica& replica, const DraftRows& rows, std::size_t begin,
                    const std::vector<std::string>& terms);
  void go_on();
  void take(Slice slice);

  Desk& desk_;
  std::shared_ptr<const DraftRows> rows_;
  std::vector<std::string> terms_;
  std::vector<FoundText> found_;
  std::size_t done_ = 0;
  std::uint64_t turn_ = 0;  // rises with each search: late answers are dropped
  bool running_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
