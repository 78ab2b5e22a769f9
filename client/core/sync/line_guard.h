// Holds a line to its bounds while a request is under way, whatever the other side sends: how many
// bytes may come in, counted as they come from the socket (so handshake, headers and framing count,
// too), and how long all of it may take. A line that goes on bringing bytes gets more time, a line
// that drips does not. What goes beyond is cut off at the socket.
//
// Owned by the transport's thread; `interrupt` may be called from any.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace yibao::client {

class LineGuard {
 public:
  enum class Cut : std::uint8_t { kNot, kInterrupted, kTooLarge, kTooLong };
  struct Bounds {
    std::size_t bytes = 0;  // that may come in
    std::chrono::milliseconds patience{};
    std::size_t going_out = 0;  // time is given for them as well
  };

  // While it lives, the line is watched. `Cut` is as it was left until the next one begins.
  class Watch {
   public:
    Watch(LineGuard& guard, const Bounds& bounds);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

   private:
    void run();

    LineGuard& guard_;
    std::mutex mutex_;
    std::condition_variable over_;
    bool done_ = false;
    std::thread thread_;
  };

  LineGuard() = default;
  LineGuard(const LineGuard&) = delete;
  LineGuard& operator=(const LineGuard&) = delete;
  ~LineGuard();

  // A socket, before it connects; the guard keeps a descriptor of its own.
  void take(int socket);
  // So many more have come in.
  void count(std::size_t bytes);
  void interrupt() { cut(Cut::kInterrupted); }
  Cut how_cut() const { return cut_; }

 private:
  void cut(Cut why);
  void shut_down();
  std::chrono::steady_clock::time_point deadline() const;

  Bounds bounds_;
  std::chrono::steady_clock::time_point begin_;
  std::atomic<std::size_t> received_{0};
  std::atomic<Cut> cut_{Cut::kNot};
  std::mutex mutex_;
  int duplicate_ = -1;
};

}  // namespace yibao::client
