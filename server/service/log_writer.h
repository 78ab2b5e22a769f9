// The one who writes a jurisdiction's log. A group of jobs that arrived together becomes one
// durable transaction: judged, stamped, kept, shown to their audience, folded into facts,
// committed, and only then answered. If the store fails, nothing of the group has happened.
//
// Owned by one thread (writer_thread.h), or called directly by a simulation. `state()` may be read
// from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "server/service/admission.h"
#include "server/service/checkpoint_file.h"
#include "server/service/commit_job.h"
#include "server/service/denied_list.h"
#include "server/service/showing.h"
#include "server/service/working_state.h"
#include "shared/base/log.h"

namespace yibao::server {

// What was committed, for those who compute from it. Called in the writer's thread.
struct Committed {
  std::uint64_t sequence = 0;
  std::vector<FactChange> facts;
  bool registry_changed = false;
  // Units may account for others now than before: `facts` are all there are.
  bool all_facts = false;
};

// Names of the values that say which epoch it is, and why nothing is admitted for now.
inline constexpr std::string_view kEpochValue = "epoch";
inline constexpr std::string_view kHaltedValue = "halted";

// Why nothing is admitted and no content served.
enum class Halt : std::uint8_t {
  kNone,
  kRestored,    // a new epoch has begun; revocations and purges wait to be confirmed
  kRolledBack,  // the log is not what was signed before: only a new epoch leads out of it
  kDamaged,     // what is kept beside the log rots: made again from it at the next start
};
std::string_view text_of(Halt halt);

class LogWriter {
 public:
  struct Options {
    base::JurisdictionCode jurisdiction;
    base::Clock& clock;
    base::RandomSource& random;
    base::Log& log;
    DeniedList& denied;
    crypto::SigningKey log_key;
    std::function<void(const Committed&)> on_commit;
    std::filesystem::path checkpoint_file = {};  // "": none is kept
  };

  // The store's log is opened (log.opened) when it is empty.
  static base::Result<std::unique_ptr<LogWriter>> open(std::unique_ptr<Store> store,
                                                       Options options);

  void commit(std::span<CommitJob* const> jobs);
  // One job, at once.
  void commit(CommitJob& job);

  std::shared_ptr<const LogState> state() const;
  const crypto::LogId& log_id() const { return log_id_; }
  const crypto::SigningKey& log_key() const { return options_.log_key; }
  Store& store() { return *store_; }
  bool halted() const { return halt_ != Halt::kNone; }
  Halt halt() const { return halt_; }
  // What whoever asks is told meanwhile: server_restored or server_damaged.
  base::Error halt_error() const;
  // Purged words are in the write-ahead log still: it could not be emptied.
  bool purge_pending() const { return purge_pending_; }
  // Tries again to empty it; in the writer's thread.
  void finish_purge();
  // What was shown of a log that was rolled back since: the furthest. Any thread.
  std::optional<crypto::Checkpoint> rollback_seen() const;
  // The two are for the writer's thread (CommitJob::alone), or where there is none.
  // Of a log put back from a backup, or found rolled back: a new epoch, whose number was never
  // given before and is beyond `after`, begun by log.restored, halted until confirmed. Open
  // one-time codes end. The reason is for the server's log.
  base::Status begin_epoch(const std::string& reason, std::uint32_t after = 0);
  // The purges noted beside the database are done again; then the log is open. Error:
  // not_allowed_now where no epoch was begun for it.
  base::Status confirm_restore();

 private:
  struct Received {
    base::Timestamp now;                    // never before what was received last
    std::optional<base::Timestamp> before;  // proved to have been, in an epoch before
  };

  LogWriter(std::unique_ptr<Store> store, Options options);

  base::Status load();
  base::Status open_log();
  base::Status find_denials();
  domain::Event own_event(domain::EventBody body);
  base::Status run(CommitJob& job);
  base::Status append(const protocol::SignedEvent& signed_event, domain::Entry entry,
                      const PreparedBatch& batch, const Received& received, domain::Stamp& stamp);
  base::Status append_own(const domain::Event& event, domain::Stamp& stamp);
  base::Status refold();
  // What a new day brings: rules that begin, units that begin or end.
  base::Status turn_day(base::Date today);
  base::Status sign();
  void finish_group(bool good, std::span<CommitJob* const> jobs);
  // What the list cannot take now waits for the next commit; the log itself shuts out meanwhile.
  void note_denials();
  base::Status load_halt();
  base::Status check_loaded();
  bool contradicts(const crypto::Checkpoint& seen) const;
  base::Status halt_for(const std::optional<crypto::Checkpoint>& seen);
  bool is_what_was_signed(const std::optional<crypto::Checkpoint>& kept) const;
  base::Result<bool> rebuild_tree(const std::optional<crypto::Checkpoint>& kept);
  void look_for_rollback(CommitJob& job);
  // After proofs were made: none of a tree that could not be read may go out.
  void look_for_damage(std::span<CommitJob* const> jobs);
  void halt_damaged(const std::string& what);
  base::Status note_quarantine(const PreparedEvent& event, base::Timestamp now);
  void raise_alarm(const PreparedEvent& event, base::ErrorCode code);

  std::unique_ptr<Store> store_;
  Options options_;
  Admission admission_;
  Showing showing_;
  crypto::LogId log_id_{};
  std::uint32_t epoch_ = 1;
  base::Timestamp last_received_{};
  std::atomic<Halt> halt_{Halt::kNone};
  bool branched_ = false;  // rolled back, and was written to before anybody knew
  std::optional<crypto::Checkpoint> rollback_seen_;  // under state_mutex_
  CheckpointFile checkpoint_file_;
  std::atomic<bool> purge_pending_{false};
  bool purge_alarmed_ = false;
  base::Date facts_day_{};   // by whose rules and units the facts are
  base::Date turned_day_{};  // the same in the open transaction
  Denials denials_pending_;

  WorkingState working_;
  crypto::MerkleFrontier frontier_;
  crypto::Checkpoint checkpoint_;           // over what the frontier is over
  crypto::MerkleFrontier frontier_before_;  // the open transaction

  mutable std::mutex state_mutex_;
  std::shared_ptr<const LogState> state_;
};

}  // namespace yibao::server
