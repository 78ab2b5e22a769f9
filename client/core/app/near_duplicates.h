// Items of the unit that are much like the one being written: looked for whenever it was saved, on
// the core thread, a few texts at a time. The screen's thread.
#pragma once

#include "client/core/app/writing_place.h"
#include "client/core/similarity.h"

namespace yibao::app {

struct NearText {
  std::shared_ptr<const DraftRow> row;
  int percent = 0;
};

class NearDuplicates {
 public:
  // The newest of them; older ones are no news.
  static constexpr std::size_t kRowsMost = 3000;
  // What one job reads.
  static constexpr std::size_t kSlice = 100;
  static constexpr std::size_t kShownMost = 3;
  static constexpr int kTextPercent = 50;
  static constexpr int kTitlePercent = 75;

  explicit NearDuplicates(Desk& desk) : desk_(desk) {}

  // Once a frame while something is written.
  void refresh(const Snapshot& snapshot, const WritingPlace& writing);
  void close();
  // The likest first.
  const std::vector<NearText>& found() const { return found_; }
  bool busy() const { return under_way_; }

 private:
  struct Print {
    std::shared_ptr<const DraftRow> row;  // that it was made from
    client::Fingerprint text;
    client::Fingerprint title;
  };
  // Owned by the core thread's jobs.
  using Prints = std::map<domain::Subject, Print>;
  struct Answer {
    bool complete = false;
    std::vector<NearText> found;
  };

  // False while there are more to read.
  static bool read_some(client::Replica& replica, const DraftRows& rows, Prints& prints);
  static std::vector<NearText> likest(const Prints& prints, const domain::Subject& own);
  void ask();

  Desk& desk_;
  std::shared_ptr<Prints> prints_ = std::make_shared<Prints>();
  std::shared_ptr<const DraftRows> rows_;
  std::optional<domain::Subject> draft_;
  std::uint64_t turn_ = 0;
  bool under_way_ = false;
  std::vector<NearText> found_;
};

}  // namespace yibao::app
