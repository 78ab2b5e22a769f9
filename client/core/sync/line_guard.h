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
    std::size_t bytes = 0;    // that may come in
    std::size_t headers = 0;  // that may come in after the handshake, until they are understood
    std::chrono::milliseconds patience{};
    std::size_t going_out = 0;  // time is given for them as well
  };

  // While it lives, the line is watched. `Cut` is as it was left until the next one begins.
  class Watch {
   public:
    Watch(LineGuard& guard, const Bounds& bounds) : guard_(guard) { guard_.begin(bounds); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { guard_.finish(); }

   private:
    LineGuard& guard_;
  };

  LineGuard() = default;
  LineGuard(const LineGuard&) = delete;
  LineGuard& operator=(const LineGuard&) = delete;
  ~LineGuard();

  // A socket, before it connects; the guard keeps a descriptor of its own.
  void take(int socket);
  // So many more are about to be read; `shaken`: after the handshake. False: they may not be.
  bool count(std::size_t bytes, bool shaken);
  // The headers are understood: what comes now is the body, or an answer's next beginning.
  void headers_done() { in_headers_ = false; }
  void interrupt() { cut(Cut::kInterrupted); }
  Cut how_cut() const { return cut_; }

 private:
  using Time = std::chrono::steady_clock::time_point;

  void begin(const Bounds& bounds);
  void finish();
  void cut(Cut why);
  void shut_down();
  void watch();
  Time deadline() const;

  std::atomic<std::size_t> received_{0};
  std::size_t header_bytes_ = 0;  // the transport's thread's, as is what follows
  bool in_headers_ = false;
  std::atomic<Cut> cut_{Cut::kNot};
  std::mutex socket_mutex_;
  int duplicate_ = -1;

  std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  Bounds bounds_;
  Time begin_;
  bool watching_ = false;
  bool ending_ = false;
  Time wakes_ = Time::max();  // when the watcher looks next by itself
  std::thread watcher_;       // from the first request on
};

}  // namespace yibao::client
