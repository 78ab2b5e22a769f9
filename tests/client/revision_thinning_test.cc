#include "client/core/store/revision_thinning.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/clock.h"

namespace yibao::client {
namespace {

// One every so many minutes, the newest first.
std::vector<RevisionInfo> saves(std::int64_t count, std::chrono::minutes apart) {
  std::vector<RevisionInfo> made;
  const base::Timestamp newest = testing::at("2024-03-11 23:59");
  for (std::int64_t i = 0; i < count; ++i) made.push_back({count - i, newest - i * apart});
  return made;
}

TEST_CASE("few saves are all kept") {
  const auto most = static_cast<std::int64_t>(kRevisionsAllKept + kRevisionsSlack);
  CHECK(revisions_to_drop(saves(most, std::chrono::minutes(1))).empty());
  CHECK_FALSE(revisions_to_drop(saves(most + 1, std::chrono::minutes(1))).empty());
}

TEST_CASE("of older saves the last of each hour stays, after a week the last of each day") {
  const auto all = saves(3000, std::chrono::minutes(10));  // nearly 21 days
  const auto dropped = revisions_to_drop(all);
  std::vector<base::Timestamp> kept;
  for (const RevisionInfo& info : all) {
    if (std::find(dropped.begin(), dropped.end(), info.number) == dropped.end()) {
      kept.push_back(info.saved_at);
    }
  }
  const auto younger = [&](std::chrono::hours age) {
    return std::count_if(kept.begin(), kept.end(),
                         [&](base::Timestamp time) { return all.front().saved_at - time <= age; });
  };
  CHECK(younger(std::chrono::hours(8)) == 49);  // the newest of them, ten minutes apart
  CHECK(younger(std::chrono::hours(7 * 24)) == 50 + 7 * 24 - 7);
  CHECK(static_cast<std::int64_t>(kept.size()) == younger(std::chrono::hours(7 * 24)) + 15);
  CHECK_MESSAGE(kept.front() == all.front().saved_at, "the newest is never dropped");
}

}  // namespace
}  // namespace yibao::client
