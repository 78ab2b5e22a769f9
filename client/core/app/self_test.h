// What the program needs of the machine, looked at and told line by line: good, worth attention, or
// bad, each with what to do. A value made of facts; nothing here waits or draws.
#pragma once

#include <cstdint>

#include "client/core/app/platform_facts.h"
#include "client/core/app/snapshot.h"

namespace yibao::app {

enum class Verdict : std::uint8_t { kGood, kAttention, kBad };

struct TestLine {
  std::string what;  // "desk.test.<what>" names it
  Verdict verdict = Verdict::kGood;
  std::string key;  // of the sentence
  base::TextArgs args;
};
using TestReport = std::vector<TestLine>;

// Names need them, and not every font has them.
inline constexpr char32_t kRareCharacters[] = {0x4DAE, 0x2CB4A, 0x20BB7};

// Of the disk and the printer.
struct MachineFacts {
  std::uint64_t free_bytes = 0;
  std::optional<base::Error> not_written;  // why nothing can be written to the folder
  bool prints = false;
};
// On the core thread: reads and writes the disk.
MachineFacts look_at_machine(const std::filesystem::path& folder);

TestReport test_report(const PlatformFacts& platform, const MachineFacts& machine,
                       const LineState& line);

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::Verdict, "good", "attention", "bad");
