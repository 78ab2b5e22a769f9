#include "server/service/commit_job.h"

#include <algorithm>

namespace yibao::server {
namespace {

crypto::Proof consistency_from(std::uint64_t from, const TreeStore& tree, std::uint64_t size) {
  return from > 0 && from <= size ? crypto::consistency_proof(tree, from, size) : crypto::Proof();
}

void prove_continuation(CommitJob& job, const TreeStore& tree, const LogState& state) {
  const crypto::Checkpoint& now = state.checkpoint;
  if (job.seen && job.seen->log_id == now.log_id) {
    const bool newer = job.seen->epoch != now.epoch;
    for (const EpochStart& start : state.epochs) {
      if (!newer) break;
      const std::uint64_t place = start.stamp.sequence;
      job.restored.push_back(
          {start.event, start.stamp, crypto::range_proof(tree, place - 1, place, now.size)});
    }
    const bool whole = job.seen->size <= left_of_epoch(state, job.seen->epoch);
    const std::uint64_t from = whole ? job.seen->size : least_left(state, job.seen->epoch);
    job.consistency = consistency_from(from, tree, now.size);
  }
  std::erase_if(job.sightings, [&](const protocol::Sighting& each) {
    return each.checkpoint.epoch != now.epoch || each.checkpoint.size > now.size;
  });
  for (protocol::Sighting& each : job.sightings) {
    each.consistency = consistency_from(each.checkpoint.size, tree, now.size);
  }
  for (const crypto::Checkpoint& also : job.also_seen) {
    job.also_consistency.push_back(consistency_from(also.size, tree, now.size));
  }
}

}  // namespace

void prove(CommitJob& job, const TreeStore& tree, const LogState& state) {
  job.checkpoint = state.checkpoint;
  const std::uint64_t size = job.checkpoint.size;
  if (job.proof.count > 0) {
    job.proof.proof =
        crypto::range_proof(tree, job.proof.first, job.proof.first + job.proof.count, size);
  }
  for (protocol::Answer& answer : job.answers) {
    if (answer.outcome != protocol::Outcome::kKnown || !answer.stamp) continue;
    answer.inclusion =
        crypto::range_proof(tree, answer.stamp->sequence - 1, answer.stamp->sequence, size);
  }
  prove_continuation(job, tree, state);
}

}  // namespace yibao::server
