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
  const auto miss = [&](std::string_view gate) {
    missing += (missing.empty() ? "@gate." : ",@gate.") + std::string(gate);
  };
  for (const GateName gate : rule.gates) {
    if (!gates_given(signed_off.gates, {gate})) miss(base::enum_name(gate));
  }
  if (!signed_off.not_secret) miss("not_secret");
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

std::vector<base::PersonId> paper_signers(const Ruleset& ruleset, const domain::Offer& offer,
                                          const domain::PersonInfo& registrar,
                                          const domain::Registry& registry, base::Date day) {
  const SignoffRule& rule =
      signoff_rule(ruleset, offer.body.kind, offer.body.flags, offer.body.emergency);
  std::vector<base::PersonId> leaders;
  if (!rule.paper || (!rule.author_may_sign && wrote(offer, registrar.id))) return leaders;
  for (const auto& [id, person] : registry.people()) {
    const bool fits = id != registrar.id && person.unit == registrar.unit &&
                      !person.has_left(day) && person.has(domain::Role::kLeader) &&
                      is_among(rule.signers, signer_kind(person)) &&
                      (rule.author_may_sign || !wrote(offer, id));
    if (fits) leaders.push_back(id);
  }
  return leaders;
}

bool& gate_of(domain::Gates& gates, GateName gate) {
  switch (gate) {
    case GateName::kPolicy: return gates.policy;
    case GateName::kContent: return gates.content;
    case GateName::kScope: break;
  }
  return gates.scope;
}

bool gates_given(const domain::Gates& gates, const std::vector<GateName>& asked) {
  domain::Gates given = gates;
  return std::all_of(asked.begin(), asked.end(),
                     [&](GateName gate) { return gate_of(given, gate); });
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
