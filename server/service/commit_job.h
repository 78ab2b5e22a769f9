// What is asked of the writer, and what it answers. Made by whoever wants something written, filled
// in by the writer (log_writer.h), read again by its maker once submit has returned.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "server/service/log_state.h"
#include "server/service/prepare.h"

namespace yibao::server {

struct CommitJob {
  // in
  PreparedBatch batch;
  std::vector<domain::Event> own_events;      // the server's, to be signed by the log key
  std::optional<crypto::Checkpoint> seen;     // the client's
  std::vector<crypto::Checkpoint> also_seen;  // and others it wants proved
  std::function<base::Status(Store&)> also;   // in the same transaction, before the events
  std::function<base::Status(Store&)> alone;  // between two transactions: a backup
  // A reader found what is kept beside the log so ("tile 0/2"): the log is to be halted.
  std::string damage = {};
  bool begins_epoch = false;  // goes on although the log is halted

  // out
  base::Status status;  // of the whole job
  std::vector<protocol::Answer> answers;
  protocol::BatchProof proof;
  crypto::Checkpoint checkpoint;
  std::vector<protocol::RestorePoint> restored;  // where the epoch seen is over
  crypto::Proof consistency;                     // from `seen`, or from what a restore left of it
  std::vector<crypto::Proof> also_consistency;
  // in: what others have seen; out: those of this epoch, proved
  std::vector<protocol::Sighting> sightings = {};
};

// Adds the proofs that go with the job's answers: that what was stamped is in the tree, that what
// was known already is, and that the tree which the client saw before has only grown, or where
// restores have cut it.
void prove(CommitJob& job, const TreeStore& tree, const LogState& state);

}  // namespace yibao::server
