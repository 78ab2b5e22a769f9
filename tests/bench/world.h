// The offices and the server's folder, ready to be measured: a jurisdiction with a ruleset, a
// central office, one unit with two devices (one that writes, one that has pulled nothing) and
// many units with one device each. Everyone joined by a one-time code, over HTTPS.
#pragma once

#include <deque>

#include "tests/bench/office.h"

namespace yibao::bench {

inline constexpr const char* kJurisdiction = "otog";

class World {
 public:
  // Everything lies under the folder, which outlives the world.
  World(const std::filesystem::path& folder, std::size_t units,
        crypto::SuiteId suite = crypto::SuiteId::kEd25519Sha256);

  std::filesystem::path server_folder() const { return folder_ / "server"; }
  std::filesystem::path database() const { return server_folder() / kJurisdiction / "log.db"; }
  Office& writer() { return *writer_; }
  Office& reader() { return *reader_; }
  std::deque<Office>& many() { return many_; }

 private:
  std::filesystem::path folder_;
  std::optional<Office> writer_;
  std::optional<Office> reader_;
  std::deque<Office> many_;
};

}  // namespace yibao::bench
