// Looking for words in the texts of all drafts and items. They are sealed, and no index of them is
// kept on the disk: each is opened and read, the newest first, a few at a time, so that nothing
// else waits; what is found appears as it is found. The screen's thread.
#pragma once

#include "client/core/app/sliced_work.h"
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

  explicit TextSearch(Desk& desk) : work_(desk) {}

  // Begins anew; does nothing where nothing is looked for.
  void start(const std::string& typed, std::shared_ptr<const DraftRows> rows);
  // What was found stays.
  void stop() { work_.stop(); }
  // Back to the whole list.
  void clear();

  bool active() const { return rows_ != nullptr; }
  bool running() const { return work_.running(); }
  bool full() const { return found_.size() >= kFoundMost; }
  std::size_t done() const { return done_; }
  std::size_t total() const { return rows_ ? rows_->size() : 0; }
  const std::vector<FoundText>& found() const { return found_; }
  const std::optional<base::Error>& problem() const { return work_.problem(); }

 private:
  using Found = std::vector<FoundText>;
  static Found look(client::Replica& replica, const DraftRows& rows, std::size_t begin,
                    const std::vector<std::string>& terms);
  bool take(Found found);

  SlicedWork<Found> work_;
  std::shared_ptr<const DraftRows> rows_;
  Found found_;
  std::size_t done_ = 0;
};

}  // namespace yibao::app
