// The steps in which a draft was changed, to be taken back and taken again: the whole text before
// each, as long as they fit in the memory that they may take. What is typed into one field without
// a pause is one step. A value.
#pragma once

#include <deque>
#include <string>
#include <vector>

namespace yibao::app {

class DraftSteps {
 public:
  // Sixteen hundred steps of a usual ruleset, thirty of the largest.
  static constexpr std::size_t kBytesMost = 16 * 1024 * 1024;

  // Before the text is changed. `what` is the same for changes that belong together.
  void before(const std::string& text, const std::string& what);
  // A pause: the next change is a step of its own.
  void pause() { last_.clear(); }
  void clear();

  bool can_undo() const { return !done_.empty(); }
  bool can_redo() const { return !undone_.empty(); }
  // Gives the text to go on with.
  std::string undo(std::string now);
  std::string redo(std::string now);

 private:
  std::deque<std::string> done_;
  std::vector<std::string> undone_;
  std::size_t bytes_ = 0;  // of done_
  std::string last_;
};

}  // namespace yibao::app
