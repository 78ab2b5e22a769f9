// What a bulletin is put together from, as it is frozen: head, sections of prose, tables, charts,
// what changed since another one, what is paid. Values; figures are texts, as a reader sees them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/vocabulary.h"

namespace yibao::report {

struct BulletinHead {
  std::string name;        // in red above all: 竹坞县政务信息工作通报
  std::string issue;       // 2024年第3期
  std::string office;      // that issues and signs it
  std::string issued;      // the day
  std::string addressees;  // 主送
  std::string copies;      // 抄送
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("name", self.name);
    field("issue", self.issue);
    field("office", self.office);
    field("issued", self.issued);
    field("addressees", self.addressees);
    field("copies", self.copies);
  }
};

struct BulletinSection {
  std::string id;
  std::string heading;  // without its number; "": none
  std::string text;     // paragraphs, a line each
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("heading", self.heading);
    field("text", self.text);
  }
};

enum class BulletinCell : std::uint8_t {
  kText,
  kNumber,
  kPercent,  // "93.3" for 93.3 %
};

struct BulletinColumn {
  std::string heading;
  BulletinCell cell = BulletinCell::kText;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("heading", self.heading);
    field("cell", self.cell);
  }
};

// Tables next to each other with the same annex stand in one.
struct BulletinTable {
  std::string id;
  std::string annex;    // the annex's title
  std::string caption;  // "" where the annex has this table only
  std::string remark;   // below it
  std::vector<BulletinColumn> columns;
  std::vector<std::vector<std::string>> rows;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("annex", self.annex);
    field("caption", self.caption);
    field("remark", self.remark);
    field("columns", self.columns);
    field("rows", self.rows);
  }
};

enum class BulletinChartKind : std::uint8_t {
  kRanking,  // horizontal bars, best first
  kLines,    // along the months
};

struct BulletinSeries {
  std::string name;
  std::vector<std::string> values;  // one a category; "": none
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("name", self.name);
    field("values", self.values);
  }
};

struct BulletinChart {
  std::string id;
  std::string after;  // the section or table that it follows
  BulletinChartKind kind = BulletinChartKind::kRanking;
  std::string title;
  std::string unit;  // what is counted
  std::vector<std::string> categories;
  std::vector<BulletinSeries> series;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("after", self.after);
    field("kind", self.kind);
    field("title", self.title);
    field("unit", self.unit);
    field("categories", self.categories);
    field("series", self.series);
  }
};

// The bulletin that is corrected.
struct BulletinReference {
  std::string event;
  std::string title;
  std::string issue;
  std::string issued;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("event", self.event);
    field("title", self.title);
    field("issue", self.issue);
    field("issued", self.issued);
  }
};

// A figure of a unit that is another one now.
struct BulletinFigureChange {
  std::string name;
  std::string before, now;  // "": there was, there is none
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("name", self.name);
    field("before", self.before);
    field("now", self.now);
  }
};

// What came into the log, or lost its effect, after the bulletin was published.
struct BulletinCause {
  std::int64_t entry = 0;          // its number in the log
  bool gone = false;               // no longer counts...
  std::optional<std::int64_t> by;  // ...since this entry
  std::string what;                // 3月5日采用
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("entry", self.entry);
    field("gone", self.gone);
    field("by", self.by);
    field("what", self.what);
  }
};

struct BulletinChange {
  std::string unit, name;
  std::vector<BulletinFigureChange> figures;
  std::vector<BulletinCause> causes;  // none: others changed, or the rules did
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("unit", self.unit);
    field("name", self.name);
    field("figures", self.figures);
    field("causes", self.causes);
  }
};

// Money that a bulletin settles: to a unit, or to the authors of an item, who share it.
struct AwardPayment {
  std::string award;       // the rule's id...
  std::string award_name;  // ...and name
  std::string unit, unit_name;
  std::string item;  // "": to the unit itself
  std::string reason;
  std::vector<std::string> payees;
  std::string amount;
  std::vector<std::int64_t> evidence;  // the entries behind it
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("award", self.award);
    field("award_name", self.award_name);
    field("unit", self.unit);
    field("unit_name", self.unit_name);
    field("item", self.item);
    field("reason", self.reason);
    field("payees", self.payees);
    field("amount", self.amount);
    field("evidence", self.evidence);
  }
};

}  // namespace yibao::report

YIBAO_ENUM_NAMES(yibao::report::BulletinCell, "text", "number", "percent");
YIBAO_ENUM_NAMES(yibao::report::BulletinChartKind, "ranking", "lines");
