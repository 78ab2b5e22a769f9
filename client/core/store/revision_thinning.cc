#include "client/core/store/revision_thinning.h"

namespace yibao::client {
namespace {

constexpr std::chrono::hours kWeek{7 * 24};

}  // namespace

std::vector<std::int64_t> revisions_to_drop(const std::vector<RevisionInfo>& newest_first) {
  std::vector<std::int64_t> dropped;
  if (newest_first.size() <= kRevisionsAllKept + kRevisionsSlack) return dropped;
  const base::Timestamp newest = newest_first.front().saved_at;
  std::optional<std::chrono::hours> kept;  // whose last revision is kept already
  for (std::size_t i = kRevisionsAllKept; i < newest_first.size(); ++i) {
    const auto hour =
        std::chrono::floor<std::chrono::hours>(newest_first[i].saved_at.time_since_epoch());
    const bool old = newest - newest_first[i].saved_at > kWeek;
    const auto span = old ? std::chrono::hours(std::chrono::floor<std::chrono::days>(hour)) : hour;
    if (kept == span) {
      dropped.push_back(newest_first[i].number);
    } else {
      kept = span;
    }
  }
  return dropped;
}

}  // namespace yibao::client
