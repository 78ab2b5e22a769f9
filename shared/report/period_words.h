// Periods and days as they are said in running text: 2024年第一季度, 2024年3月8日.
#pragma once

#include <string>

#include "shared/rules/period.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

std::string day_words(texts::Language language, base::Date day);
// Which quarter of its year, which half: "first", as the catalogue's keys have it.
std::string ordinal_key(const rules::Period& period);
std::string period_words(texts::Language language, const rules::Period& period);
// The year up to the period's last day: 2024年1至6月; the whole year by its own name.
std::string year_to_date_words(texts::Language language, const rules::Period& period);
// How the period before is called: 上季度, last quarter.
std::string period_before_words(texts::Language language, const rules::Period& period);
rules::Period period_before(const rules::Period& period);

}  // namespace yibao::report
