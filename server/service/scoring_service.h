// Scores the jurisdiction as the log grows and publishes standings. Holds the facts of all units in
// memory; after a commit only the touched units are computed again. Works in its own thread in a
// server, step by step in a simulation.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/service/log_writer.h"
#include "shared/protocol/standing_document.h"
#include "shared/rules/scoring.h"

namespace yibao::server {

struct PublishedStanding {
  std::uint64_t sequence = 0;  // everything up to this entry counts
  base::Bytes bytes;           // signed
  protocol::StandingDocument document;
};

class ScoringService {
 public:
  // `turn_day` is called on each new day, before anything is published for it: rules and units may
  // begin or end on it. By whoever calls work().
  ScoringService(base::Clock& clock, const crypto::SigningKey& log_key,
                 std::function<void()> turn_day = {})
      : clock_(clock), log_key_(log_key), turn_day_(std::move(turn_day)) {}
  ~ScoringService();

  // Reads the fact book. Call before anything is committed.
  base::Status load(Store& store, std::shared_ptr<const LogState> state);

  // From the writer's thread: takes note only.
  void committed(const Committed& change, std::shared_ptr<const LogState> state);
  // Takes in what was noted and, if something changed or a day has passed, publishes anew.
  void work();
  // Has `work` done by a thread of its own from now on.
  void start();
  // Ends that thread; `turn_day` is not called any more.
  void stop();

  std::shared_ptr<const PublishedStanding> latest() const;

 private:
  base::Date today() const;
  void new_table();
  void take_in();
  void rebuild();
  void publish(base::Date today);
  protocol::StandingDocument document(const rules::Standing& standing) const;

  base::Clock& clock_;
  const crypto::SigningKey& log_key_;
  std::function<void()> turn_day_;

  // Owned by whoever calls work().
  std::unique_ptr<rules::FactTable> facts_;
  std::unique_ptr<rules::Scoring> scoring_;
  rules::Standing standing_;
  std::shared_ptr<const LogState> state_;
  std::uint64_t sequence_ = 0;
  std::vector<rules::Code> changed_units_;
  bool stale_ = true;
  base::Date published_for_{};
  base::Date turned_{};

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Committed> noted_;
  std::shared_ptr<const LogState> noted_state_;
  std::shared_ptr<const PublishedStanding> latest_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace yibao::server
