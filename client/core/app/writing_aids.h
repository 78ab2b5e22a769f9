// What helps beside the text that is being written: what the fields can be chosen from. The
// screen's thread.
#pragma once

#include "client/core/app/draft_fields.h"
#include "client/core/app/loaded.h"

namespace yibao::app {

class WritingAids {
 public:
  enum class Side : std::uint8_t { kChecks, kFields, kPapers };
  Side side = Side::kChecks;  // what the person looks at
  bool over_text = false;     // where there is no room for both, in place of the text

  explicit WritingAids(Desk& desk) : choices_(desk, draft_choices) {}

  // Once a frame while something is written.
  void refresh(const Snapshot& snapshot) { choices_.refresh(snapshot); }
  void close() {
    side = Side::kChecks;
    over_text = false;
    choices_.close();
  }

  // Null until read.
  const std::shared_ptr<const DraftChoices>& choices() const { return choices_.sheet(); }
  bool is_current(const Snapshot& snapshot) const { return choices_.is_current(snapshot); }

 private:
  Loaded<DraftChoices> choices_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::WritingAids::Side, "checks", "fields", "papers");
