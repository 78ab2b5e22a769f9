#include "tests/simulation/deeds.h"

#include <algorithm>

namespace yibao::simulation {

using domain::Stage;
using domain::Subject;

std::string short_name(const std::string& id) {
  return id.size() > 6 ? id.substr(id.size() - 6) : id;
}

base::Result<std::vector<Subject>> items_in(Hand& hand, const base::UnitCode& unit,
                                            const std::vector<Stage>& stages) {
  YIBAO_TRY(const auto rows, hand.replica.index().items());
  std::vector<Subject> items;
  for (const client::ItemRow& row : rows) {
    const bool unit_fits = unit.empty() || row.unit == unit;
    const bool stage_fits =
        stages.empty() || std::find(stages.begin(), stages.end(), row.stage) != stages.end();
    if (unit_fits && stage_fits) items.push_back(row.item);
  }
  std::sort(items.begin(), items.end());
  return items;
}

}  // namespace yibao::simulation
