// Ways through the places of the desktop, each with its pictures.
#pragma once

#include "tests/desktop/month.h"
#include "tests/desktop/tour.h"

namespace yibao::testing {

void walk_as_reporter(Month& month, texts::Language language);
void walk_as_leader(Month& month, texts::Language language);
void walk_as_officer(Month& month, texts::Language language);
// The register, on the way of an officer who is an administrator as well.
void walk_the_register(Tour& tour);
// First start, signing in on a shared computer, somebody new there, a locked screen.
void walk_in(Month& month, texts::Language language);
// Other colours, larger type, a small screen.
void walk_in_other_looks(Month& month);

}  // namespace yibao::testing
