// Versions of one item that were offered from two machines, side by side: a person takes each
// paragraph from the one, the other or both, and what comes of it is a draft in the place of all.
// The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/app/writing_place.h"
#include "client/core/paragraph_merge.h"

namespace yibao::app {

struct MergeVersion {
  std::optional<base::EventId> offer;  // absent: the draft on this machine
  std::string author;                  // "" where unknown
  base::Timestamp made_at{};
  client::DraftDocument document;
};
struct MergeSheet {
  domain::Subject item;
  std::vector<MergeVersion> versions;  // the oldest offer first, the local draft last
};
base::Result<MergeSheet> merge_sheet(client::Replica& replica, const domain::Subject& item);

class MergingPlace {
 public:
  MergingPlace(Desk& desk, Way& way, WritingPlace& writing)
      : way_(way), writing_(writing), sheet_(desk), deed_(desk) {}

  void open(const domain::Subject& item);
  void close();
  // Once a frame while it is shown.
  void refresh(const Snapshot& snapshot);

  // Which two are compared; choices made before are dropped.
  void compare(std::size_t left, std::size_t right);
  std::size_t left() const { return left_; }
  std::size_t right() const { return right_; }

  const std::shared_ptr<const MergeSheet>& sheet() const { return sheet_.sheet(); }
  const std::vector<client::MergeBlock>& blocks() const { return blocks_; }
  // One for each block: what the person takes.
  std::vector<client::MergeTake> takes;
  client::MergeTake title = client::MergeTake::kLeft;  // one or the other

  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : sheet_.problem();
  }
  // Saved as a draft whose parents are all versions that were offered, and opened for writing.
  void finish();

 private:
  const MergeVersion& version(std::size_t index) const { return sheet()->versions[index]; }

  Way& way_;
  WritingPlace& writing_;
  Loaded<MergeSheet> sheet_;
  Deed deed_;
  std::shared_ptr<const MergeSheet> compared_;
  std::size_t left_ = 0;
  std::size_t right_ = 1;
  std::vector<client::MergeBlock> blocks_;
};

}  // namespace yibao::app
