// The list of drafts and items: which of them are shown, in what order; or what a search in their
// texts finds. Filtering and sorting are done on the core thread, so that a hundred thousand rows
// hold up no frame. The screen's thread.
#pragma once

#include "client/core/app/text_search.h"

namespace yibao::app {

enum class DraftFilter : std::uint8_t {
  kAll,
  kWriting,   // local
  kToSign,    // laid before a leader
  kToMend,    // sent back or returned
  kUnderWay,  // signed, received
  kDone,      // judged, withdrawn, secret
};
DraftFilter filter_of(const DraftRow& row);

enum class DraftColumn : std::uint8_t { kTitle, kState, kKind, kUnit, kChanged };

// What a person chose.
struct DraftChoice {
  DraftFilter filter = DraftFilter::kAll;
  std::string search;  // part of a title
  DraftColumn column = DraftColumn::kChanged;
  bool descending = true;
  bool operator==(const DraftChoice&) const = default;
};

struct ArrangedDrafts {
  DraftRows rows;
  std::vector<std::size_t> counts;  // of each filter, all titles
};
// Pure; equal rows keep the order they came in. Kinds go by the ruleset's order (null: by code).
ArrangedDrafts arrange(const DraftRows& rows, const DraftChoice& choice,
                       const rules::Ruleset* ruleset);

class DraftsPlace {
 public:
  explicit DraftsPlace(Desk& desk) : texts(desk), desk_(desk) {}

  DraftChoice choice;  // the view changes it
  TextSearch texts;

  // A click on a column's head: sorts by it, the second click the other way round.
  void sort_by(DraftColumn column);
  // Looks for what stands in the search field in all texts.
  void search_texts() {
    if (all_) texts.start(choice.search, all_);
  }

  // Once a frame while it is shown.
  void refresh(const Snapshot& snapshot);
  void close();
  // Null until it was arranged for the first time; an older arrangement stays while a newer is
  // made.
  const std::shared_ptr<const ArrangedDrafts>& arranged() const { return arranged_; }
  bool is_current(const Snapshot& snapshot) const;
  // What the search found and the filter lets through.
  std::vector<const FoundText*> found() const;

 private:
  Desk& desk_;
  std::shared_ptr<const DraftRows> all_;    // as last seen
  std::shared_ptr<const DraftRows> asked_;  // what is being arranged, or was
  DraftChoice asked_choice_;
  bool under_way_ = false;
  std::uint64_t turn_ = 0;
  std::shared_ptr<const ArrangedDrafts> arranged_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::DraftFilter, "all", "writing", "to_sign", "to_mend", "under_way",
                 "done");
YIBAO_ENUM_NAMES(yibao::app::DraftColumn, "title", "state", "kind", "unit", "changed");
