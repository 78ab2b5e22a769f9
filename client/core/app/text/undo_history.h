// What was changed in a text, in steps as a person thinks of them: a phrase typed, a run erased, a
// paste. Bounded: the oldest steps are forgotten first.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "client/core/app/text/text_span.h"

namespace yibao::app {

struct TextChange {
  std::size_t at = 0;
  std::u32string removed;
  std::u32string inserted;
  std::size_t caret_before = 0;
  std::size_t anchor_before = 0;
};

class UndoHistory {
 public:
  enum class Kind : unsigned char { kTyped, kErasedBack, kErasedForward, kOther };

  // Joined to the step before where it goes on with it. What was undone is forgotten.
  void note(TextChange change, Kind kind);
  // What comes next is a step of its own.
  void end_step() { open_ = false; }

  // The change to be taken back or made again; valid until the next call. Null when there is none.
  const TextChange* undo();
  const TextChange* redo();
  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }

  // Forgets everything; the memory is overwritten.
  void wipe();

 private:
  bool join(const TextChange& change, Kind kind);
  void bound();

  std::deque<TextChange> past_;
  std::vector<TextChange> future_;
  Kind kind_ = Kind::kOther;  // of the last step
  bool open_ = false;         // the last step may go on
  std::size_t size_ = 0;      // characters in `past_`
};

void wipe(std::u32string& text);

}  // namespace yibao::app
