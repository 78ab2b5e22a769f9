// The whole desktop without a window: which place is open, all places' view-models, leaving,
// locking, closing. The screen draws it; tests work it without one. The screen's thread.
#pragma once

#include "client/core/app/drafts_place.h"
#include "client/core/app/outbox_place.h"
#include "client/core/app/reading_place.h"
#include "client/core/app/sign_in_place.h"
#include "client/core/app/standing_place.h"
#include "client/core/app/writing_place.h"

namespace yibao::app {

enum class Place : std::uint8_t { kDrafts, kOutbox, kTargets, kPoints, kRank, kWriting, kReading };

struct Notice {
  std::string key;  // of the catalogue
  base::TextArgs args;
};

class Workplace {
 public:
  Workplace(Desk& desk, base::Clock& clock);

  SignInPlace sign_in;
  DraftsPlace drafts;
  WritingPlace writing;
  ReadingPlace reading;
  OutboxPlace outbox;
  StandingPlace standing;

  // Once a frame, before drawing: opens the mail, takes the newest snapshot, saves at pauses.
  void begin_frame();
  const Snapshot& snapshot() const { return *snapshot_; }
  // When a frame is needed although nothing happened.
  std::optional<client::SteadyTime> wake_at() const;

  // Everything the open place shows has been loaded, or never will be.
  bool loaded() const;

  Place place() const { return place_; }
  void go(Place place);
  void open_row(DraftRow row);
  void write_new();
  void mend(domain::Subject item);

  // Towards the signature and back to the list.
  void offer(bool declared_not_secret);
  void discard_draft();
  void sign_off();
  void send_back();
  void find_secret();
  void discard_event();

  // A key or the mouse was used: the idle lock begins anew.
  void touched();
  void lock();
  // Signing out and closing wait until what was typed is saved; where it cannot be, a person must
  // say that it may be lost (`must_confirm_leaving`).
  enum class Leaving : std::uint8_t { kNo, kSignOut, kClose };
  void ask_to_leave(Leaving leaving);
  bool must_confirm_leaving() const;
  void leave_all_the_same();
  void stay() { leaving_ = Leaving::kNo; }
  bool closed() const { return closed_; }

  const std::optional<Notice>& notice() const { return notice_; }
  void dismiss_notice() { notice_.reset(); }

 private:
  void leave();
  void go_on_leaving();
  void say(std::string key, base::TextArgs args = {});

  Desk& desk_;
  base::Clock& clock_;
  std::shared_ptr<const Snapshot> snapshot_;
  Place place_ = Place::kDrafts;
  client::SteadyTime touched_at_;
  Leaving leaving_ = Leaving::kNo;
  bool closed_ = false;
  std::optional<Notice> notice_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::Place, "drafts", "outbox", "targets", "points", "rank", "writing",
                 "reading");
