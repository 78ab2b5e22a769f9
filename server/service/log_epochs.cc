// A log that was put back from a backup, or found to be: a new epoch, and what is confirmed before
// it goes on (log_writer.h).
#include <algorithm>

#include "server/service/log_writer.h"

namespace yibao::server {
namespace {

using base::ErrorCode;

// More than a log shows in its life.
constexpr std::uint64_t kFeedPositionsPerEpoch = std::uint64_t{1} << 40U;
// What somebody has seen of this log, and what the log was then: both signed.
constexpr std::string_view kRollbackEvidence = "rollback_evidence";
constexpr std::string_view kRestored = "restored";
constexpr std::string_view kRolledBack = "rolled_back";
constexpr std::string_view kDamaged = "damaged";
constexpr std::string_view kDamage = "damage";  // what was found so
constexpr std::string_view kBranched = "branched";

}  // namespace

std::string_view text_of(Halt halt) {
  switch (halt) {
    case Halt::kNone: return "";
    case Halt::kRestored: return kRestored;
    case Halt::kRolledBack: return kRolledBack;
    case Halt::kDamaged: return kDamaged;
  }
  return "";
}

std::optional<crypto::Checkpoint> LogWriter::rollback_seen() const {
  const std::scoped_lock lock(state_mutex_);
  return rollback_seen_;
}

base::Status LogWriter::load_halt() {
  YIBAO_TRY(const auto halted, store_->value(kHaltedValue));
  if (halted && *halted == kRestored) halt_ = Halt::kRestored;
  if (halted && *halted == kRolledBack) halt_ = Halt::kRolledBack;
  if (halted && *halted == kDamaged) halt_ = Halt::kDamaged;
  YIBAO_TRY(const auto branched, store_->value(kBranched));
  branched_ = branched && !branched->empty();
  YIBAO_TRY(const auto evidence, store_->value(kRollbackEvidence));
  if (evidence) {
    rollback_seen_ =
        crypto::decode_checkpoint(base::ByteView(*evidence).substr(0, crypto::kCheckpointBytes));
  }
  return {};
}

bool LogWriter::is_what_was_signed(const std::optional<crypto::Checkpoint>& kept) const {
  return kept && crypto::verify(options_.log_key.public_key(), *kept) && kept->log_id == log_id_ &&
         kept->epoch == epoch_ && kept->size == frontier_.size() &&
         kept->root == frontier_.root() && store_->tree().health();
}

// The database is what it says of itself, and no less than what this key has signed.
base::Status LogWriter::check_loaded() {
  YIBAO_TRY(const auto bytes, store_->value(kCheckpointValue));
  const auto kept = bytes ? crypto::decode_checkpoint(*bytes) : std::nullopt;
  bool whole = halt_ != Halt::kDamaged && is_what_was_signed(kept);
  if (!whole) {
    YIBAO_TRY(whole, rebuild_tree(kept));
  }
  // What is served of a log that waits is said, not signed.
  checkpoint_ = kept.value_or(crypto::Checkpoint());
  if (!whole) {
    checkpoint_ = {log_id_, epoch_, frontier_.size(), frontier_.root(), options_.clock.now(), {}};
    options_.log.write(base::LogLevel::kAlarm, "log_is_not_what_was_signed",
                       {{"size", frontier_.size()}});
    return halt_for(kept);
  }
  const auto beside = CheckpointFile::read(options_.checkpoint_file, options_.log_key.public_key());
  return beside && contradicts(*beside) ? halt_for(beside) : base::Status();
}

// Tiles are made of the log and nothing else: where the log is still what was signed, they are made
// again, and what had halted it for them is over. Where it is not, they stay as they are.
base::Result<bool> LogWriter::rebuild_tree(const std::optional<crypto::Checkpoint>& kept) {
  YIBAO_TRY(const auto damage, store_->value(kDamage));
  const auto rebuild = [&]() -> base::Status {
    YIBAO_CHECK(store_->begin());
    YIBAO_CHECK(store_->tree().rebuild());
    frontier_ = crypto::MerkleFrontier(store_->tree(), store_->tree().size());
    if (!is_what_was_signed(kept)) return base::fail(ErrorCode::kCorrupted, "log");
    if (halt_ == Halt::kDamaged) YIBAO_CHECK(store_->set_value(kHaltedValue, ""));
    return store_->commit();
  };
  if (!rebuild()) {
    store_->rollback();
    frontier_ = crypto::MerkleFrontier(store_->tree(), store_->tree().size());
    return false;
  }
  if (halt_ == Halt::kDamaged) halt_ = Halt::kNone;
  options_.log.write(base::LogLevel::kAlarm, "tree_rebuilt",
                     {{"size", frontier_.size()}, {"damage", damage.value_or("")}});
  return true;
}

// Whether somebody shows something of this log that is not in it any more, although no restore says
// so: more than it has, or something else in the same place.
bool LogWriter::contradicts(const crypto::Checkpoint& seen) const {
  if (seen.log_id != log_id_ || seen.size == 0) return false;
  if (seen.epoch > epoch_) return true;
  const auto now = state();
  if (is_let_go(now ? *now : working_.view(), seen.epoch, seen.size)) return false;
  if (seen.size > frontier_.size()) return true;
  const crypto::Digest root = seen.size == frontier_.size()
                                  ? frontier_.root()
                                  : crypto::tree_root(store_->tree(), seen.size);
  return root != seen.root;
}

// Nothing may be stamped then, or two entries would stand at one place of one epoch. On the disk
// before anything else happens: a restart does not forget.
base::Status LogWriter::halt_for(const std::optional<crypto::Checkpoint>& seen) {
  const auto place = [](const crypto::Checkpoint& at) { return std::pair(at.epoch, at.size); };
  const bool further = seen && (!rollback_seen_ || place(*seen) > place(*rollback_seen_));
  if (halt_ == Halt::kRolledBack && !further) return {};
  options_.log.write(base::LogLevel::kAlarm, "log_rolled_back",
                     {{"size", frontier_.size()},
                      {"seen_epoch", static_cast<std::int64_t>(seen ? seen->epoch : 0)},
                      {"seen_size", seen ? seen->size : 0}});
  halt_ = Halt::kRolledBack;
  if (further) {
    const std::scoped_lock lock(state_mutex_);
    rollback_seen_ = seen;
  }
  base::Status status = store_->begin();
  if (status) status = store_->set_value(kHaltedValue, kRolledBack);
  if (status) status = store_->set_value(kBranched, branched_ ? "yes" : "");
  if (status && further) {
    status =
        store_->set_value(kRollbackEvidence, crypto::encode(*seen) + crypto::encode(checkpoint_));
  }
  if (status) return store_->commit();
  store_->rollback();
  return status;
}

void LogWriter::look_for_rollback(CommitJob& job) {
  if (!job.seen || !contradicts(*job.seen)) return;
  if (!store_->tree().health()) return;  // then nothing can be told by its roots
  if (!crypto::verify(options_.log_key.public_key(), *job.seen)) return;
  // Until now it was written to.
  branched_ = branched_ || halt_ == Halt::kNone;
  if (const base::Status halted = halt_for(job.seen); !halted) {
    options_.log.write(base::LogLevel::kAlarm, "halt_not_written", {{"code", halted.error()}});
  }
  job.status = base::fail(ErrorCode::kServerRestored);
}

base::Error LogWriter::halt_error() const {
  return base::Error(halt_ == Halt::kDamaged ? ErrorCode::kServerDamaged
                                             : ErrorCode::kServerRestored);
}

void LogWriter::look_for_damage(std::span<CommitJob* const> jobs) {
  for (const CommitJob* job : jobs) {
    if (!job->damage.empty()) halt_damaged(job->damage);
  }
  const base::Status health = store_->tree().health();
  if (health) return;
  halt_damaged(health.error().detail);
  for (CommitJob* job : jobs) {
    if (!job->status) continue;
    job->status = base::fail(halt_error());
    job->answers.clear();
  }
}

// Also over a restart. Whoever waits for something else already goes on waiting for that.
void LogWriter::halt_damaged(const std::string& what) {
  if (halt_ == Halt::kDamaged) return;
  options_.log.write(base::LogLevel::kAlarm, "store_damaged", {{"what", what}});
  if (halted()) return;
  halt_ = Halt::kDamaged;
  base::Status status = store_->begin();
  if (status) status = store_->set_value(kHaltedValue, kDamaged);
  if (status) status = store_->set_value(kDamage, what);
  if (status) status = store_->commit();
  if (status) return;
  store_->rollback();
  options_.log.write(base::LogLevel::kAlarm, "halt_not_written", {{"code", status.error()}});
}

base::Status LogWriter::begin_epoch(const std::string& reason, std::uint32_t after) {
  const auto before = state()->checkpoint;
  const std::uint32_t epoch_before = epoch_;
  const Halt halt_before = halt_;
  const auto beside = CheckpointFile::read(options_.checkpoint_file, options_.log_key.public_key());
  epoch_ = std::max({epoch_, after, rollback_seen_ ? rollback_seen_->epoch : 0,
                     beside ? beside->epoch : 0}) +
           1;
  CommitJob job;
  job.begins_epoch = true;
  job.own_events.push_back(own_event(domain::LogRestored{
      before.epoch, static_cast<std::int64_t>(before.size), crypto::text(before.root), branched_}));
  job.also = [&](Store& store) -> base::Status {
    YIBAO_CHECK(store.set_value(kEpochValue, std::to_string(epoch_)));
    // Replicas have pulled past the end of this shorter feed; what comes now must be new to them.
    YIBAO_CHECK(store.feed().leap(epoch_ * kFeedPositionsPerEpoch));
    // Codes that were used or locked since would be open again.
    YIBAO_CHECK(store.tickets().close_all());
    YIBAO_CHECK(store.set_value(kBranched, ""));
    return store.set_value(kHaltedValue, kRestored);
  };
  halt_ = Halt::kRestored;
  commit(job);
  if (!job.status) {
    epoch_ = epoch_before;
    halt_ = halt_before;
    return job.status;
  }
  branched_ = false;
  options_.log.write(base::LogLevel::kAlarm, "epoch_begun",
                     {{"epoch", static_cast<std::int64_t>(epoch_)}, {"reason", reason}});
  return checkpoint_file_.keep(state()->checkpoint, true);
}

base::Status LogWriter::confirm_restore() {
  if (halt_ == Halt::kRolledBack) return base::fail(base::not_now("rolled_back"));
  if (halt_ != Halt::kRestored) return base::fail(base::not_now("not_restored"));
  CommitJob job;
  job.also = [&](Store& store) -> base::Status {
    for (const domain::ContentAddress& address : options_.denied.purges()) {
      YIBAO_CHECK(store.contents().purge(address));
    }
    return store.set_value(kHaltedValue, "");
  };
  commit(job);
  YIBAO_CHECK(job.status);
  purge_pending_ = true;
  halt_ = Halt::kNone;
  return {};
}

}  // namespace yibao::server
