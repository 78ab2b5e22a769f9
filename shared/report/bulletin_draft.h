// A bulletin as the program drafts it by itself, out of a standing: title and head, prose with the
// actual figures, tables, charts. What the rules do not ask for, and what there is nothing to say
// about, is left out. In the language of the notices, whoever reads it.
#pragma once

#include "shared/report/bulletin.h"
#include "shared/rules/scoring.h"

namespace yibao::report {

// A unit's commissions whose day was in the period.
struct CommissionTally {
  rules::Code unit;
  std::int64_t asked = 0;
  std::int64_t done = 0;     // as required
  std::int64_t failed = 0;   // late, inadequate, missed
  std::int64_t overdue = 0;  // the day is past, and there is no answer
  std::int64_t open = 0;     // answered and not judged yet, or not due yet
};

// What the office knows beside its figures.
struct BulletinSource {
  std::int64_t sequence = 0;
  std::int64_t number = 1;
  base::Date issued{};
  std::string office;  // that issues it; "" where unknown
  std::vector<CommissionTally> commissions;
};

Bulletin make_bulletin(rules::Scoring& scoring, const rules::Standing& standing,
                       const BulletinSource& source);

BulletinHead usual_head(const rules::Ruleset& rules, const BulletinSource& source);
// 2024年第3期.
std::string issue_words(base::Date issued, std::int64_t number);

}  // namespace yibao::report
