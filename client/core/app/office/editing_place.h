// The office's wording of an item: the unit's own beside it, with what was changed marked as the
// unit will see it. What is typed is kept as a working paper until it is saved for everybody or
// thrown away. The screen's thread.
#pragma once

#include "client/core/app/office/item_desk_sheet.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/paper_keeper.h"
#include "client/core/app/sheet_place.h"
#include "client/core/app/text/text_model.h"

namespace yibao::app {

// A text that can be taken over: an item merged into the one that is edited.
struct PartText {
  MergedItem item;
  std::string body;
};

struct EditingSheet {
  domain::Words own;      // as the unit signed it
  domain::Words wording;  // the office's latest; the unit's own before there is one
  bool edited = false;
  std::string unit_name;
  std::vector<PartText> parts;
  std::uint64_t wipes = 0;  // of what is typed here, as working papers count them
};
base::Result<EditingSheet> editing_sheet(client::Replica& replica, const domain::Subject& item);

class EditingPlace final : public SheetPlace<EditingSheet>, public OfficePlace {
 public:
  EditingPlace(Desk& desk, base::Clock& clock, Way& way)
      : SheetPlace(desk, way), desk_(desk), keeper_(desk, clock) {}

  std::string title;
  TextModel body;
  bool show_removed = true;

  // Goes there.
  void show(domain::Subject item);
  const std::optional<domain::Subject>& item() const { return item_; }
  // The fields hold what was typed last; before, they are not to be shown.
  bool ready() const { return ready_; }

  // Something was typed.
  void edited();
  // Differs from what stands for everybody.
  bool changed() const;
  // What would be marked, against the unit's own; made on the core thread at pauses.
  const client::TextRuns& title_runs() const { return title_runs_; }
  const client::TextRuns& body_runs() const { return body_runs_; }
  // As long as the office counts it.
  std::size_t word_count() const { return word_count_; }

  void take_over(const PartText& part);  // as a paragraph at the end
  void back_to_own();                    // the unit's words again
  void save();                           // for everybody; back to where it was opened
  void throw_away();                     // what was typed and not saved

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  bool is_current(const Snapshot& /*snapshot*/) const override {
    return !item_ || problem() || (ready_ && compared_ == body.revision());
  }
  const std::optional<base::Error>& problem() const {
    return keeper_.problem() ? keeper_.problem() : SheetPlace::problem();
  }
  std::optional<client::SteadyTime> wake_at() const override { return keeper_.wake_at(); }

 private:
  void begin();
  void wipe();
  void compare();

  Desk& desk_;
  PaperKeeper keeper_;
  std::optional<domain::Subject> item_;
  std::uint64_t wipes_ = 0;
  bool ready_ = false;  // both the sheet and what was kept have arrived
  std::optional<std::optional<base::Bytes>> kept_;
  std::uint64_t compared_ = ~std::uint64_t{0};  // the body's revision that the runs are of
  std::string compared_title_;
  bool comparing_ = false;
  std::size_t word_count_ = 0;
  client::TextRuns title_runs_;
  client::TextRuns body_runs_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
};

}  // namespace yibao::app
