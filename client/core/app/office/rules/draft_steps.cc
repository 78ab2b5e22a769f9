#include "client/core/app/office/rules/draft_steps.h"

namespace yibao::app {

void DraftSteps::before(const std::string& text, const std::string& what) {
  undone_.clear();
  if (!what.empty() && what == last_) return;
  last_ = what;
  bytes_ += text.size();
  done_.push_back(text);
  while (bytes_ > kBytesMost && done_.size() > 1) {
    bytes_ -= done_.front().size();
    done_.pop_front();
  }
}

void DraftSteps::clear() {
  done_.clear();
  undone_.clear();
  bytes_ = 0;
  last_.clear();
}

std::string DraftSteps::undo(std::string now) {
  if (done_.empty()) return now;
  undone_.push_back(std::move(now));
  std::string before = std::move(done_.back());
  done_.pop_back();
  bytes_ -= before.size();
  last_.clear();
  return before;
}

std::string DraftSteps::redo(std::string now) {
  if (undone_.empty()) return now;
  bytes_ += now.size();
  done_.push_back(std::move(now));
  std::string after = std::move(undone_.back());
  undone_.pop_back();
  last_.clear();
  return after;
}

}  // namespace yibao::app
