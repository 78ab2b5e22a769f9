// The table of a standing: what is shown of it and in which order, arranged anew only where
// something of it changed. The screen's thread.
#pragma once

#include <memory>

#include "client/core/app/office/standings_sheet.h"

namespace yibao::app {

class StandingsTable {
 public:
  // -- chosen by the person
  std::string search;
  rules::Code group;  // "": all

  enum class Column : std::uint8_t { kPlace, kUnit, kPoints, kCompletion, kTarget };
  struct Order {
    Column column = Column::kPlace;
    std::size_t target = 0;  // of the sheet's, for kTarget
    bool descending = false;
    bool operator==(const Order&) const = default;
  };
  const Order& order() const { return order_; }
  // By a column's own best first; once more: the other way round.
  void sort_by(Column column, std::size_t target = 0);

  // Rows of the sheet, by their numbers.
  const std::vector<std::size_t>& arrange(const std::shared_ptr<const StandingsSheet>& sheet);

 private:
  struct Arranged {
    std::shared_ptr<const StandingsSheet> sheet;
    std::string search;
    rules::Code group;
    Order order;
  };
  bool fits(const StandingRow& row) const;

  Order order_;
  Arranged arranged_;
  std::vector<std::size_t> rows_;
};

}  // namespace yibao::app
