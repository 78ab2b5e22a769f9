// A central office's computer (tests/app/town.h) with the items of many units: the ruleset's own
// units first, further ones in its groups in turn. Items lie evenly over the year up to now; those
// that were judged were taken, some of them adopted and instructed on, a few refused; the others
// wait in the inbox. Units were asked for items every few days. The words are the corpus's.
#pragma once

#include <map>

#include "tests/app/town.h"

namespace yibao::bench {

inline const std::string kOfficerPassphrase = "officer-words-here";

struct OfficeSize {
  std::size_t units = 100;
  std::size_t waiting = 0;  // the newest
  std::size_t judged = 0;
  std::size_t commissions = 0;
};

// Taken and not adopted: by whom.
using Adoptable = std::map<domain::Subject, base::UnitCode>;

// A town of its own, in which the year nearly is over.
std::unique_ptr<testing::Town> empty_office();
// Before anybody is at the computer. Throws std::runtime_error.
Adoptable fill_office(testing::Town& town, const OfficeSize& size);

}  // namespace yibao::bench
