#include "shared/rules/signoff.h"

#include <algorithm>

#include "shared/base/assert.h"

namespace yibao::rules {
namespace {

using base::ErrorCode;
using base::fail;

bool is_among(const std::vector<Signer>& signers, Signer signer) {
  return std::find(signers.begin(), signers.end(), signer) != signers.end();
}

std::string names(const std::vector<Signer>& signers) {
  std::string text;
  for (const Signer signer : signers) {
    text += (text.empty() ? "" : ",");
    switch (signer) {
      case Signer::kReporter: text += "@signer.reporter"; break;
      case Signer::kInCharge: text += "@signer.in_charge"; break;
      case Signer::kPrincipal: text += "@signer.principal"; break;
    }
  }
  return text;
}

bool wrote(const domain::Offer& offer, const domain::PersonId& person) {
  const auto& authors = offer.body.authors;
  return person == offer.author ||
         std::find(authors.begin(), authors.end(), person) != authors.end();
}

bool holds(const SignoffRule& rule, const domain::DelegationInfo& delegation,
           const domain::PersonInfo& delegate, Date day) {
  return rule.delegation && delegation.delegate == delegate.id && delegation.from <= day &&
         day <= delegation.until;
}

tl::unexpected<base::Error> not_among_signers(const SignoffRule& rule) {
  return fail(ErrorCode::kSignerNotAllowed, "signer",
              base::TextArgs{{"signers", names(rule.signers)}});
}

base::Status check_gates(const SignoffRule& rule, const domain::DraftSignedOff& signed_off) {
  std::string missing;
  const auto need = [&](GateName gate, bool given, const char* name) {
    const bool asked = std::find(rule.gates.begin(), rule.gates.end(), gate) != rule.gates.end();
    if (asked && !given) missing += (missing.empty() ? "" : ",") + std::string(name);
  };
  need(GateName::kPolicy, signed_off.gates.policy, "@gate.policy");
  need(GateName::kContent, signed_off.gates.content, "@gate.content");
  need(GateName::kScope, signed_off.gates.scope, "@gate.scope");
  if (!signed_off.not_secret)
    missing += (missing.empty() ? "" : ",") + std::string("@gate.not_secret");
  if (missing.empty()) return {};
  return fail(ErrorCode::kGatesMissing, "gates", base::TextArgs{{"gates", missing}});
}

}  // namespace

const SignoffRule& signoff_rule(const Ruleset& ruleset, const Code& kind,
                                const std::vector<Code>& flags, bool emergency) {
  for (const SignoffRule& rule : ruleset.signoff) {
    const bool kind_fits = rule.kinds.empty() || std::find(rule.kinds.begin(), rule.kinds.end(),
                                                           kind) != rule.kinds.end();
    const bool flag_fits =
        rule.flags.empty() || emergency ||
        std::any_of(flags.begin(), flags.end(), [&](const Code& flag) {
          return std::find(rule.flags.begin(), rule.flags.end(), flag) != rule.flags.end();
        });
    if (kind_fits && flag_fits) return rule;
  }
  YIBAO_ASSERT(!ruleset.signoff.empty());
  return ruleset.signoff.back();
}

Signer signer_kind(const domain::PersonInfo& person) {
  if (!person.has(domain::Role::kLeader)) return Signer::kReporter;
  return person.post == domain::LeaderPost::kPrincipal ? Signer::kPrincipal : Signer::kInCharge;
}

std::optional<base::EventId> delegation_for(const Ruleset& ruleset, const domain::Offer& offer,
                                            const domain::PersonInfo& signer,
                                            const domain::Registry& registry, Date day) {
  const SignoffRule& rule =
      signoff_rule(ruleset, offer.body.kind, offer.body.flags, offer.body.emergency);
  if (is_among(rule.signers, signer_kind(signer))) return std::nullopt;
  for (const domain::DelegationInfo& delegation : registry.delegations()) {
    if (!holds(rule, delegation, signer, day)) continue;
    const domain::PersonInfo* leader = registry.person(delegation.leader);
    const bool fits = leader != nullptr && leader->unit == signer.unit &&
                      is_among(rule.signers, signer_kind(*leader)) &&
                      (rule.author_may_sign || !wrote(offer, leader->id));
    if (fits) return delegation.event;
  }
  return std::nullopt;
}

base::Status check_signer(const Ruleset& ruleset, const domain::Offer& offer,
                          const domain::PersonInfo& person, const domain::Registry& registry,
                          Date day) {
  const SignoffRule& rule =
      signoff_rule(ruleset, offer.body.kind, offer.body.flags, offer.body.emergency);
  const bool signs = is_among(rule.signers, signer_kind(person)) ||
                     delegation_for(ruleset, offer, person, registry, day).has_value();
  if (!signs) return not_among_signers(rule);
  if (!rule.author_may_sign && wrote(offer, person.id)) return fail(ErrorCode::kAuthorMayNotSign);
  return {};
}

base::Status check_signoff(const Ruleset& ruleset, const domain::Offer& offer,
                           const domain::DraftSignedOff& signed_off,
                           const domain::PersonInfo& signer, const domain::Registry& registry,
                           Date day) {
  if (crypto::text(offer.hash) != signed_off.offer_hash) {
    return fail(ErrorCode::kReferenceWrong, "offer hash", base::TextArgs{{"detail", "offer_hash"}});
  }
  const SignoffRule& rule =
      signoff_rule(ruleset, offer.body.kind, offer.body.flags, offer.body.emergency);
  YIBAO_CHECK(check_gates(rule, signed_off));

  // Whose authority the signature carries: the signer's own, a leader's who delegated it, or that
  // of a leader who signed on paper (then the event's author registers it as a second person).
  const domain::PersonInfo* authority = &signer;
  if (signed_off.delegation) {
    const domain::DelegationInfo* delegation = registry.delegation(*signed_off.delegation);
    if (delegation == nullptr || !holds(rule, *delegation, signer, day)) {
      return fail(ErrorCode::kReferenceWrong, "delegation",
                  base::TextArgs{{"detail", "delegation"}});
    }
    authority = registry.person(delegation->leader);
  }
  if (signed_off.scan || signed_off.paper_signer) {
    const bool complete =
        signed_off.scan && signed_off.paper_signer && *signed_off.paper_signer != signer.id;
    if (!rule.paper || !complete) return fail(ErrorCode::kPaperNotAllowed);
    authority = registry.person(*signed_off.paper_signer);
  }
  if (authority == nullptr || authority->unit != signer.unit ||
      !is_among(rule.signers, signer_kind(*authority))) {
    return not_among_signers(rule);
  }
  if (!rule.author_may_sign && (wrote(offer, signer.id) || wrote(offer, authority->id))) {
    return fail(ErrorCode::kAuthorMayNotSign);
  }
  return {};
}

}  // namespace yibao::rules
