// What a person types and chooses for a draft, and what there is to choose from.
#pragma once

#include "client/core/replica.h"

namespace yibao::app {

// The rest of the document is kept as it was. Codes are the ruleset's and the registry's.
struct DraftFields {
  std::string title;
  std::string body;
  std::string kind;
  std::string authors;  // separated by 、
  std::string signer;
  std::string contact;
  std::string telephone;
  std::string data_as_of;  // 2022-07-06; "" for none
  std::string event_date;
  bool emergency = false;
  std::optional<base::Timestamp> phoned_at;  // as it was noted; never changed here
  std::string phoned_to;
  bool internal = false;                            // 工作秘密: stays here
  std::vector<domain::ContentAddress> attachments;  // their manifests
  std::vector<domain::Term> topics;
  std::vector<domain::Term> flags;
  std::vector<base::UnitCode> co_units;
  std::optional<domain::Subject> commission;  // that it answers
  domain::Tone tone = domain::Tone::kUnstated;
  auto operator<=>(const DraftFields&) const = default;
};
DraftFields fields_of(const client::DraftDocument& document);
// A date that is none is left out; `date_is_wrong` says so beforehand.
void take_fields(const DraftFields& fields, client::DraftDocument& document);
bool date_is_wrong(const std::string& text);
base::Date end_of_last_month(base::Date today);

// What a new draft begins with: a kind ("" for the ruleset's first), a commission that it answers.
struct NewDraft {
  std::string kind;
  std::optional<domain::Subject> commission;
};

// What the ruleset does not list: read on the core thread.
struct DraftChoices {
  struct OpenCommission {
    domain::Subject id;
    std::string title;
    base::Timestamp due{};
  };
  struct Unit {
    base::UnitCode code;
    std::string name;
  };
  base::Date today{};
  std::vector<OpenCommission> commissions;  // not judged, not cancelled; the nearest deadline first
  std::vector<Unit> units;                  // that a joint item can be written with
};
base::Result<DraftChoices> draft_choices(client::Replica& replica);

}  // namespace yibao::app
