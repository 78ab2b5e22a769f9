// What something that the office does moves: the points of the units it concerns, line by line with
// the clause, and the targets it counts towards. Computed here at once, before the server has said
// anything. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct MovedTarget {
  rules::Name name;
  std::string period;
  std::string done;  // now
  std::string value;
};

// A line of the rules that credits something else than before, or nothing where it might have.
struct MovedLine {
  rules::Name name;
  std::string clause;
  base::Decimal by;
  // Not what the line says, since a higher or capped one stands, it was given already, or what it
  // needs is missing.
  rules::Credit credit = rules::Credit::kFull;
};

struct MovedUnit {
  base::UnitCode unit;
  std::string name;
  bool has_points = false;
  base::Decimal before, after;  // of the year so far
  std::vector<MovedLine> lines;
  std::vector<MovedTarget> targets;  // whose figure is another one
};

struct PointsMove {
  std::vector<MovedUnit> units;  // only those something moved for
};

class PointsWatch {
 public:
  // Figures as they are, with what waits here. Without a ruleset there are none, and nothing moves.
  static base::Result<PointsWatch> begin(Replica& replica, std::vector<base::UnitCode> units);
  // What has moved since.
  base::Result<PointsMove> end(Replica& replica) const;

 private:
  struct Figures {
    bool has_points = false;
    base::Decimal points;
    std::vector<MovedTarget> targets;
    struct Credited {
      MovedLine line;
      std::size_t rows = 0;
    };
    std::map<std::string, Credited> lines;  // all that each line credits
  };
  using ByUnit = std::map<base::UnitCode, Figures>;

  static void add_lines(const rules::NodeResult& result, rules::UnitAccount& account,
                        Figures& figures);
  static base::Result<ByUnit> read(Replica& replica, const std::vector<base::UnitCode>& units);

  std::vector<base::UnitCode> units_;
  ByUnit before_;
};

// And those on whose account the points of these may stand; each once.
std::vector<base::UnitCode> with_overseers(const Replica& replica,
                                           std::vector<base::UnitCode> units);

// The units that something about an item may move: its own, its co-units, those it was merged with.
base::Result<std::vector<base::UnitCode>> units_of_item(Replica& replica,
                                                        const domain::Subject& item);

}  // namespace yibao::client
