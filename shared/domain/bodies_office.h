// Commissions and the office's other business. (each_field: see bodies_registry.h.)
#pragma once

#include <optional>
#include <vector>

#include "shared/domain/vocabulary.h"

namespace yibao::domain {

// To the units in the event's `parties`.
struct CommissionIssued {
  Timestamp due{};
  std::optional<Term> kind;
  std::int64_t items = 1;  // how many each unit is asked for
  ContentAddress text;     // title and requirement
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("due", self.due);
    field("kind", self.kind);
    field("items", self.items);
    field("text", self.text);
  }
};

struct CommissionAcknowledged {
  EventId issued;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("issued", self.issued);
  }
};

struct CommissionExtensionAsked {
  EventId issued;
  Timestamp until{};
  std::optional<ContentAddress> reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("issued", self.issued);
    field("until", self.until);
    field("reason", self.reason);
  }
};

// For the unit in the event's `parties`.
struct CommissionExtended {
  EventId issued;
  Timestamp until{};
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("issued", self.issued);
    field("until", self.until);
  }
};

struct CommissionDeclined {
  EventId issued;
  Term reason;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("issued", self.issued);
    field("reason", self.reason);
    field("note", self.note);
  }
};

// How one unit (the event's party) answered. `on_date` is the day it counts: the answer's for what
// was done, the due date for what was not.
struct CommissionJudged {
  EventId issued;
  CommissionVerdict verdict = CommissionVerdict::kDone;
  std::vector<Subject> items;
  Date on_date{};
  std::optional<EventId> after;  // the judgement it replaces
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("issued", self.issued);
    field("verdict", self.verdict);
    field("items", self.items);
    field("on_date", self.on_date);
    field("after", self.after);
    field("note", self.note);
  }
};

struct CommissionCancelled {
  EventId issued;
  Term reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("issued", self.issued);
    field("reason", self.reason);
  }
};

struct KeyTopicsIssued {
  Date from{};
  Date until{};
  ContentAddress text;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("from", self.from);
    field("until", self.until);
    field("text", self.text);
  }
};

// Any yearly or manual fact that the ruleset names: training, staffing, filing, points by hand.
struct RecordEntered {
  Term record;
  Date on_date{};
  std::optional<Subject> item;
  std::int64_t count = 1;
  std::optional<std::string> value;  // a decimal
  std::optional<std::int64_t> people;
  std::optional<Term> kind;
  std::optional<Term> level;
  std::vector<Term> flags;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("record", self.record);
    field("on_date", self.on_date);
    field("item", self.item);
    field("count", self.count);
    field("value", self.value);
    field("people", self.people);
    field("kind", self.kind);
    field("level", self.level);
    field("flags", self.flags);
    field("note", self.note);
  }
};

// What a unit did before Yibao was in use, as its office's own records have it: facts as they stand
// in a records file; the only free text is the file's name. One file is as many events as it takes,
// retracted together.
struct RecordsImported {
  struct Row {
    Date on_date{};
    Term record;
    std::optional<Term> item;  // rows with the same one are about one item
    std::optional<Term> kind;
    std::optional<Term> journal;
    std::optional<Term> form;
    std::optional<Term> level;
    std::optional<Term> post;
    std::vector<Term> flags;
    std::optional<std::int64_t> words;
    std::int64_t count = 1;
    std::optional<std::string> value;  // a decimal
    std::optional<std::int64_t> people;
    std::int64_t authors = 0;
    std::vector<UnitCode> co_units;
    bool reasoned = false;  // a note stands with it in the file
    template <class Self, class Field>
    static void each_field(Self& self, Field&& field) {
      field("on_date", self.on_date);
      field("record", self.record);
      field("item", self.item);
      field("kind", self.kind);
      field("journal", self.journal);
      field("form", self.form);
      field("level", self.level);
      field("post", self.post);
      field("flags", self.flags);
      field("words", self.words);
      field("count", self.count);
      field("value", self.value);
      field("people", self.people);
      field("authors", self.authors);
      field("co_units", self.co_units);
      field("reasoned", self.reasoned);
    }
  };
  std::vector<Row> rows;
  std::optional<Term> file;              // the same in all events of one import
  std::optional<ContentAddress> source;  // a note: what the file was called
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("rows", self.rows);
    field("file", self.file);
    field("source", self.source);
  }
};

struct InterviewHeld {
  Date on_date{};
  std::optional<Date> mend_by;
  std::vector<Term> grounds;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("on_date", self.on_date);
    field("mend_by", self.mend_by);
    field("grounds", self.grounds);
    field("note", self.note);
  }
};

// A frozen snapshot: what changes later goes into a correction that names this one.
struct BulletinPublished {
  std::string period;  // 2022-Q3
  std::int64_t at_epoch = 0;
  std::int64_t at_sequence = 0;
  std::int64_t number = 0;
  std::optional<BulletinKind> kind;  // absent: figures
  std::optional<EventId> corrects;
  ContentAddress snapshot;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("period", self.period);
    field("at_epoch", self.at_epoch);
    field("at_sequence", self.at_sequence);
    field("number", self.number);
    field("kind", self.kind);
    field("corrects", self.corrects);
    field("snapshot", self.snapshot);
  }
};

struct AppealFiled {
  std::optional<EventId> against;
  ContentAddress note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("against", self.against);
    field("note", self.note);
  }
};

struct AppealDecided {
  EventId filed;
  AppealDecision decision = AppealDecision::kRejected;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("filed", self.filed);
    field("decision", self.decision);
    field("note", self.note);
  }
};

// By law or on request: the named contents go, the log still verifies. Audience: of the events
// whose contents they are, so `parties` names their units.
struct ContentPurged {
  std::vector<ContentAddress> purged;
  Term reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("purged", self.purged);
    field("reason", self.reason);
  }
};

}  // namespace yibao::domain
