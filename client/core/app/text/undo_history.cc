#include "client/core/app/text/undo_history.h"

#include "shared/base/bytes.h"

namespace yibao::app {
namespace {

// Ten times the longest text: a day's work at a draft.
constexpr std::size_t kCharactersMost = 200'000;
constexpr std::size_t kStepsMost = 10'000;

std::size_t size_of(const TextChange& change) {
  return change.removed.size() + change.inserted.size();
}

void wipe_change(TextChange& change) {
  app::wipe(change.removed);
  app::wipe(change.inserted);
}

}  // namespace

void wipe(std::u32string& text) {
  text.resize(text.capacity());
  base::wipe(std::span(reinterpret_cast<std::uint8_t*>(text.data()),
                       text.size() * sizeof(std::u32string::value_type)));
  text.clear();
}

bool UndoHistory::join(const TextChange& change, Kind kind) {
  if (!open_ || past_.empty() || kind != kind_) return false;
  TextChange& last = past_.back();
  switch (kind) {
    case Kind::kTyped:
      if (!change.removed.empty() || change.at != last.at + last.inserted.size()) return false;
      last.inserted += change.inserted;
      return true;
    case Kind::kErasedBack:
      if (change.at + change.removed.size() != last.at) return false;
      last.removed.insert(0, change.removed);
      last.at = change.at;
      return true;
    case Kind::kErasedForward:
      if (change.at != last.at) return false;
      last.removed += change.removed;
      return true;
    case Kind::kOther: return false;
  }
  return false;
}

void UndoHistory::note(TextChange change, Kind kind) {
  future_.clear();
  size_ += size_of(change);
  if (!join(change, kind)) {
    past_.push_back(std::move(change));
    kind_ = kind;
    open_ = kind != Kind::kOther;
  }
  bound();
}

// The newest step stays in any case.
void UndoHistory::bound() {
  while (past_.size() > 1 && (size_ > kCharactersMost || past_.size() > kStepsMost)) {
    size_ -= size_of(past_.front());
    past_.pop_front();
  }
}

const TextChange* UndoHistory::undo() {
  if (past_.empty()) return nullptr;
  open_ = false;
  size_ -= size_of(past_.back());
  future_.push_back(std::move(past_.back()));
  past_.pop_back();
  return &future_.back();
}

const TextChange* UndoHistory::redo() {
  if (future_.empty()) return nullptr;
  open_ = false;
  size_ += size_of(future_.back());
  past_.push_back(std::move(future_.back()));
  future_.pop_back();
  return &past_.back();
}

void UndoHistory::wipe() {
  for (TextChange& change : past_) wipe_change(change);
  for (TextChange& change : future_) wipe_change(change);
  past_.clear();
  future_.clear();
  open_ = false;
  size_ = 0;
}

}  // namespace yibao::app
