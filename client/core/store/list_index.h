// Rows of lists and facts, computed from entries and kept, so that a start reads them instead of
// folding a hundred thousand items again. Titles are sealed; facts are codes, dates and counts.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "client/core/store/vault.h"
#include "shared/domain/commission.h"
#include "shared/rules/facts.h"

namespace yibao::client {

enum class RowKind : std::uint8_t {
  kItem = 1,
  kCommission = 2,
  kRecord = 3,
  kHandoff = 4,
  kOther = 5,
  kImport = 6,
};

// Where an item is meant to be printed (domain::ItemAssigned) and where it was.
struct RowAssignment {
  std::string journal;
  std::optional<std::string> form;
  std::int64_t issue = 0;
  std::int64_t place = 0;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("journal", self.journal);
    field("form", self.form);
    field("issue", self.issue);
    field("place", self.place);
  }
};
struct RowAdoption {
  base::EventId event;
  std::string journal;  // or a level, where the notice names no journals
  std::optional<std::string> form;
  std::optional<std::int64_t> issue;
  base::Date on_date{};
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("event", self.event);
    field("journal", self.journal);
    field("form", self.form);
    field("issue", self.issue);
    field("on_date", self.on_date);
  }
};

// What a list shows of one item; times in milliseconds.
struct ItemRow {
  domain::Subject item;
  base::UnitCode unit;
  domain::ContentAddress words;                // that the title was read from
  std::string title;                           // empty where they are not here
  std::optional<domain::ContentAddress> edit;  // the office's wording...
  std::string edited_title;                    // ...and its title
  std::string kind;
  domain::Stage stage = domain::Stage::kOffered;
  bool pending = false;     // some of it is not in the log yet
  bool words_gone = false;  // not received, or purged
  std::int64_t word_count = 0;
  std::vector<RowAssignment> assigned;  // the office's rows only: nobody else is told
  std::vector<RowAdoption> adopted;     // those that stand
  std::optional<domain::Subject> taken_into;
  bool withdrawal_asked = false;  // and not answered
  std::int64_t changed_at = 0;
  std::optional<base::PersonId> author;  // who offered it last
  std::string reason;                    // why it was returned or refused, a code
  std::optional<domain::Subject> commission;
  bool emergency = false;
  // Of the newest signature: who gave it (on paper: the leader), when, its receipt's number.
  std::optional<base::PersonId> signed_by;
  std::optional<std::int64_t> signed_at;
  std::optional<std::int64_t> receipt;
  bool on_paper = false;
  std::optional<std::int64_t> counts_at;  // its time by the rules (rules::effective_time)
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("item", self.item);
    field("unit", self.unit);
    field("words", self.words);
    field("title", self.title);
    field("edit", self.edit);
    field("edited_title", self.edited_title);
    field("kind", self.kind);
    field("stage", self.stage);
    field("pending", self.pending);
    field("words_gone", self.words_gone);
    field("word_count", self.word_count);
    field("assigned", self.assigned);
    field("adopted", self.adopted);
    field("taken_into", self.taken_into);
    field("withdrawal_asked", self.withdrawal_asked);
    field("changed_at", self.changed_at);
    field("author", self.author);
    field("reason", self.reason);
    field("commission", self.commission);
    field("emergency", self.emergency);
    field("signed_by", self.signed_by);
    field("signed_at", self.signed_at);
    field("receipt", self.receipt);
    field("on_paper", self.on_paper);
    field("counts_at", self.counts_at);
  }
};

// How one of the units that were asked stands to a commission.
struct RowAnswer {
  base::UnitCode unit;
  std::int64_t due = 0;  // with its extension
  bool acknowledged = false;
  bool extension_asked = false;  // and not answered
  bool declined = false;
  std::string verdict;  // a code; empty: not judged
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("unit", self.unit);
    field("due", self.due);
    field("acknowledged", self.acknowledged);
    field("extension_asked", self.extension_asked);
    field("declined", self.declined);
    field("verdict", self.verdict);
  }
};

