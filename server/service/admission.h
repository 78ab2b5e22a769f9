// Admission: may this event enter the log? Each event is judged by itself; one that may not does
// not stop the others of its batch. The checks run in the writer thread, against the log as it
// stands at that moment, and write nothing.
//
// Order: form, identity, jurisdiction, right, signature, contents, references, what the item and
// the ruleset say.
#pragma once

#include <functional>
#include <memory>
#include <set>

#include "server/service/prepare.h"
#include "server/store/store.h"
#include "shared/domain/item.h"
#include "shared/rules/ruleset.h"
#include "shared/rules/scoring.h"

namespace yibao::server {

// What everyone may read of a jurisdiction between two commits; immutable.
struct LogState {
  std::shared_ptr<const domain::Registry> registry;
  std::vector<rules::DatedRuleset> rulesets;  // in order of `from`; unit targets are laid over them
  crypto::Checkpoint checkpoint;
  std::uint64_t scope_version = 0;  // the newest entry that changed who sees what
};

// The ruleset in force on a day; null before the first.
std::shared_ptr<const rules::Ruleset> ruleset_on(const LogState& state, base::Date day);

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
  bool alarm = false;       // equivocation
};

class Admission {
 public:
  Admission(Store& store, const base::JurisdictionCode& jurisdiction, const Denied& denied)
      : store_(store), jurisdiction_(jurisdiction), denied_(denied) {}

  // Fails only when the store does; then nothing of the whole commit may stand.
  base::Result<Judgement> judge(const PreparedEvent& event, const PreparedBatch& batch,
                                const LogState& state, base::Timestamp now);

 private:
  base::Status check_contents(const domain::Event& event, const PreparedBatch& batch);
  base::Status check_references(const domain::Event& event);
  base::Status check_meaning(const domain::Entry& entry, const PreparedBatch& batch,
                             const LogState& state, base::Timestamp now);
  base::Status check_no_words_about_secrets(const domain::Event& event);
  base::Status check_item(const domain::Entry& entry, const PreparedBatch& batch,
                          const LogState& state, base::Timestamp now);
  base::Status check_signoff(const domain::Event& event, const domain::ItemState& item,
                             const PreparedBatch& batch, const LogState& state,
                             base::Timestamp now);
  base::Status check_ruleset(const domain::RulesetAdopted& body, const PreparedBatch& batch);

  Store& store_;
  const base::JurisdictionCode& jurisdiction_;
  const Denied& denied_;
};

// The entries of a subject, decoded, in log order.
base::Result<std::vector<domain::Entry>> entries_about(Store& store,
                                                       const domain::Subject& subject);

}  // namespace yibao::server
