// What registry events say: units, people, keys, devices, delegations, rulesets, targets, and the
// few events the server itself authors. Names and phone numbers are content, never fields here.
//
// `each_field` is the one description of a body: the codec, the JSON Schema test and the admission
// checks all read it. Optional and list fields are left out when empty, flags when false.
#pragma once

#include <optional>
#include <vector>

#include "shared/domain/vocabulary.h"

namespace yibao::domain {

struct LogOpened {
  std::string log_id;  // 16 bytes, base64url
  std::string log_key;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("log_id", self.log_id);
    field("log_key", self.log_key);
  }
};

// The first entry of a new epoch, after a backup older than the log was put in place.
struct LogRestored {
  std::int64_t old_epoch = 0;
  std::int64_t size = 0;
  std::string root;  // of the tree as restored
  // It had been put back unseen and was written to: somebody has seen other entries in places that
  // are taken here, and nobody knows from which place on.
  bool branched = false;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("old_epoch", self.old_epoch);
    field("size", self.size);
    field("root", self.root);
    field("branched", self.branched);
  }
};

// With `from`, it holds from that day and what held before stays so for the days before; without,
// it corrects what was said of the unit for all its days.
struct UnitDefined {
  std::optional<Term> group;  // absent: in no group, no targets of a group
  std::optional<UnitCode> parent;
  std::optional<std::int64_t> headcount;
  bool central_office = false;
  std::optional<Date> from;
  std::optional<ContentAddress> profile;  // name and aliases, where the ruleset has none
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("group", self.group);
    field("parent", self.parent);
    field("headcount", self.headcount);
    field("central_office", self.central_office);
    field("from", self.from);
    field("profile", self.profile);
  }
};

// From that day the unit is no more. Its successor takes over what it earned, unless it begins
// anew; without a successor it is dissolved.
struct UnitSucceeded {
  std::optional<UnitCode> successor;
  Date from{};
  bool begins_anew = false;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("successor", self.successor);
    field("from", self.from);
    field("begins_anew", self.begins_anew);
  }
};

struct PersonDefined {
  std::vector<Role> roles;
  LeaderPost post = LeaderPost::kNone;
  ContentAddress profile;  // name, post, telephones
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("roles", self.roles);
    field("post", self.post);
    field("profile", self.profile);
  }
};

struct PersonLeft {
  Date from{};
  std::optional<PersonId> successor;  // goes on with what is open
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("from", self.from);
    field("successor", self.successor);
  }
};

struct KeyEnrolled {
  PersonId person;
  DeviceId device;
  std::string key;                   // suite and public key
  bool first_administrator = false;  // `init` named this person before anyone could
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("person", self.person);
    field("device", self.device);
    field("key", self.key);
    field("first_administrator", self.first_administrator);
  }
};

struct KeyRevoked {
  KeyId key;
  Term reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("key", self.key);
    field("reason", self.reason);
  }
};

struct DeviceEnrolled {
  DeviceId device;
  std::string key;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("device", self.device);
    field("key", self.key);
  }
};

struct DeviceRevoked {
  DeviceId device;
  Term reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("device", self.device);
    field("reason", self.reason);
  }
};

struct DelegationGranted {
  PersonId delegate;
  Date from{};
  Date until{};  // inclusive
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("delegate", self.delegate);
    field("from", self.from);
    field("until", self.until);
  }
};

struct RulesetAdopted {
  Term ruleset;
  std::int64_t version = 0;
  std::string hash;  // of the ruleset's bytes, base64url
  Date from{};
  ContentAddress text;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("ruleset", self.ruleset);
    field("version", self.version);
    field("hash", self.hash);
    field("from", self.from);
    field("text", self.text);
  }
};

// A target of one unit that differs from its group's.
struct TargetSet {
  Term target;
  std::string value;  // a decimal, or "none"
  Date from{};
  std::optional<ContentAddress> reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("target", self.target);
    field("value", self.value);
    field("from", self.from);
    field("reason", self.reason);
  }
};

}  // namespace yibao::domain
