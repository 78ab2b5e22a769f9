// The units file (records_csv.h).
#include <algorithm>
#include <set>

#include "shared/base/limits.h"
#include "shared/rules/csv_table.h"
#include "shared/rules/records_csv.h"

namespace yibao::rules {

UnitsFile read_units_file(std::string_view csv, const Vocabulary& words) {
  CsvTable table(csv, {{"unit", {"单位"}, true},
                       {"group", {"类", "组", "分组"}},
                       {"parent", {"上级", "主管单位"}},
                       {"headcount", {"人数", "编制"}},
                       {"aliases", {"别名", "简称"}}});
  UnitsFile file;
  std::set<Code> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Unit unit;
    const std::string& text = table.at(row, "unit");
    if (text.empty()) table.note(row, "unit", "csv_empty_field");
    // A unit the ruleset knows keeps its id, so that targets by unit still find it.
    const Unit* known = words.units.find(text);
    unit.id = known == nullptr ? text : known->id;
    unit.name = known == nullptr ? Name{text, ""} : known->name;
    if (known != nullptr) unit.aliases = known->aliases;
    for (std::string& alias : semicolon_list(table.at(row, "aliases"))) {
      unit.aliases.push_back(std::move(alias));
    }
    const std::string& group = table.at(row, "group");
    if (const Named* found = words.groups.find(group)) {
      unit.group = found->id;
    } else if (!group.empty()) {
      table.note(
          row, "group", "csv_unknown_value",
          {{"value", group}, {"allowed", words.groups.choices()}, {"names", words.groups.names()}});
    }
    if (!table.at(row, "parent").empty()) unit.parent = table.at(row, "parent");
    unit.headcount = table.whole_number(row, "headcount", 0, 1'000'000);
    if (!text.empty() && !seen.insert(unit.id).second) {
      table.note(row, "unit", "repeated", {{"value", text}});
    }
    file.units.push_back(std::move(unit));
  }
  for (std::size_t row = 0; row < file.units.size(); ++row) {
    Unit& unit = file.units[row];
    if (!unit.parent) continue;
    const auto parent = std::find_if(file.units.begin(), file.units.end(), [&](const Unit& other) {
      return other.id == *unit.parent || other.name.zh == *unit.parent;
    });
    if (parent == file.units.end()) {
      table.note(row, "parent", "csv_unknown_unit", {{"value", *unit.parent}, {"near", ""}});
    } else {
      unit.parent = parent->id;
    }
  }
  for (std::size_t row = 0; row < file.units.size(); ++row) {
    if (is_own_ancestor(file.units, file.units[row])) {
      table.note(row, "parent", "circle", {{"value", table.at(row, "unit")}});
    }
  }
  NamedList<Unit> names;
  for (const Unit& unit : file.units) names.add(unit);
  for (const std::string& name : names.shared_names()) {
    table.problems().push_back({"file", "name_shared", {{"value", name}}});
  }
  if (file.units.size() > base::limits::kUnitsMax) {
    table.problems().push_back({"file", "too_many", {}});
  }
  file.problems = std::move(table.problems());
  file.ignored_columns = std::move(table.ignored_columns());
  if (!file.problems.empty()) file.units.clear();
  return file;
}

}  // namespace yibao::rules
