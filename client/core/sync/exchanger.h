// The replica's side of an exchange: what to offer next, and what an answer means. No network here:
// the bytes travel elsewhere (link.h, or a bundle file), so nothing waits while the database is
// held.
//
// Every answer is verified (answer_check.h) before any of it is believed.
#pragma once

#include "client/core/replica.h"
#include "client/core/sync/answer_check.h"
#include "client/core/sync/pulled_check.h"
#include "shared/protocol/exchange.h"

namespace yibao::client {

struct ExchangeLimits {
  std::size_t events_max = 0;
  std::size_t pull_bytes_max = 0;
};

struct ExchangeOutcome {
  std::size_t admitted = 0;  // new or known in the log
  std::size_t refused = 0;
  std::size_t held = 0;
  std::size_t pulled = 0;
  bool more_to_send = false;
  bool more_to_pull = false;
  bool server_too_old = false;  // an event type it does not know
  bool trial = false;
  bool overtaken = false;  // by a newer epoch, which came over the line: nothing was taken
  // The server was put back from a backup that did not have all of what this replica had seen: so
  // many entries are offered again, or will be.
  bool restored = false;
  std::size_t offered_again = 0;
  // Something is not as it was: events were answered or came, words went, a standing was published.
  bool changed = false;
  bool purged = false;  // words went from here: nor may another program show them any longer
  std::chrono::milliseconds clock_offset{0};
};

class Exchanger {
 public:
  explicit Exchanger(Replica& replica) : replica_(replica) {}

  base::Result<SentExchange> next(const ExchangeLimits& limits);
  // The same in two steps, while another exchange is on the line: what waits besides its events;
  // and, when its answer was accepted, from where to go on.
  base::Result<SentExchange> gather(const ExchangeLimits& limits,
                                    const std::vector<domain::Event>& under_way);
  void address(SentExchange& sent) const;
  // Verifies that the answer continues the log and holds what was sent. From then until apply(),
  // address() goes on from it: one exchange may be on the line while the one before is stored.
  // Errors: log_forked, proof_failed, malformed (the evidence of the first two is kept).
  base::Status accept(const SentExchange& sent, const protocol::ExchangeResponse& response);
  // Whether `next` may go out before the accepted answer is stored: everything sent was taken, and
  // nothing it brings (a found secret, a purge) could forbid what `next` sends.
  bool may_run_ahead(const protocol::ExchangeResponse& response, const SentExchange& next) const;
  // Stores the answer, accepted before or here. Errors: those of accept(), corrupted, those of the
  // store. After an error nothing of the answer has been taken.
  base::Result<ExchangeOutcome> apply(const SentExchange& sent,
                                      const protocol::ExchangeResponse& response);

 private:
  // What an answer means for where this replica stands.
  struct Accepted {
    Progress progress;  // as it will be when the answer is stored
    Continuation continuation;
    // It goes on from where this replica stands now; an answer by stick may not.
    bool follows = true;
    // It begins where this replica stands, or before, and nothing has been dropped since; else its
    // entries are let be.
    bool joins_on = true;
    bool overlaps = false;  // before
    bool overtaken = false;
    bool takes_standing = false;
  };

  base::Status accept_late(const protocol::ExchangeResponse& response, Accepted& accepted) const;
  base::Status take_restore(const SentExchange& sent, const protocol::ExchangeResponse& response,
                            ExchangeOutcome& outcome);
  base::Result<bool> is_settled(const base::EventId& id, const protocol::Answer& answer);
  void keep_evidence(const base::Error& error, const protocol::ExchangeResponse& response);
  base::Status take_answers(const SentExchange& sent, const protocol::ExchangeResponse& response,
                            ExchangeOutcome& outcome);
  base::Status take_receipts(const protocol::ExchangeResponse& response);
  base::Status take_answer(const base::EventId& id, const protocol::Answer& answer,
                           ExchangeOutcome& outcome);
  base::Status hold_dependents(const base::EventId& refused);
  base::Result<std::vector<PulledEvent>> check_entries(const SentExchange& sent,
                                                       const protocol::ExchangeResponse& response);
  base::Status take_pulled(const std::vector<PulledEvent>& pulled,
                           const protocol::ExchangeResponse& response);
  base::Status take_special(const domain::Event& event);
  base::Status wipe_what_was_found(const std::vector<PulledEvent>& pulled);
  base::Status take_progress(const SentExchange& sent, const protocol::ExchangeResponse& response);
  base::Result<domain::Registry> registry_of_the_log();
  base::Status drop_unseen(const std::vector<PulledEvent>& pulled);
  void note_anchor(const domain::Event& event);
  void touch(const domain::Event& event);

  Replica& replica_;
  std::optional<Accepted> accepted_;  // verified, and still to be stored
  Accepted applied_;                  // being stored
  std::set<domain::Subject> touched_;
  bool registry_changed_ = false;
  bool units_changed_ = false;
  bool rules_changed_ = false;
  KnownTitles titles_;  // of the words that the answer brought
  bool purged_ = false;
  std::map<base::UnitCode, crypto::Checkpoint> newest_anchors_;  // of what the answer brought
};

}  // namespace yibao::client
