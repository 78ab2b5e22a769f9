// A log that was put back from a backup, or found to be: a new epoch, and what is confirmed before
// it goes on (log_writer.h).
#include "server/service/log_writer.h"

namespace yibao::server {
namespace {

using base::ErrorCode;

// More than a log shows in its life.
constexpr std::uint64_t kFeedPositionsPerEpoch = std::uint64_t{1} << 40U;

}  // namespace

// Somebody shows this log's own signature over more than it has: it was rolled back. Nothing may be
// stamped then, or two entries would stand at one place of one epoch.
void LogWriter::look_for_rollback(CommitJob& job) {
  if (!job.seen || job.seen->log_id != log_id_) return;
  const std::uint64_t size = frontier_.size();
  const bool ahead = std::pair(job.seen->epoch, job.seen->size) > std::pair(epoch_, size);
  if (!ahead || !crypto::verify(options_.log_key.public_key(), *job.seen)) return;
  if (!halted_) options_.log.write(base::LogLevel::kAlarm, "log_rolled_back", {{"size", size}});
  halted_ = true;
  job.status = base::fail(ErrorCode::kServerRestored);
}

base::Status LogWriter::begin_epoch() {
  const auto before = state()->checkpoint;
  ++epoch_;
  CommitJob job;
  job.own_events.push_back(own_event(domain::LogRestored{
      before.epoch, static_cast<std::int64_t>(before.size), crypto::text(before.root)}));
  job.also = [&](Store& store) -> base::Status {
    YIBAO_CHECK(store.set_value(kEpochValue, std::to_string(epoch_)));
    // Replicas have pulled past the end of this shorter feed; what comes now must be new to them.
    YIBAO_CHECK(store.feed().leap(epoch_ * kFeedPositionsPerEpoch));
    return store.set_value(kHaltedValue, "restored");
  };
  commit(job);
  halted_ = true;
  return job.status;
}

base::Status LogWriter::confirm_restore() {
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
  halted_ = false;
  return {};
}

}  // namespace yibao::server
