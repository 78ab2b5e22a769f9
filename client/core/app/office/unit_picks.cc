#include "client/core/app/office/unit_picks.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::app {

std::vector<base::UnitCode> UnitPicks::use(std::shared_ptr<const client::UnitDirectory> directory) {
  directory_ = std::move(directory);
  std::vector<base::UnitCode> gone;
  for (const base::UnitCode& unit : picked_) {
    if (directory_->unit(unit) == nullptr) gone.push_back(unit);
  }
  for (const base::UnitCode& unit : gone) picked_.erase(unit);
  return gone;
}

void UnitPicks::pick(const base::UnitCode& unit, bool picked) {
  if (picked) {
    picked_.insert(unit);
  } else {
    picked_.erase(unit);
  }
}

void UnitPicks::pick_group(const client::UnitGroup& group, bool picked) {
  for (const client::UnitEntry& unit : group.units) {
    if (shows(unit)) pick(unit.code, picked);
  }
}

void UnitPicks::pick_all(bool picked) {
  if (!directory_) return;
  for (const client::UnitGroup& group : directory_->groups) pick_group(group, picked);
}

void UnitPicks::set(const std::vector<base::UnitCode>& units) {
  picked_.clear();
  for (const base::UnitCode& unit : units) {
    if (!directory_ || directory_->unit(unit) != nullptr) picked_.insert(unit);
  }
}

std::size_t UnitPicks::count_in(const client::UnitGroup& group) const {
  return static_cast<std::size_t>(
      std::count_if(group.units.begin(), group.units.end(),
                    [&](const client::UnitEntry& unit) { return picked(unit.code); }));
}

std::vector<base::UnitCode> UnitPicks::units() const {
  std::vector<base::UnitCode> units;
  if (!directory_) return units;
  for (const client::UnitGroup& group : directory_->groups) {
    for (const client::UnitEntry& unit : group.units) {
      if (picked(unit.code)) units.push_back(unit.code);
    }
  }
  return units;
}

bool UnitPicks::shows(const client::UnitEntry& unit) const {
  const std::string_view wanted = base::trim(search);
  const auto fits = [&](const std::string& name) { return name.find(wanted) != std::string::npos; };
  return wanted.empty() || fits(unit.name) ||
         std::any_of(unit.aliases.begin(), unit.aliases.end(), fits);
}

bool UnitPicks::whole(const client::UnitGroup& group) const {
  bool any = false;
  for (const client::UnitEntry& unit : group.units) {
    if (!shows(unit)) continue;
    if (!picked(unit.code)) return false;
    any = true;
  }
  return any;
}

}  // namespace yibao::app
