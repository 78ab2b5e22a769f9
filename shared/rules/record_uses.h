// What a ruleset does with the records that are no items (training, staffing, filings, points by
// hand): which of its rules look at them, and what such a record has to say. Pure.
#pragma once

#include "shared/rules/ruleset.h"

namespace yibao::rules {

// One rule that a record counts for; pointers into the ruleset.
struct RecordUse {
  const Obligation* duty = nullptr;  // exactly one of the four
  const Node* node = nullptr;        // points of periods, by a condition on counted records
  const Line* line = nullptr;        // points of each record
  const Target* target = nullptr;
  const Named& rule() const;
};

struct RecordUses {
  const RecordName* record = nullptr;
  std::vector<RecordUse> uses;
  // What it has to say, by those rules.
  bool people = false;
  bool value = false;
  const PointsInRange* range = nullptr;  // the figure the office fills in, with a reason
};

// Of the records about units, in the ruleset's order.
std::vector<RecordUses> uses_of_records(const Ruleset& ruleset);

// Whether a condition looks at a measure that counts the record.
bool looks_at(const Condition& condition, const Code& record, const Ruleset& ruleset);

}  // namespace yibao::rules
