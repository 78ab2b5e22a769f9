#include "client/core/app/office/rules/targets_panel.h"

#include "client/core/commands/registry.h"
#include "client/core/scored_facts.h"
#include "shared/base/text.h"

namespace yibao::app {

base::Result<TargetsSheet> targets_sheet(client::Replica& replica) {
  TargetsSheet sheet;
  sheet.today = replica.today();
  YIBAO_TRY(sheet.rows, client::unit_targets(replica));
  sheet.units = client::unit_directory(replica);
  const auto ruleset = replica.ruleset();
  const auto units = client::own_units(replica, *ruleset, sheet.today);
  for (const rules::Target& target : ruleset->targets) {
    TargetsSheet::Target each{target.id, target.name, {}, target.every, {}};
    if (const auto* measure = ruleset->measure(target.measure)) each.measure = measure->name;
    for (const rules::Unit& unit : units) {
      const auto value = target.value.of(unit);
      if (value) each.values[base::UnitCode(unit.id)] = *value;
    }
    sheet.targets.push_back(std::move(each));
  }
  return sheet;
}

void TargetsPanel::begin() {
  value.clear();
  reason.clear();
  none = false;
  moved_.reset();
  deed_.clear_problem();
  if (sheet()) {
    day = base::to_text(
        rules::next(rules::period_of(rules::PeriodKind::kMonth, sheet()->today)).first);
  }
}

void TargetsPanel::begin_from(const client::UnitTargetRow& row) {
  begin();
  const auto all = units();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i]->code == row.unit) unit = i;
  }
  for (std::size_t i = 0; i < sheet()->targets.size(); ++i) {
    if (sheet()->targets[i].code == row.target) target = i;
  }
  none = !row.value;
  if (row.value) value = row.value->text();
}

std::vector<const client::UnitEntry*> TargetsPanel::units() const {
  std::vector<const client::UnitEntry*> all;
  if (!sheet()) return all;
  for (const client::UnitGroup& group : sheet()->units.groups) {
    for (const client::UnitEntry& entry : group.units) all.push_back(&entry);
  }
  return all;
}

std::optional<base::Decimal> TargetsPanel::value_now() const {
  const auto all = units();
  if (unit >= all.size() || target >= sheet()->targets.size()) return std::nullopt;
  const auto& values = sheet()->targets[target].values;
  const auto found = values.find(all[unit]->code);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

bool TargetsPanel::is_ready() const {
  const bool figure = none || base::Decimal::parse(base::trim(value)).has_value();
  return sheet() && !busy() && unit < units().size() && target < sheet()->targets.size() &&
         figure && base::parse_date(day).has_value();
}

void TargetsPanel::set() {
  if (!is_ready()) return;
  const base::UnitCode code = units()[unit]->code;
  const std::string name = units()[unit]->name;
  const std::string figure = none ? "none" : std::string(base::trim(value));
  const auto work = [code, figure, of = sheet()->targets[target].code,
                     from = *base::parse_date(day), why = reason](Core& core) {
    return core.change([&](client::Replica& replica) -> base::Result<client::PointsMove> {
      YIBAO_TRY(const auto watch, client::PointsWatch::begin(replica, {code}));
      YIBAO_CHECK(client::set_target(replica, code, of, figure, from, why));
      return watch.end(replica);
    });
  };
  deed_.run(work, [this, name](client::PointsMove move) {
    begin();
    moved_ = std::make_shared<const client::PointsMove>(std::move(move));
    way_.say("desk.notice.target_set", {{"unit", name}});
  });
}

void TargetsPanel::close() {
  loaded_.close();
  deed_.forget();
  moved_.reset();
  value.clear();
  reason.clear();
}

}  // namespace yibao::app
