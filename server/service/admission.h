// Admission: may this event enter the log? Each event is judged by itself; one that may not does
// not stop the others of its batch. The checks run in the writer thread, against the log as it
// stands at that moment, and write nothing.
//
// After a restore events come again. The server's own word that somebody has joined enters on its
// signature; what is proved to have stood in the log before (old_stamps.h) is not judged anew, and
// held where what it rests on has not come again yet.
//
// Order: form, jurisdiction, identity, signature, right, contents, references, and last what the
// item and the ruleset say (meaning_check.h). Whoever does not hold the key that they name is
// answered alike whatever stands in the log, unless they show the very bytes that do.
#pragma once

#include "server/service/log_state.h"
#include "server/service/prepare.h"

namespace yibao::server {

// Keys and devices shut out at once, before or without an event of it (denied_list.h).
class Denied {
 public:
  virtual ~Denied() = default;
  virtual bool key(const crypto::KeyId& key) const = 0;
  virtual bool device(const base::DeviceId& device) const = 0;
};

struct Judgement {
  protocol::Answer answer;
  // Set when the event may be stamped (then the answer is the caller's to give).
  bool admit = false;
  bool quarantine = false;  // signed by a revoked key: keep the envelope
  // Equivocation, or words sent again that were found secret or purged.
  bool alarm = false;
};

class Admission {
 public:
  Admission(Store& store, const base::JurisdictionCode& jurisdiction, const Denied& denied)
      : store_(store), jurisdiction_(jurisdiction), denied_(denied) {}

  // Fails only when the store does; then nothing of the whole commit may stand.
  base::Result<Judgement> judge(const PreparedEvent& event, const PreparedBatch& batch,
                                const LogState& state, base::Timestamp now);

 private:
  base::Status check_enrolment(const domain::Event& event) const;
  base::Status check_anchor(const domain::Event& event, const LogState& state);
  base::Status check_contents(const domain::Event& event, const PreparedBatch& batch, bool proved);
  base::Status check_references(const domain::Event& event, const LogState& state, bool proved);

  Store& store_;
  const base::JurisdictionCode& jurisdiction_;
  const Denied& denied_;
  std::optional<domain::Anchor> anchor_of_last_;  // found to be of this log
};

}  // namespace yibao::server
