// The office's working draft of the rules at this computer: its text, the steps in which it was
// changed, and what could be read of it at the last pause. Kept as a working paper, so that nothing
// typed is lost, not even what is no JSON yet. The screen's thread.
#pragma once

#include "client/core/app/office/rules/draft_reading.h"
#include "client/core/app/office/rules/draft_steps.h"
#include "client/core/app/paper_keeper.h"

namespace yibao::app {

class RulesetDraft {
 public:
  RulesetDraft(Desk& desk, base::Clock& clock) : desk_(desk), clock_(clock), keeper_(desk, clock) {}

  // Once a frame while the place is shown: finds what was kept, reads it again after pauses.
  void refresh(const Snapshot& snapshot);
  // What was typed is kept.
  void flush() { keeper_.flush(); }
  // And nothing of it stays in the memory.
  void close();
  std::optional<client::SteadyTime> wake_at() const;

  // It has been looked for; there is one.
  bool is_known() const { return known_; }
  bool is_open() const { return open_; }
  // Another text altogether, where there is one as one more step.
  void begin(std::string text);
  void discard();

  const std::string& text() const { return text_; }
  // Null while it is no JSON.
  const client::RulesetText* parts() const { return parts_ ? &*parts_ : nullptr; }
  // Rises with every change.
  std::uint64_t revision() const { return revision_; }

  // `edit` changes the parts and says whether it did; changes of one `what` without a pause in
  // between are one step.
  using Edit = std::function<bool(client::RulesetText&)>;
  bool change(const std::string& what, const Edit& edit);
  void set_text(std::string text, const std::string& what);
  bool can_undo() const { return steps_.can_undo(); }
  bool can_redo() const { return steps_.can_redo(); }
  void undo() { take_step(steps_.undo(text_)); }
  void redo() { take_step(steps_.redo(text_)); }

  // Null before it was read once; an older one stays while a newer is being made.
  const std::shared_ptr<const DraftReading>& reading() const { return reading_; }
  bool is_read() const { return reading_ && reading_->revision == revision_; }
  // Why it could not be kept.
  const std::optional<base::Error>& problem() const { return keeper_.problem(); }

 private:
  void take_step(std::string text);
  void take(std::string text);
  void look_for(const std::string& paper);
  void read();

  Desk& desk_;
  base::Clock& clock_;
  PaperKeeper keeper_;
  std::string paper_;
  bool known_ = false;
  bool open_ = false;
  std::string text_;
  std::optional<client::RulesetText> parts_;
  DraftSteps steps_;
  std::uint64_t revision_ = 1;
  client::SteadyTime changed_at_{};
  std::uint64_t opening_ = 0;  // late readings of another draft belong to nobody
  std::uint64_t asked_ = 0;    // the revision that was last asked to be read
  std::uint64_t facts_ = 0;    // and the facts then
  bool reading_now_ = false;
  std::shared_ptr<const DraftReading> reading_;
};

}  // namespace yibao::app
