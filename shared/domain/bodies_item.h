// What the office says of a received item, and what both sides say about it. (each_field: see
// bodies_registry.h.)
#pragma once

#include <optional>
#include <vector>

#include "shared/domain/vocabulary.h"

namespace yibao::domain {

// What every verdict has: the sign-off it judges and the verdict it replaces.
struct VerdictReference {
  EventId on;
  std::optional<EventId> after;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("on", self.on);
    field("after", self.after);
  }
};

struct ReasonedVerdict : VerdictReference {
  Term reason;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    VerdictReference::each_field(self, field);
    field("reason", self.reason);
    field("note", self.note);
  }
};

struct ItemAccepted : VerdictReference {};

// Mend and send again.
struct ItemReturned : ReasonedVerdict {};

// Final.
struct ItemRefused : ReasonedVerdict {};

// Taken, but not counted as submitted: a brief of a category the notice leaves out.
struct ItemExcluded : VerdictReference {
  Term category;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    VerdictReference::each_field(self, field);
    field("category", self.category);
    field("note", self.note);
  }
};

// The office's wording; the unit's stays beside it.
struct ItemEdited {
  EventId on;
  ContentAddress words;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("on", self.on);
    field("words", self.words);
  }
};

// Where the office means to print the item: in that issue of the journal, under that column. Of
// several about one journal the newest stands; without an issue it is taken out again. Printing is
// its adoption.
struct ItemAssigned {
  Term journal;
  std::optional<Term> form;
  std::optional<std::int64_t> issue;
  std::int64_t place = 0;  // within the column: the smaller stands first
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("journal", self.journal);
    field("form", self.form);
    field("issue", self.issue);
    field("place", self.place);
  }
};

// The subject takes the sources in; adoptions of the subject credit all of them by the policy.
struct ItemMerged {
  std::vector<Subject> sources;
  CreditPolicy credit = CreditPolicy::kByRuleset;
  std::vector<std::int64_t> shares;  // percent, the subject's unit first, then as in `parties`
  // What was said of the subject before and the sources' units account by: what was signed last,
  // its signature, the adoptions so far. From now on they see it too (audience.h).
  std::vector<EventId> shown;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("sources", self.sources);
    field("credit", self.credit);
    field("shares", self.shares);
    field("shown", self.shown);
  }
};

struct ItemForwarded {
  Term level;
  Date on_date{};
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("level", self.level);
    field("on_date", self.on_date);
  }
};

struct ItemAdopted {
  Term journal;
  std::optional<Term> form;
  std::optional<std::int64_t> issue;
  Date on_date{};
  std::optional<ContentAddress> reason;  // asked where a check warns (no figure, no example)
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("journal", self.journal);
    field("form", self.form);
    field("issue", self.issue);
    field("on_date", self.on_date);
    field("reason", self.reason);
  }
};

struct ItemInstructed {
  std::optional<Term> level;
  std::optional<Term> post;
  Date on_date{};
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("level", self.level);
    field("post", self.post);
    field("on_date", self.on_date);
    field("note", self.note);
  }
};

struct ItemFoundInaccurate {
  Date on_date{};
  std::vector<Term> flags;  // with bad effect...
  std::optional<ContentAddress> reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("on_date", self.on_date);
    field("flags", self.flags);
    field("reason", self.reason);
  }
};

struct ItemCommented {
  ContentAddress note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("note", self.note);
  }
};

struct ItemWithdrawalAsked {
  std::optional<ContentAddress> reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("reason", self.reason);
  }
};

// Takes one office fact back: an adoption, a forwarding, an instruction, a judged commission, a
// record. The fact stays in the log, without effect.
struct FactRetracted {
  EventId fact;
  std::vector<Subject> also;  // what else the fact was about: a merge's sources, a record's item
  Term reason;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("fact", self.fact);
    field("also", self.also);
    field("reason", self.reason);
    field("note", self.note);
  }
};

}  // namespace yibao::domain