struct CommissionRow {
  domain::Subject commission;
  std::string title;
  std::int64_t due = 0;  // before any extension
  std::int64_t issued_at = 0;
  std::string kind;  // empty: any
  std::int64_t items = 1;
  std::vector<RowAnswer> answers;  // of each unit asked, as far as it is seen here
  bool cancelled = false;
  bool pending = false;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("commission", self.commission);
    field("title", self.title);
    field("due", self.due);
    field("issued_at", self.issued_at);
    field("kind", self.kind);
    field("items", self.items);
    field("answers", self.answers);
    field("cancelled", self.cancelled);
    field("pending", self.pending);
  }

  // Null: it was not asked.
  const RowAnswer* of(const base::UnitCode& unit) const;
  std::size_t judged() const;
};

// Titles of words that were read a moment ago, by the words' address: they need not be read again.
using KnownTitles = std::map<domain::ContentAddress, std::string>;

class ListIndex {
 public:
  ListIndex(storage::Database& database, Vault& vault) : database_(database), vault_(vault) {}

  base::Status put(const ItemRow& row);
  base::Status put(const CommissionRow& row);
  // Kinds without a row of their own: so that a list can find them.
  base::Status note(const domain::Subject& subject, RowKind kind, base::Timestamp changed_at);
  base::Status remove(const domain::Subject& subject);
  base::Status clear();
  base::Result<std::vector<ItemRow>> items();
  base::Result<std::vector<CommissionRow>> commissions();
  base::Result<std::vector<domain::Subject>> subjects(RowKind kind);
  // One row; nullopt where there is none of that kind.
  base::Result<std::optional<ItemRow>> item(const domain::Subject& subject);
  base::Result<std::optional<CommissionRow>> commission(const domain::Subject& subject);
  // The items that answer a commission.
  base::Result<std::vector<ItemRow>> answers_to(const domain::Subject& commission);
  // Whose rows were written or removed since this was last asked, so that a list kept in memory
  // reads only those. The first call starts the record and gives nullopt: read everything. What a
  // rolled-back transaction touched stays in it; reading it again does no harm.
  std::optional<std::set<domain::Subject>> take_changes();

  // The same of facts, for another list.
  std::optional<std::set<domain::Subject>> take_fact_changes();

  base::Status put_facts(const domain::Subject& subject, bool pending, base::ByteView rows);
  // "" where there are none.
  base::Result<base::Bytes> facts(const domain::Subject& subject, bool pending);
  // Whose facts are others with what waits here.
  base::Result<std::set<domain::Subject>> subjects_with_pending_facts();
  base::Status each_fact(bool pending,
                         const std::function<void(const domain::Subject&, base::ByteView)>& visit);

 private:
  template <class RowType>
  base::Status put_row(const domain::Subject& subject, RowKind kind, std::int64_t changed_at,
                       const RowType& row);
  template <class RowType>
  base::Result<std::vector<RowType>> rows(RowKind kind);
  template <class RowType>
  base::Result<std::optional<RowType>> row(RowKind kind, const domain::Subject& subject);
  template <class RowType>
  base::Result<RowType> open_row(base::ByteView key, base::ByteView sealed);
  void note_change(const domain::Subject& subject) {
    if (changes_) changes_->insert(subject);
  }
  void note_fact_change(const domain::Subject& subject) {
    if (fact_changes_) fact_changes_->insert(subject);
  }

  storage::Database& database_;
  Vault& vault_;
  std::optional<std::set<domain::Subject>> changes_;  // absent until somebody asks
  std::optional<std::set<domain::Subject>> fact_changes_;
  // By commission; absent until somebody asks. Perhaps more than answer it: each row says so
  // itself.
  std::optional<std::map<domain::Subject, std::set<domain::Subject>>> answers_;
};

}  // namespace yibao::client
