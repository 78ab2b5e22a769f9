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

// Names of the values that say which epoch it is, and that nothing is admitted for now.
inline constexpr std::string_view kEpochValue = "epoch";
inline constexpr std::string_view kHaltedValue = "halted";

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
  // The log was found shorter than one it signed before, or waits for a restore to be confirmed:
  // nothing is admitted and no content served.
  bool halted() const { return halted_; }
  // Purged words are in the write-ahead log still: it could not be emptied.
  bool purge_pending() const { return purge_pending_; }
  // Tries again to empty it; in the writer's thread.
  void finish_purge();
  // Of a log put back from a backup: a new epoch, begun by log.restored, halted until confirmed.
  base::Status begin_epoch();
  // The purges noted beside the database are done again; then the log is open.
  base::Status confirm_restore();

 private:
  LogWriter(std::unique_ptr<Store> store, Options options);

  base::Status load();
  base::Status open_log();
  base::Status find_denials();
  domain::Event own_event(domain::EventBody body);
  base::Status run(CommitJob& job);
  base::Status append(const protocol::SignedEvent& signed_event, domain::Entry entry,
                      const PreparedBatch& batch, domain::Stamp& stamp);
  base::Status append_own(const domain::Event& event, domain::Stamp& stamp);
  base::Status refold();
  // What a new day brings: rules that begin, units that begin or end.
  base::Status turn_day(base::Date today);
  base::Status sign();
  void finish_group(bool good, std::span<CommitJob* const> jobs);
  // What the list cannot take now waits for the next commit; the log itself shuts out meanwhile.
  void note_denials();
  void look_for_rollback(CommitJob& job);
  base::Status note_quarantine(const PreparedEvent& event, base::Timestamp now);
  void raise_alarm(const PreparedEvent& event, base::ErrorCode code);

  std::unique_ptr<Store> store_;
  Options options_;
  Admission admission_;
  Showing showing_;
  crypto::LogId log_id_{};
  std::uint32_t epoch_ = 1;
  base::Timestamp last_received_{};
  std::atomic<bool> halted_{false};
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
