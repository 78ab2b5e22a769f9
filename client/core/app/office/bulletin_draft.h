// A bulletin being drafted: the program's draft, which follows the figures, and over it what the
// officer makes of it: words, order, what is left out. Kept at pauses; published when everything is
// in the log. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/paper_keeper.h"
#include "client/core/app/text/text_model.h"
#include "client/core/app/way.h"
#include "client/core/bulletins.h"

namespace yibao::app {

// As the core drafts it now.
struct DraftedBulletin {
  report::Bulletin bulletin;
  std::optional<base::Error> blocked;  // why it cannot be published now
  std::size_t units = 0;               // that will read it
};
base::Result<DraftedBulletin> drafted_bulletin(client::Replica& replica,
                                               const client::BulletinPlan& plan);

class BulletinDraft {
 public:
  BulletinDraft(Desk& desk, base::Clock& clock, Way& way)
      : way_(way), drafted_(desk), deed_(desk), keeper_(desk, clock) {}

  void open(const client::BulletinPlan& plan);
  void close();
  bool is_open() const { return plan_.has_value(); }
  const std::optional<client::BulletinPlan>& plan() const { return plan_; }
  // Once a frame while it is shown: takes what was typed, drafts again where figures moved.
  void refresh(const Snapshot& snapshot);
  bool is_current(const Snapshot& snapshot) const;
  std::optional<client::SteadyTime> wake_at() const { return keeper_.wake_at(); }

  // Null until it was drafted.
  const std::shared_ptr<const DraftedBulletin>& drafted() const { return drafted_.sheet(); }
  // With what was made of it: as it would be published. Null as above; another pointer after each
  // change.
  const std::shared_ptr<const report::Bulletin>& shown() const { return shown_; }

  // -- parts
  enum class PartKind : std::uint8_t { kHead, kSection, kTable, kChart };
  struct Part {
    PartKind kind = PartKind::kHead;
    std::string id;
    std::string name;  // heading, annex, title; "" of the head and of what has none
    bool left_out = false;
    bool edited = false;
    bool behind = false;  // written over other figures than those of now
    bool own = false;
  };
  const std::vector<Part>& parts() const { return parts_; }
  std::size_t selected() const { return selected_; }
  void select(std::size_t part);
  const Part* part() const { return selected_ < parts_.size() ? &parts_[selected_] : nullptr; }
  void leave_out(std::size_t part, bool out);
  // Among its like; nothing happens at the end.
  void move(std::size_t part, int by);
  void add_section(const std::string& heading);
  // An own section goes, another one is what was drafted again.
  void restore(std::size_t part);
  // It was read again beside the figures of now, and stays as it is.
  void confirm(std::size_t part);
  std::size_t behind_count() const;

  // -- given by the person for what is selected
  std::string heading;
  TextModel text{{.bytes_most = report::kSectionBytesMax}};
  struct Head {
    std::string title, name, office, addressees, copies, number;
  };
  Head head;
  bool previews = false;    // the whole document is shown in place of the selected part
  std::string new_section;  // heading of one to be added

  // -- publishing
  // Why it cannot be published now; nullopt: it can.
  std::optional<base::Error> blocked() const;
  // Publishes what is shown; `published_` hears of it.
  void publish(std::function<void(domain::Subject)> published);
  // Nothing of it is kept; back to the list.
  void drop();

  bool busy() const { return deed_.busy(); }
  bool loading() const { return plan_ && (keeper_.loading() || (!drafted() && !problem())); }
  bool unsaved() const { return keeper_.unsaved(); }
  const std::optional<base::Error>& problem() const;

 private:
  void take_typed();
  void take_head();
  void show_selected();
  void renew();
  void arrange();
  void changed();

  Way& way_;
  std::optional<client::BulletinPlan> plan_;
  Loaded<DraftedBulletin> drafted_;
  Deed deed_;
  PaperKeeper keeper_;
  report::BulletinEdits edits_;
  std::shared_ptr<const DraftedBulletin> followed_;  // that the edits were brought up to
  std::shared_ptr<const report::Bulletin> shown_;
  std::vector<Part> parts_;
  std::size_t selected_ = 0;
  std::uint64_t text_revision_ = 0;
  Head shown_head_;  // as the fields were filled
};

}  // namespace yibao::app
