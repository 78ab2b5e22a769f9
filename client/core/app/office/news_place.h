// News from above: adoptions, forwardings and instructions that come late, one by one (an item is
// looked for and opened) or as a list that is pasted, read, shown line by line with its fate, and
// entered at once. The list is kept until it was entered. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/paper_keeper.h"
#include "client/core/app/text/text_model.h"
#include "client/core/app/way.h"
#include "client/core/news.h"

namespace yibao::app {

// A line as a person decides about it.
struct NewsChoice {
  client::NewsLine line;
  bool taken = false;      // will be entered
  std::size_t chosen = 0;  // of the line's candidates
  // Can be taken at all: what happened is understood, and there is an item for it.
  bool possible() const {
    return !line.candidates.empty() &&
           (line.fate == client::NewsFate::kReady || line.fate == client::NewsFate::kChoose ||
            line.fate == client::NewsFate::kKnown);
  }
};

class NewsPlace final : public OfficePlace {
 public:
  NewsPlace(Desk& desk, base::Clock& clock, Way& way)
      : desk_(desk), way_(way), deed_(desk), keeper_(desk, clock) {}

  // -- one item
  std::string search;
  // Items whose title or unit has it, the newest first; few, since a person looks through them.
  const DraftRows& found();

  // -- a list
  TextModel text{TextTraits{.bytes_most = 512 * 1024}};
  void edited();
  std::vector<NewsChoice> lines;
  bool reading() const { return reading_; }
  // Lines that are taken.
  std::size_t count() const;
  void enter();
  // Nothing of it is to be entered any more.
  void clear();

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  bool is_current(const Snapshot& /*snapshot*/) const override {
    return !reading_ && !keeper_.loading() && read_revision_ == text.revision();
  }
  std::optional<client::SteadyTime> wake_at() const override { return keeper_.wake_at(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : keeper_.problem();
  }

 private:
  void read();

  Desk& desk_;
  Way& way_;
  Deed deed_;
  PaperKeeper keeper_;
  bool open_ = false;
  bool reading_ = false;
  std::uint64_t read_revision_ = 0;
  std::shared_ptr<const DraftRows> rows_;
  std::shared_ptr<const DraftRows> read_rows_;  // that the lines were matched with
  std::shared_ptr<const rules::Ruleset> ruleset_;
  base::Date today_{};
  DraftRows found_;
  std::string found_for_;
  std::shared_ptr<const DraftRows> found_in_;
};

}  // namespace yibao::app
