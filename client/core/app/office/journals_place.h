// The desk of journals: accepted items that wait to be used, and issues being put together from
// them: assigned to a column, put in order, merged, printed. What is assigned counts for nothing;
// printing adopts all of an issue's items at once. Colleagues see the same desk after the next
// exchange. The screen's thread.
#pragma once

#include <set>

#include "client/core/app/deed.h"
#include "client/core/app/office/issues.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/way.h"
#include "client/core/commands/issues.h"

namespace yibao::app {

class JournalsPlace final : public OfficePlace {
 public:
  JournalsPlace(Desk& desk, Way& way) : way_(way), deed_(desk) {}

  // -- the pool: accepted, and part of no other item
  enum class Use : std::uint8_t { kUnused, kAll };  // not adopted and not assigned anywhere yet
  Use use = Use::kUnused;
  std::string search;  // part of a title or of a unit's name
  const DraftRows& pool();
  std::set<domain::Subject> ticked;  // for merging and for assigning several at once

  // -- the issue that is open
  std::size_t journal = 0;  // of shelves()
  std::int64_t number = 1;
  int year = 0;
  const std::vector<JournalShelf>& shelves() const { return shelves_; }
  const JournalShelf* shelf() const;
  // Null: nothing is in it yet.
  const Issue* issue() const;
  void choose_journal(std::size_t which);
  void choose_issue(int of_year, std::int64_t which);

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  bool is_current(const Snapshot& snapshot) const override { return rows_ == snapshot.drafts; }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const { return deed_.problem(); }

  bool assigning = false;  // asked for the column
  // Into a column of the open issue, behind what stands there; all that is ticked, or one item.
  void assign(const std::vector<domain::Subject>& items, std::size_t form);
  void move(const IssueLine& line, int by);  // up or down within its column
  void move_to(const IssueLine& line, std::size_t form);
  void take_out(const IssueLine& line);

  // -- merging what is ticked
  struct Merge {
    std::vector<std::shared_ptr<const DraftRow>> items;
    std::size_t lead = 0;             // whose item takes the others in
    std::size_t credit = 0;           // of domain::CreditPolicy
    std::vector<std::string> units;   // names, the lead's first; read when the lead is chosen
    std::vector<std::string> shares;  // percent, one for each of them
    // "desk.combine.*" key of what is still to be put right.
    std::string missing() const;
  };
  std::optional<Merge> merging;
  void begin_merge();
  void choose_lead(std::size_t lead);
  void merge();

  // -- printing
  struct Printing {
    std::string day;
    client::IssueDoubts doubts;
    std::map<domain::Subject, std::string> reasons;
  };
  std::optional<Printing> printing;
  // Looks first for what asks for a reason.
  void begin_printing();
  // "desk.printing.*" key of what is still to be put right.
  std::string printing_missing() const;
  void print();

 private:
  void arrange();
  static std::vector<domain::Subject> sources_of(const Merge& merge);
  void assign_each(std::vector<std::pair<domain::Subject, client::Assignment>> assignments,
                   const char* notice);
  std::int64_t last_place(const std::string& form) const;

  Way& way_;
  Deed deed_;
  std::shared_ptr<const DraftRows> rows_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  base::Date today_{};
  std::vector<JournalShelf> shelves_;
  DraftRows pool_;
  std::string pool_search_;
  Use pool_use_ = Use::kUnused;
  bool pool_stale_ = true;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::JournalsPlace::Use, "unused", "all");
