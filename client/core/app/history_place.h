// The saves of one draft: when, how long, what changed; any of them can be taken back, which is a
// save again. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/app/writing_place.h"
#include "client/core/text_diff.h"

namespace yibao::app {

struct HistoryLine {
  std::int64_t number = 0;
  base::Timestamp saved_at{};
  std::size_t characters = 0;  // as the ruleset counts
};
struct HistorySheet {
  std::string title;               // as it is now
  std::vector<HistoryLine> lines;  // the newest first
};
base::Result<HistorySheet> history_sheet(client::Replica& replica, const domain::Subject& draft);

// A save is compared with the draft as it is now, or with the save before it.
enum class HistoryAgainst : std::uint8_t { kPresent, kPredecessor };

struct HistoryChanges {
  client::TextRuns title;
  client::TextRuns body;
};

class HistoryPlace {
 public:
  HistoryPlace(Desk& desk, Way& way, WritingPlace& writing)
      : way_(way), writing_(writing), sheet_(desk), changes_(desk), deed_(desk) {}

  void open(const domain::Subject& draft);
  void close();
  // Once a frame while it is shown.
  void refresh(const Snapshot& snapshot);

  // A line of the sheet; the newest, until a person chooses.
  void choose(std::size_t line);
  void compare_with(HistoryAgainst against);
  std::size_t chosen() const { return chosen_; }
  HistoryAgainst against() const { return against_; }

  // Null until read.
  const std::shared_ptr<const HistorySheet>& sheet() const { return sheet_.sheet(); }
  const std::shared_ptr<const HistoryChanges>& changes() const { return changes_.sheet(); }
  bool is_current(const Snapshot& snapshot) const;
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const;

  // The chosen save becomes the newest; the draft is opened with it.
  void restore();
  // Back to the draft.
  void leave();

 private:
  void read_changes();

  Way& way_;
  WritingPlace& writing_;
  Loaded<HistorySheet> sheet_;
  Loaded<HistoryChanges> changes_;
  Deed deed_;
  std::optional<domain::Subject> draft_;
  std::size_t chosen_ = 0;
  HistoryAgainst against_ = HistoryAgainst::kPredecessor;
  std::shared_ptr<const HistorySheet> compared_;  // what `changes_` was read for
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::HistoryAgainst, "present", "predecessor");
