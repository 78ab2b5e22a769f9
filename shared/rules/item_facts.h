// From the log to facts: what an item, a commission or a record counts for, and on which day. The
// other source of facts is a records file (records_csv.h).
#pragma once

#include <span>
#include <vector>

#include "shared/domain/commission.h"
#include "shared/domain/dossier.h"
#include "shared/rules/facts.h"

namespace yibao::rules {

// When a sign-off counts: at its own time when it arrived within the ruleset's grace and its claim
// lies between its anchor and its receipt; else at its receipt, flagged. A pending one counts at
// its claim.
struct EffectiveTime {
  base::Timestamp at{};
  bool as_of_receipt = false;
};
EffectiveTime effective_time(const domain::SignOff& sign_off, std::int64_t grace_hours);

// An item counts as submitted once, from its first receipt, unless it is refused, excluded,
// withdrawn or found secret; one still returned when its period ends counts when it comes back.
std::vector<FactRow> facts_of(const domain::ItemState& item, const Ruleset& ruleset);
std::vector<FactRow> facts_of(const domain::CommissionState& commission);
std::vector<FactRow> facts_of(const domain::RecordState& record);
std::vector<FactRow> facts_of(const domain::ImportState& import);
// Of whatever the subject is, from its entries in order.
std::vector<FactRow> facts_of(const domain::Subject& subject,
                              std::span<const domain::Entry> ordered, const Ruleset& ruleset);

}  // namespace yibao::rules
