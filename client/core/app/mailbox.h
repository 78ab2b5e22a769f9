// Answers on their way back to the screen: put in by other threads, opened by the screen's thread
// once a frame. An answer is the caller's own closure, so it runs where the caller lives.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace yibao::app {

class Mailbox {
 public:
  using Letter = std::function<void()>;

  void put(Letter letter) {
    const std::lock_guard<std::mutex> guard(mutex_);
    letters_.push_back(std::move(letter));
  }
  // Runs what has come in so far; gives how many. What a letter causes to be put in waits for the
  // next time.
  std::size_t open() {
    std::vector<Letter> letters;
    {
      const std::lock_guard<std::mutex> guard(mutex_);
      letters.swap(letters_);
    }
    for (const Letter& letter : letters) letter();
    return letters.size();
  }

 private:
  std::mutex mutex_;
  std::vector<Letter> letters_;
};

}  // namespace yibao::app
