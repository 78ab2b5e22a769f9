// Which unit somebody means (contact_plan.h).
#include <algorithm>

#include "client/core/contacts/contact_plan.h"
#include "client/core/unit_history.h"
#include "shared/base/text.h"

namespace yibao::client {
namespace {

constexpr std::size_t kOfferedMost = 5;
// Of a hundred characters, how many two names have to share before one is offered for the other.
constexpr std::size_t kLikeEnough = 35;

// "区发改委", "水磨沟区发改委": the place or its kind in front of a name that is known without.
std::vector<std::string> without_place(const Replica& replica, const std::string& written) {
  std::vector<std::string> names = {written};
  const auto ruleset = replica.ruleset();
  const std::string place = ruleset ? ruleset->place.zh : "";
  std::string rest = written;
  if (!place.empty() && rest.starts_with(place)) {
    rest.erase(0, place.size());
    names.push_back(rest);
  }
  // The kind of the place is the last character of its name.
  const std::u32string characters = base::to_code_points(place);
  const std::string kind = characters.empty() ? "" : base::to_utf8({&characters.back(), 1});
  if (!kind.empty() && rest.starts_with(kind)) names.push_back(rest.substr(kind.size()));
  return names;
}

// Characters that both have, each as often as the rarer has it, of a hundred of the longer.
std::size_t likeness(const std::string& a, const std::string& b) {
  std::u32string one = base::to_code_points(a);
  std::u32string other = base::to_code_points(b);
  const std::size_t longer = std::max(one.size(), other.size());
  if (longer == 0) return 0;
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  std::u32string shared;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(shared));
  const bool inside = a.find(b) != std::string::npos || b.find(a) != std::string::npos;
  return shared.size() * 100 / longer + (inside ? 50 : 0);
}

}  // namespace

std::optional<base::UnitCode> unit_written(const Replica& replica, const std::string& written) {
  for (const std::string& name : without_place(replica, written)) {
    if (name.empty()) continue;
    const auto unit = replica.find_unit(name);
    if (unit && replica.registry()->unit(*unit) != nullptr) return *unit;
  }
  return std::nullopt;
}

std::vector<base::UnitCode> similar_units(const Replica& replica, const std::string& written) {
  std::vector<std::pair<std::size_t, base::UnitCode>> found;
  for (const auto& [code, info] : replica.registry()->units()) {
    if (info.ended(replica.today())) continue;
    const UnitNames names = names_of(replica, info, info.on(replica.today()));
    std::size_t best = likeness(written, names.name);
    for (const std::string& alias : names.aliases) best = std::max(best, likeness(written, alias));
    if (best >= kLikeEnough) found.emplace_back(best, code);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<base::UnitCode> units;
  for (std::size_t i = 0; i < std::min(found.size(), kOfferedMost); ++i) {
    units.push_back(found[i].second);
  }
  return units;
}

}  // namespace yibao::client
