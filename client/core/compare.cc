#include "client/core/compare.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/crypto/fingerprint.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kLineStart = "yibao-checkpoint-1:";
constexpr std::size_t kCodeLetters = 19;  // four groups of a fingerprint
// With our own together what one request may carry (exchange_fields.h).
constexpr std::size_t kOthersKept = 8;

}  // namespace

base::Result<std::string> checkpoint_line(Replica& replica) {
  const auto& seen = replica.progress().checkpoint;
  if (!seen) return fail(ErrorCode::kNotFound, "checkpoint");
  return std::string(kLineStart) + base::to_base64url(crypto::encode(*seen));
}

// Messages break lines and put blanks around them.
base::Result<crypto::Checkpoint> read_checkpoint_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') line += c;
  }
  const bool begins = line.starts_with(kLineStart);
  const auto bytes = begins ? base::from_base64url(std::string_view(line).substr(kLineStart.size()))
                            : std::nullopt;
  const auto checkpoint = bytes ? crypto::decode_checkpoint(*bytes) : std::nullopt;
  if (!checkpoint) return fail(ErrorCode::kMalformed, "checkpoint");
  return *checkpoint;
}

std::string checkpoint_code(const crypto::Checkpoint& checkpoint) {
  return crypto::fingerprint(checkpoint.root).substr(0, kCodeLetters);
}

base::Result<Agreement> compare_with(Replica& replica, const crypto::Checkpoint& theirs) {
  if (!replica.identity()) return fail(ErrorCode::kNotInitialised);
  const auto log_key = crypto::public_key_from_text(replica.identity()->log_key);
  if (theirs.log_id != replica.identity()->log_id) {
    return fail(ErrorCode::kWrongJurisdiction, "another log");
  }
  if (!log_key || !crypto::verify(*log_key, theirs)) return fail(ErrorCode::kBadSignature);
  Progress& progress = replica.progress();
  if (!progress.checkpoint) return fail(ErrorCode::kNotFound, "checkpoint");
  const crypto::Checkpoint ours = *progress.checkpoint;
  if (theirs.epoch != ours.epoch) return Agreement::kOtherEpoch;
  if (theirs.size == ours.size) {
    if (theirs.root == ours.root) return Agreement::kSame;
    YIBAO_CHECK(note_split(replica, ours, theirs));
    return Agreement::kContrary;
  }
  take_other(progress, theirs);
  YIBAO_CHECK(replica.book().set_progress(progress));
  return Agreement::kToBeProved;
}

Agreement standing_of(const Progress& progress, const crypto::Checkpoint& theirs) {
  if (progress.split) return Agreement::kContrary;
  const auto& others = progress.others;
  const bool waits = std::find(others.begin(), others.end(), theirs) != others.end();
  if (waits) return Agreement::kToBeProved;
  const bool other_epoch = !progress.checkpoint || progress.checkpoint->epoch != theirs.epoch;
  return other_epoch ? Agreement::kOtherEpoch : Agreement::kSame;
}

void take_other(Progress& progress, const crypto::Checkpoint& seen) {
  auto& others = progress.others;
  if (std::find(others.begin(), others.end(), seen) != others.end()) return;
  if (others.size() == kOthersKept) {
    if (progress.split) return;  // what it was found by stays
    others.erase(others.begin());
  }
  others.push_back(seen);
}

base::Status note_split(Replica& replica, const crypto::Checkpoint& ours,
                        const crypto::Checkpoint& theirs) {
  YIBAO_CHECK(replica.book().add_evidence("split", crypto::encode(ours), crypto::encode(theirs),
                                          replica.clock().now()));
  Progress& progress = replica.progress();
  take_other(progress, theirs);
  progress.split = true;
  return replica.book().set_progress(progress);
}

}  // namespace yibao::client
