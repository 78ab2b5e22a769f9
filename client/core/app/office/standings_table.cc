#include "client/core/app/office/standings_table.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

using Column = StandingsTable::Column;

// The least comes first.
bool before(const StandingRow& a, const StandingRow& b, const StandingsTable::Order& order) {
  switch (order.column) {
    case Column::kUnit: return a.unit_name < b.unit_name;
    case Column::kPoints: return a.points < b.points;
    case Column::kCompletion:
      return a.completion.value_or(base::Fraction()) < b.completion.value_or(base::Fraction());
    case Column::kTarget: {
      const bool has = order.target < a.targets.size() && order.target < b.targets.size();
      return has && a.targets[order.target].share < b.targets[order.target].share;
    }
    case Column::kPlace: break;
  }
  return false;
}

}  // namespace

void StandingsTable::sort_by(Column column, std::size_t target) {
  const bool same = order_.column == column && order_.target == target;
  // Names go up, figures down.
  const bool down = column != Column::kPlace && column != Column::kUnit;
  order_ = {column, target, same ? !order_.descending : down};
}

bool StandingsTable::fits(const StandingRow& row) const {
  if (!group.empty() && row.group != group) return false;
  const std::string_view wanted = base::trim(search);
  const auto has = [&](const std::string& name) { return name.find(wanted) != std::string::npos; };
  return wanted.empty() || has(row.unit_name) ||
         std::any_of(row.aliases.begin(), row.aliases.end(), has);
}

const std::vector<std::size_t>& StandingsTable::arrange(
    const std::shared_ptr<const StandingsSheet>& sheet) {
  if (arranged_.sheet == sheet && arranged_.search == search && arranged_.group == group &&
      arranged_.order == order_) {
    return rows_;
  }
  arranged_ = {sheet, search, group, order_};
  rows_.clear();
  if (!sheet) return rows_;
  for (std::size_t i = 0; i < sheet->rows.size(); ++i) {
    if (fits(sheet->rows[i])) rows_.push_back(i);
  }
  if (order_.column != Column::kPlace) {
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::size_t a, std::size_t b) {
      return before(sheet->rows[a], sheet->rows[b], order_);
    });
  }
  if (order_.descending) std::reverse(rows_.begin(), rows_.end());
  return rows_;
}

}  // namespace yibao::app
