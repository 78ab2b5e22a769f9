// What people do at their machines, one deed at a time, through the product's own commands. A deed
// looks at the replica as it is, picks something to do it to, and does it; the product may say no.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "client/core/replica.h"
#include "tests/simulation/eavesdropper.h"
#include "tests/simulation/founding.h"

namespace yibao::simulation {

// Who sits there, and what they may draw on.
struct Hand {
  client::Replica& replica;
  base::SeededRandom& random;
  Eavesdropper& eavesdropper;
  const Scene& scene;

  bool chance(std::uint64_t of_a_hundred) { return random.below(100) < of_a_hundred; }
  template <class T>
  const T* pick(const std::vector<T>& list) {
    return list.empty() ? nullptr : &list[random.below(list.size())];
  }
  const base::UnitCode& unit() const { return replica.identity()->unit; }
};

// What it was done to; "" when there was nothing to do it to.
using Done = base::Result<std::string>;
inline const std::string kNothing;

struct Deed {
  const char* name;
  std::uint64_t weight;
  Done (*act)(Hand& hand);
};

// A command's result under the name of what it was done to.
template <class T>
Done named(const base::Result<T>& result, const std::string& what) {
  if (!result) return base::fail(result.error());
  return what;
}

std::span<const Deed> unit_deeds();
std::span<const Deed> office_deeds();
std::span<const Deed> administrator_deeds();

// The last letters of an id, for the trace.
std::string short_name(const std::string& id);
inline std::string short_name(const domain::Subject& subject) {
  return short_name(subject.text());
}

// Items of the replica's lists in these stages (none: any), of one unit (empty: any).
base::Result<std::vector<domain::Subject>> items_in(Hand& hand, const base::UnitCode& unit,
                                                    const std::vector<domain::Stage>& stages);

}  // namespace yibao::simulation
