// A crowd of hostile connections, each kind in its thousands if one likes: opened from an address
// of its own, held as long as the other side bears it, and opened again when it is closed.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace yibao::fault {

// One kind, and what it does.
enum class Manner : unsigned char {
  kSlowHeader,    // a byte of a header every two seconds
  kSlowBody,      // a byte of a body every two seconds
  kIdle,          // a handshake and then nothing
  kNothing,       // a connection and no handshake
  kHalfGreeting,  // half of a handshake
  kSlowReader,    // asks for much and reads a byte every two seconds
};
inline constexpr Manner kManners[] = {Manner::kSlowHeader,   Manner::kSlowBody,
                                      Manner::kIdle,         Manner::kNothing,
                                      Manner::kHalfGreeting, Manner::kSlowReader};
std::string name_of(Manner manner);

struct CrowdReport {
  std::size_t opened = 0;
  std::size_t refused = 0;              // never became a connection
  std::size_t closed = 0;               // by the other side
  std::size_t held = 0;                 // the most at one time
  std::chrono::milliseconds longest{};  // that one which was closed had lasted
};

class Crowd {
 public:
  struct Options {
    int port = 0;
    Manner manner = Manner::kIdle;
    std::size_t size = 0;
    std::vector<std::string> slow_requests;  // what slow readers ask for, each one of them
    unsigned addresses = 0;                  // of which the first is this
  };
  explicit Crowd(Options options);
  // Hangs up all of them.
  ~Crowd();
  // How many hold their line now.
  std::size_t holding() const { return holding_; }
  CrowdReport end();

 private:
  struct Member;
  void run();
  void step(Member& member);
  void open(Member& member);
  void connect(Member& member);
  void shake(Member& member);
  void hold(Member& member);
  void lose(Member& member);

  Options options_;
  CrowdReport report_;
  std::atomic<std::size_t> holding_{0};
  std::atomic<bool> ending_{false};
  std::vector<std::unique_ptr<Member>> members_;
  std::thread thread_;
};

// More descriptors than a program gets by itself.
void allow_many_files();

}  // namespace yibao::fault
