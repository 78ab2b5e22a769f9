// A bulletin that settles awards: what is paid to whom and why, frozen with it. And the sheet by
// which it is paid out. Pure.
#pragma once

#include "shared/report/bulletin_draft.h"

namespace yibao::report {

// `corrects`: payments are what is paid beyond, or to be given back of, what that one settled.
Bulletin make_award_bulletin(const rules::Ruleset& rules, const rules::Period& period,
                             const BulletinSource& source, std::vector<AwardPayment> payments,
                             const std::optional<BulletinReference>& corrects);

// 发放表: a line for each payment, to be signed; the sum at its end.
BulletinTable payee_sheet(const std::string& title, const std::vector<AwardPayment>& payments);

base::Decimal total_of(const std::vector<AwardPayment>& payments);

}  // namespace yibao::report
