// A bulletin (通报): the frozen snapshot of a standing and of what the office says about it: prose,
// tables, charts, what a correction corrects, what was paid. What is drawn comes from the snapshot
// alone, so the same snapshot gives the same bytes for ever. Values; made by bulletin_draft.h.
//
// A snapshot published by an earlier version has the figures of its units and no document: what is
// absent is empty.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/report/bulletin_parts.h"

namespace yibao::report {

// One of the rules' rankings. `value`: the first thing it goes by, as the table shows it.
struct BulletinPlace {
  std::string ranking, group;
  std::int64_t place = 0;  // 0: not ranked
  bool tied = false;
  std::string value;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("ranking", self.ranking);
    field("group", self.group);
    field("place", self.place);
    field("tied", self.tied);
    field("value", self.value);
  }
};

struct BulletinRanking {
  std::string id, name;
  std::string value;  // what it goes by first: 累计积分
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("name", self.name);
    field("value", self.value);
  }
};

struct BulletinUnit {
  std::string unit, name, group;
  std::int64_t place = 0;  // in the first ranking over all; 0: not ranked
  std::int64_t place_in_group = 0;
  std::string points;                 // "" where the notice has no points
  std::string completion;             // percent, "" without targets
  std::vector<std::string> figures;   // one for each measure
  std::vector<std::string> unmet;     // names of targets missed
  std::vector<BulletinPlace> places;  // one for each ranking that the unit is in
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("unit", self.unit);
    field("name", self.name);
    field("group", self.group);
    field("place", self.place);
    field("place_in_group", self.place_in_group);
    field("points", self.points);
    field("completion", self.completion);
    field("figures", self.figures);
    field("unmet", self.unmet);
    field("places", self.places);
  }
};

struct Bulletin {
  std::string title;
  std::string period;
  std::string from, to, as_of;  // days
  std::string ruleset;
  std::int64_t sequence = 0;          // everything up to this entry counts
  std::vector<std::string> measures;  // names, as the columns of `figures`
  std::vector<BulletinUnit> units;    // best first
  std::vector<std::string> silent;    // names of units that submitted nothing
  std::vector<BulletinRanking> rankings;
  std::optional<domain::BulletinKind> kind;  // absent: figures
  std::optional<std::int64_t> number;
  std::optional<BulletinHead> head;
  std::vector<BulletinSection> sections;
  std::vector<BulletinTable> tables;
  std::vector<BulletinChart> charts;
  std::optional<BulletinReference> corrects;
  std::vector<BulletinChange> changes;  // of a correction
  std::vector<AwardPayment> settled;    // of a bulletin of awards
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("title", self.title);
    field("period", self.period);
    field("from", self.from);
    field("to", self.to);
    field("as_of", self.as_of);
    field("ruleset", self.ruleset);
    field("sequence", self.sequence);
    field("measures", self.measures);
    field("units", self.units);
    field("silent", self.silent);
    field("rankings", self.rankings);
    field("kind", self.kind);
    field("number", self.number);
    field("head", self.head);
    field("sections", self.sections);
    field("tables", self.tables);
    field("charts", self.charts);
    field("corrects", self.corrects);
    field("changes", self.changes);
    field("settled", self.settled);
  }

  bool is_document() const { return !sections.empty() || !tables.empty(); }
  const BulletinSection* section(const std::string& id) const;
};

// "3", "3=" where another unit has the same place, a dash for who is not ranked.
std::string place_text(const Bulletin& bulletin, const BulletinUnit& unit, bool in_group);

base::Bytes encode(const Bulletin& bulletin);
base::Result<Bulletin> decode_bulletin(base::ByteView bytes);

}  // namespace yibao::report
