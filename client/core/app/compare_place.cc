#include "client/core/app/compare_place.h"

namespace yibao::app {
namespace {

using base::ErrorCode;
using client::Agreement;

base::Result<std::optional<ComparePlace::Seen>> read_seen(client::Replica& replica) {
  const auto& checkpoint = replica.progress().checkpoint;
  if (!checkpoint) return std::optional<ComparePlace::Seen>();
  YIBAO_TRY(std::string line, client::checkpoint_line(replica));
  return std::optional(ComparePlace::Seen{checkpoint->epoch, checkpoint->size, checkpoint->at,
                                          client::checkpoint_code(*checkpoint), std::move(line)});
}

// What is wrong with a line that cannot be compared; "" where it is not the line.
std::string fault_of_line(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed: return "desk.compare.unreadable";
    case ErrorCode::kWrongJurisdiction: return "desk.compare.foreign";
    case ErrorCode::kBadSignature: return "desk.compare.forged";
    case ErrorCode::kNotFound: return "desk.compare.none";
    default: return "";
  }
}

}  // namespace

ComparePlace::ComparePlace(Desk& desk)
    : comparing_(desk), looking_(desk), seen_(desk, &read_seen) {}

void ComparePlace::refresh(const Snapshot& snapshot) {
  // The log grows without anything of it being for here.
  if (snapshot.line->last_exchange != last_exchange_) seen_.again();
  last_exchange_ = snapshot.line->last_exchange;
  seen_.refresh(snapshot);
  if (snapshot.version != looked_at_) look_again();
  looked_at_ = snapshot.version;
}

base::Result<ComparePlace::Compared> ComparePlace::compare_line(client::Replica& replica,
                                                                const std::string& line) {
  YIBAO_TRY(const crypto::Checkpoint theirs, client::read_checkpoint_line(line));
  YIBAO_TRY(const Agreement agreement, client::compare_with(replica, theirs));
  return Compared{theirs, agreement};
}

// An exchange follows, which has to prove what could not be told here.
void ComparePlace::compare() {
  if (!can_compare()) return;
  compared_.reset();
  looking_.forget();
  comparing_.run(
      [line = theirs](Core& core) {
        return core.change([&](client::Replica& replica) { return compare_line(replica, line); });
      },
      [this](const Compared& compared) { compared_ = compared; });
}

void ComparePlace::look_again() {
  if (!compared_ || compared_->agreement != Agreement::kToBeProved) return;
  looking_.run(
      [theirs = compared_->theirs](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Result<Agreement> {
          return client::standing_of(replica.progress(), theirs);
        });
      },
      [this](Agreement agreement) {
        if (compared_) compared_->agreement = agreement;
      });
}

std::optional<ComparePlace::Finding> ComparePlace::finding() const {
  if (comparing_.problem()) {
    const std::string fault = fault_of_line(comparing_.problem()->code);
    return fault.empty() ? std::nullopt : std::optional(Finding{Verdict::kAttention, fault});
  }
  if (!compared_) return std::nullopt;
  const base::TextArgs size = {{"size", std::to_string(compared_->theirs.size)}};
  switch (compared_->agreement) {
    case Agreement::kSame: return Finding{Verdict::kGood, "cli.against.same", size};
    case Agreement::kToBeProved:
      return Finding{Verdict::kAttention, "cli.against.to_be_proved", size};
    case Agreement::kOtherEpoch: return Finding{Verdict::kAttention, "cli.against.other_epoch"};
    case Agreement::kContrary: return Finding{Verdict::kBad, "error.log_split"};
  }
  return std::nullopt;
}

std::optional<base::Error> ComparePlace::problem() const {
  const auto& problem = comparing_.problem();
  if (problem && fault_of_line(problem->code).empty()) return problem;
  return seen_.problem();
}

void ComparePlace::forget() {
  theirs.clear();
  compared_.reset();
  comparing_.forget();
  looking_.forget();
  seen_.close();
}

}  // namespace yibao::app
