// The last question of admission: does this event make sense for what it is about? An item's own
// history decides what may follow, the ruleset in force decides what may be signed off, and a unit
// answers only the commission it was given. Made for one event; writes nothing.
//
// Errors: the event's refusal with its code; those of the store, which end the commit.
#pragma once

#include "server/service/log_state.h"
#include "server/service/prepare.h"
#include "shared/domain/item.h"

namespace yibao::server {

class MeaningCheck {
 public:
  // All of them must outlive the check.
  MeaningCheck(Store& store, const PreparedBatch& batch, const LogState& state, base::Timestamp now)
      : store_(store), batch_(batch), state_(state), now_(now) {}

  base::Status check(const domain::Event& event);
  // Before it is asked whether contents are there: an item's new wording that was written before
  // its author could know that something merged into the item is secret. Error: found_secret.
  base::Status check_wording(const domain::Event& event);

 private:
  base::Status check_purged(const domain::Event& event, const domain::ContentPurged& purged);
  base::Status check_words(const domain::Event& event);
  base::Status check_no_words_about_secrets(const domain::Event& event);
  base::Status check_item(const domain::Event& event);
  base::Status check_signoff(const domain::Event& event, const domain::ItemState& item);
  base::Status check_ruleset(const domain::RulesetAdopted& body);
  // Beside the event in its batch, or kept before.
  base::Result<base::Bytes> content_bytes(const domain::ContentAddress& address);

  Store& store_;
  const PreparedBatch& batch_;
  const LogState& state_;
  base::Timestamp now_;
};

// "reference_wrong", with what is wrong about it.
base::Error wrong_reference(const std::string& detail);

}  // namespace yibao::server
