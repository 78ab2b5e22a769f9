#include "server/service/commit_job.h"

namespace yibao::server {

void prove(CommitJob& job, const TreeStore& tree, const crypto::Checkpoint& checkpoint) {
  job.checkpoint = checkpoint;
  const std::uint64_t size = checkpoint.size;
  if (job.proof.count > 0) {
    job.proof.proof =
        crypto::range_proof(tree, job.proof.first, job.proof.first + job.proof.count, size);
  }
  for (protocol::Answer& answer : job.answers) {
    if (answer.outcome != protocol::Outcome::kKnown || !answer.stamp) continue;
    answer.inclusion =
        crypto::range_proof(tree, answer.stamp->sequence - 1, answer.stamp->sequence, size);
  }
  const bool same_tree = job.seen && job.seen->log_id == checkpoint.log_id &&
                         job.seen->epoch == checkpoint.epoch && job.seen->size <= size;
  if (same_tree) job.consistency = crypto::consistency_proof(tree, job.seen->size, size);
}

}  // namespace yibao::server
