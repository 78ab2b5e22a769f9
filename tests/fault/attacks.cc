#include "tests/fault/attacks.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace yibao::fault {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kAtATime = 24;
// On a machine that is busy with all the others, too.
// Debian 13's HTTP library takes LF for no end of a line and waits for one, as long as for any
// byte.
constexpr milliseconds kRefusedWithin{12'000};
constexpr milliseconds kQuiet{250};

int count(const std::string& text, const std::string& part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// "" where it became of the attack what has to.
std::string verdict(int port, const Attack& attack, int good_most, milliseconds within,
                    unsigned from) {
  Wire wire(port, attack.kind, from);
  for (const Piece& piece : attack.pieces) {
    for (std::size_t i = 0; i < piece.times; ++i) {
      if (!wire.send(piece.bytes)) break;
    }
  }
  if (attack.then_finish) wire.finish();
  bool closed = false;
  const std::string answer = wire.receive(within, kQuiet, closed);
  const int good = count(answer, "HTTP/1.1 2");
  if (good > good_most) return fmt::format("{} good answers", good);
  if (answer.empty() && !closed) return "no answer and no end";
  if (count(answer, "HTTP/1.1 500") > 0) return "500";
  return "";
}

}  // namespace

AttackReport attack(int port, const std::vector<Attack>& attacks, bool alone,
                    milliseconds timeout) {
  AttackReport report;
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < attacks.size(); i = next++) {
      const Attack& each = attacks[i];
      if (alone && (each.front_only || each.waits)) continue;
      const milliseconds within = kRefusedWithin + (each.waits ? timeout : milliseconds(0));
      const auto begin = std::chrono::steady_clock::now();
      const std::string failure =
          verdict(port, each, alone ? std::max(each.good_most, each.good_alone) : each.good_most,
                  within, 0x200001U + static_cast<unsigned>(i) * 256U);
      const auto took =
          std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
      const std::scoped_lock lock(mutex);
      ++report.attacks;
      if (!failure.empty()) report.failures.push_back(each.name + ": " + failure);
      report.slowest = std::max(report.slowest, took);
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kAtATime; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return report;
}

}  // namespace yibao::fault
