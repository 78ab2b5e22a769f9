// The field's fixed words: pick-lists that every jurisdiction shares. What a jurisdiction names for
// itself (kinds, journals, columns, levels, posts) is a code of its ruleset, never an enumerator.
#pragma once

#include <cstdint>

#include "shared/base/enum_names.h"
#include "shared/base/ids.h"
#include "shared/crypto/digest.h"
#include "shared/crypto/signature.h"

namespace yibao::domain {

using base::Date;
using base::DeviceId;
using base::EventId;
using base::JurisdictionCode;
using base::PersonId;
using base::Timestamp;
using base::UnitCode;
using crypto::KeyId;

// What an event is about: an item's or commission's id as text, or a unit's code.
using Subject = base::Code<struct SubjectTag>;
// A code whose meaning the ruleset gives (kind, journal, form, level, post, flag, reason...).
using Term = std::string;

// The hash that names an event's signed payload, and the salted hash that names a content.
using EventHash = crypto::Digest;
struct ContentAddress {
  crypto::Digest digest{};
  auto operator<=>(const ContentAddress&) const = default;
};

enum class Role : std::uint8_t {
  kReporter,       // 信息员
  kLeader,         // 分管/主要领导
  kOffice,         // 政府办信息科: reviewer and editor
  kAdministrator,  // runs the server, invites, revokes
};
// Which leader a person is; rulesets say which one must sign.
enum class LeaderPost : std::uint8_t { kNone, kInCharge, kPrincipal };

enum class Tone : std::uint8_t { kUnstated, kGood, kBad };
enum class VerdictKind : std::uint8_t { kAccepted, kReturned, kRefused, kExcluded };
// How an item of several units is credited to them.
enum class CreditPolicy : std::uint8_t { kByRuleset, kFull, kEqual, kLeadOnly, kShares };
enum class CommissionVerdict : std::uint8_t { kDone, kLate, kInadequate, kMissed };
enum class Classification : std::uint8_t { kConfidential, kSecret, kTopSecret };
// Why a text is a state secret: the fields of article 13 of the law on guarding state secrets, or a
// mark on the paper it was taken from. A code, since words might give it away.
enum class SecretBasis : std::uint8_t {
  kMarked,
  kStateAffairs,
  kDefence,
  kDiplomacy,
  kEconomy,
  kScience,
  kSecurity,
  kOther
};
enum class AppealDecision : std::uint8_t { kUpheld, kRejected };
// What a bulletin publishes: a period's figures, or the awards that are paid for it.
enum class BulletinKind : std::uint8_t { kFigures, kAwards };

}  // namespace yibao::domain

YIBAO_ENUM_NAMES(yibao::domain::Role, "reporter", "leader", "office", "administrator");
YIBAO_ENUM_NAMES(yibao::domain::LeaderPost, "none", "in_charge", "principal");
YIBAO_ENUM_NAMES(yibao::domain::Tone, "unstated", "good", "bad");
YIBAO_ENUM_NAMES(yibao::domain::VerdictKind, "accepted", "returned", "refused", "excluded");
YIBAO_ENUM_NAMES(yibao::domain::CreditPolicy, "by_ruleset", "full", "equal", "lead_only", "shares");
YIBAO_ENUM_NAMES(yibao::domain::CommissionVerdict, "done", "late", "inadequate", "missed");
YIBAO_ENUM_NAMES(yibao::domain::Classification, "confidential", "secret", "top_secret");
YIBAO_ENUM_NAMES(yibao::domain::SecretBasis, "marked", "state_affairs", "defence", "diplomacy",
                 "economy", "science", "security", "other");
YIBAO_ENUM_NAMES(yibao::domain::AppealDecision, "upheld", "rejected");
YIBAO_ENUM_NAMES(yibao::domain::BulletinKind, "figures", "awards");
