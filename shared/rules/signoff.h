// Who may sign which draft: the ruleset's sign-off duties applied to one signature. The desktop
// asks before it offers to sign; the server decides by the same code.
#pragma once

#include "shared/base/result.h"
#include "shared/domain/item.h"
#include "shared/domain/registry.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

// The first rule that fits; a ruleset's last rule fits everything.
const SignoffRule& signoff_rule(const Ruleset& ruleset, const Code& kind,
                                const std::vector<Code>& flags, bool emergency);

// What a person counts as when signing. A leader whose post is not stated is one in charge.
Signer signer_kind(const domain::PersonInfo& person);
// Whether a person can sign the offer at all, by their own post or by a delegation that holds on
// that day. Errors: signer_not_allowed, author_may_not_sign.
base::Status check_signer(const Ruleset& ruleset, const domain::Offer& offer,
                          const domain::PersonInfo& person, const domain::Registry& registry,
                          Date day);
// The delegation that lets somebody sign whose own post does not.
std::optional<base::EventId> delegation_for(const Ruleset& ruleset, const domain::Offer& offer,
                                            const domain::PersonInfo& signer,
                                            const domain::Registry& registry, Date day);

// The leaders of the unit whose signature on paper the registrar may enter, as a second person who
// did not write the draft either where its author may not sign. Empty where the rule has no paper.
std::vector<base::PersonId> paper_signers(const Ruleset& ruleset, const domain::Offer& offer,
                                          const domain::PersonInfo& registrar,
                                          const domain::Registry& registry, base::Date day);

// One of the three gates.
bool& gate_of(domain::Gates& gates, GateName gate);
// Those that were asked for, all of them.
bool gates_given(const domain::Gates& gates, const std::vector<GateName>& asked);

// `signer` authored the event; `day` is today in the jurisdiction.
// Errors: gates_missing, signer_not_allowed, author_may_not_sign, paper_not_allowed,
// reference_wrong (not these words, not this delegation).
base::Status check_signoff(const Ruleset& ruleset, const domain::Offer& offer,
                           const domain::DraftSignedOff& signed_off,
                           const domain::PersonInfo& signer, const domain::Registry& registry,
                           Date day);

}  // namespace yibao::rules
