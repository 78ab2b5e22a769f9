// Units that a person ticks, one by one or whole groups at once, found by any of their names. A
// value of the screen's thread; the directory comes from the core thread.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "client/core/unit_directory.h"

namespace yibao::app {

class UnitPicks {
 public:
  std::string search;  // "" shows all

  // Another directory: units that are no longer in it are no longer picked. Gives their codes.
  std::vector<base::UnitCode> use(std::shared_ptr<const client::UnitDirectory> directory);
  // Null at first.
  const std::shared_ptr<const client::UnitDirectory>& directory() const { return directory_; }

  bool picked(const base::UnitCode& unit) const { return picked_.contains(unit); }
  void pick(const base::UnitCode& unit, bool picked);
  // Those of the group that are shown.
  void pick_group(const client::UnitGroup& group, bool picked);
  // All that are shown.
  void pick_all(bool picked);
  // Exactly these, as far as there are such units; before there is a directory: all of them.
  void set(const std::vector<base::UnitCode>& units);
  void clear() { picked_.clear(); }

  std::size_t count() const { return picked_.size(); }
  std::size_t count_in(const client::UnitGroup& group) const;
  // In the directory's order.
  std::vector<base::UnitCode> units() const;

  bool shows(const client::UnitEntry& unit) const;
  // Of the units of a group that are shown, all are picked.
  bool whole(const client::UnitGroup& group) const;

 private:
  std::shared_ptr<const client::UnitDirectory> directory_;
  std::set<base::UnitCode> picked_;
};

}  // namespace yibao::app
