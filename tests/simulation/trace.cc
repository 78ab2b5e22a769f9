#include "tests/simulation/trace.h"

namespace yibao::simulation {
namespace {

constexpr std::size_t kLinesKept = 120;

}  // namespace

void Trace::say(std::string line) {
  mix(line);
  lines_.push_back(std::to_string(step_) + "  " + std::move(line));
  if (lines_.size() > kLinesKept) lines_.pop_front();
}

void Trace::mix(base::ByteView bytes) {
  digest_ = crypto::sha256({base::view(digest_), bytes});
}

}  // namespace yibao::simulation
