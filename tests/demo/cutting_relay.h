// A line that can be cut: passes bytes between a port of its own and the server's, until it is told
// to break at a byte of the request or of the answer. Once cut it refuses everybody until mended.
//
// A thread of its own carries the bytes; all members may be called from any thread. One connection
// at a time, which is what one client makes.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace yibao::demo {

class CuttingRelay {
 public:
  explicit CuttingRelay(int server_port);
  ~CuttingRelay();
  CuttingRelay(const CuttingRelay&) = delete;
  CuttingRelay& operator=(const CuttingRelay&) = delete;

  int port() const { return port_; }
  // Breaks when the next connection's client has sent so many bytes.
  void cut_request_at(std::uint64_t bytes);
  // Breaks at the first byte of what the server answers after the client has sent so many bytes.
  void cut_answer_after(std::uint64_t request_bytes);
  void mend();
  bool is_cut() const { return cut_; }

 private:
  struct Plan {
    std::uint64_t request_bytes = 0;
    bool in_answer = false;
  };

  void run();
  void carry(int client);
  std::optional<Plan> plan() const;

  int server_port_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stop_{false};
  std::atomic<bool> cut_{false};
  mutable std::mutex mutex_;
  std::optional<Plan> plan_;
  std::thread thread_;
};

}  // namespace yibao::demo
