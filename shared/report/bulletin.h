// A bulletin (通报): the frozen snapshot of a standing, and the documents made from it. What is
// drawn comes from the snapshot alone, so the same snapshot gives the same bytes for ever.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/rules/scoring.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

struct BulletinUnit {
  std::string unit, name, group;
  std::int64_t place = 0;  // 0: not ranked
  std::int64_t place_in_group = 0;
  std::string points;                // "" where the notice has no points
  std::string completion;            // percent, "" without targets
  std::vector<std::string> figures;  // one for each measure
  std::vector<std::string> unmet;    // names of targets missed
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
  }
};

Bulletin make_bulletin(rules::Scoring& scoring, const rules::Standing& standing,
                       std::uint64_t sequence);

// "3", "3=" where another unit has the same place, a dash for who is not ranked.
std::string place_text(const Bulletin& bulletin, const BulletinUnit& unit, bool in_group);

base::Bytes encode(const Bulletin& bulletin);
base::Result<Bulletin> decode_bulletin(base::ByteView bytes);

std::string to_html(texts::Language language, const Bulletin& bulletin);
std::string to_csv(texts::Language language, const Bulletin& bulletin);  // with byte-order mark
std::string to_text(texts::Language language, const Bulletin& bulletin);

// What differs between two bulletins of one period, one line a unit; empty: nothing.
std::string differences(texts::Language language, const Bulletin& published, const Bulletin& now);

}  // namespace yibao::report
