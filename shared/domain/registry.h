// The registry: who and what exists in a jurisdiction, folded from registry events. Small (hundreds
// of units and people), so it lives in memory; a snapshot is shared as std::shared_ptr<const
// Registry>. Names are contents: the registry knows only their addresses.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/entry.h"

namespace yibao::domain {

// What is said of a unit for the days from one on.
struct UnitTerms {
  std::optional<Date> from;  // absent: from the beginning
  std::optional<Term> group;
  std::optional<UnitCode> parent;
  std::optional<std::int64_t> headcount;
  std::optional<ContentAddress> profile;
};

// The terms it inherits are those defined last: what everybody goes by who does not ask for a day.
struct UnitInfo : UnitTerms {
  UnitCode code;
  bool central_office = false;
  std::vector<UnitTerms> terms;  // by their day
  // The end, with a successor or without one.
  std::optional<Date> ends_on;  // its last day is the one before
  std::optional<UnitCode> successor;
  bool begins_anew = false;  // the successor does

  // Those in force on that day; before the first ones, the first.
  const UnitTerms& on(Date day) const;
  bool ended(Date day) const { return ends_on && *ends_on <= day; }
};

struct PersonInfo {
  PersonId id;
  UnitCode unit;
  std::vector<Role> roles;
  LeaderPost post = LeaderPost::kNone;
  std::optional<ContentAddress> profile;
  std::optional<Date> left;
  std::optional<PersonId> successor;  // who goes on with what was open
  bool has(Role role) const;
  bool has_left(Date day) const { return left && *left <= day; }
};

struct KeyInfo {
  crypto::PublicKey key;
  PersonId person;
  DeviceId device;
  std::optional<Stamp> enrolled;
  std::optional<Stamp> revoked;
};

struct DeviceInfo {
  DeviceId id;
  crypto::PublicKey key;
  UnitCode unit;
  std::optional<Stamp> revoked;
};

struct DelegationInfo {
  EventId event;
  PersonId leader;
  PersonId delegate;
  Date from{};
  Date until{};
};

struct RulesetInfo {
  EventId event;
  Term ruleset;
  std::int64_t version = 0;
  std::string hash;
  Date from{};
  ContentAddress text;
};

struct UnitTargetInfo {
  UnitCode unit;
  Term target;
  std::string value;
  Date from{};
  std::optional<ContentAddress> reason;
};

class Registry {
 public:
  // Registry events change it, others are ignored. Entries come in log order.
  void apply(const Entry& entry);
  static bool is_registry_event(EventType type);

  const std::string& log_id() const { return log_id_; }
  const std::optional<crypto::PublicKey>& log_key() const { return log_key_; }

  const std::map<UnitCode, UnitInfo>& units() const { return units_; }
  const std::map<PersonId, PersonInfo>& people() const { return people_; }
  const std::map<KeyId, KeyInfo>& keys() const { return keys_; }
  const std::map<DeviceId, DeviceInfo>& devices() const { return devices_; }
  const std::vector<DelegationInfo>& delegations() const { return delegations_; }
  const std::vector<RulesetInfo>& rulesets() const { return rulesets_; }
  const std::vector<UnitTargetInfo>& unit_targets() const { return unit_targets_; }

  const UnitInfo* unit(const UnitCode& code) const;
  const PersonInfo* person(const PersonId& id) const;
  const KeyInfo* key(const KeyId& id) const;
  const DeviceInfo* device(const DeviceId& id) const;
  // The delegation under which a person may sign for a leader on that day.
  const DelegationInfo* delegation(const EventId& event) const;
  // In force on that day: the latest adopted of those with the latest `from` not after it.
  const RulesetInfo* ruleset_on(Date day) const;

  // Who else may see what concerns a unit: its parent, its successor, and theirs; the nearest
  // first. A circle ends where it began.
  std::vector<UnitCode> overseers(const UnitCode& unit) const;
  std::vector<UnitCode> overseen_by(const UnitCode& unit) const;
  bool is_central_office(const UnitCode& unit) const;
  // Whether some unit's terms begin, or some unit ends, on a day after the one and up to the other.
  bool units_change(Date after, Date upto) const;

 private:
  friend struct RegistryFold;

  std::string log_id_;
  std::optional<crypto::PublicKey> log_key_;
  std::map<UnitCode, UnitInfo> units_;
  std::map<PersonId, PersonInfo> people_;
  std::map<KeyId, KeyInfo> keys_;
  std::map<DeviceId, DeviceInfo> devices_;
  std::vector<DelegationInfo> delegations_;
  std::vector<RulesetInfo> rulesets_;
  std::vector<UnitTargetInfo> unit_targets_;
};

// Every event carries its person by id; these are the subjects registry events use.
Subject subject_of(const UnitCode& unit);
Subject subject_of(const PersonId& person);

}  // namespace yibao::domain
