// The whole desktop without a window: all places' view-models, what leads from one to another,
// leaving, locking, closing. The screen draws it; tests work it without one. The screen's thread.
#pragma once

#include "client/core/app/attention.h"
#include "client/core/app/commissions_place.h"
#include "client/core/app/compare_place.h"
#include "client/core/app/courier_place.h"
#include "client/core/app/delegation_place.h"
#include "client/core/app/draft_papers.h"
#include "client/core/app/drafts_place.h"
#include "client/core/app/file_picker.h"
#include "client/core/app/handoff_place.h"
#include "client/core/app/history_place.h"
#include "client/core/app/join_place.h"
#include "client/core/app/journey_place.h"
#include "client/core/app/merging_place.h"
#include "client/core/app/moving_place.h"
#include "client/core/app/near_duplicates.h"
#include "client/core/app/outbox_place.h"
#include "client/core/app/paper_signing.h"
#include "client/core/app/phone_call.h"
#include "client/core/app/platform_facts.h"
#include "client/core/app/printing.h"
#include "client/core/app/reading_place.h"
#include "client/core/app/recovery_sheet.h"
#include "client/core/app/reference_place.h"
#include "client/core/app/secrecy_question.h"
#include "client/core/app/self_test_place.h"
#include "client/core/app/settings_place.h"
#include "client/core/app/sign_in_place.h"
#include "client/core/app/signed_place.h"
#include "client/core/app/signing_place.h"
#include "client/core/app/standing_place.h"
#include "client/core/app/way.h"
#include "client/core/app/workdesk_place.h"
#include "client/core/app/writing_aids.h"
#include "client/core/app/writing_place.h"

namespace yibao::app {

class Office;

class Workplace {
 public:
  Workplace(Desk& desk, base::Clock& clock, KeptPreferences preferences = {});
  ~Workplace();

  Way way;
  SignInPlace sign_in;
  WorkdeskPlace workdesk;
  JoinPlace join;
  DraftsPlace drafts;
  CommissionsPlace commissions;
  WritingPlace writing;
  WritingAids aids;  // beside what is written
  NearDuplicates near;
  HistoryPlace history;
  MergingPlace merging;
  ReadingPlace reading;
  SigningPlace signing;
  PaperSigning paper_signing;
  SignedPlace signed_items;
  DelegationPlace delegations;
  OutboxPlace outbox;
  JourneyPlace journey;
  ReferencePlace reference;
  StandingPlace standing;
  SettingsPlace settings;
  SelfTestPlace self_test;
  Attention attention;
  PlatformFacts platform;  // told by the window
  // Used by several places.
  FilePicker picker;
  Printing printing;
  DraftPapers papers;
  SecrecyQuestion secrecy;
  HandoffPlace handoffs;
  PhoneCall phone_call;
  MovingPlace moving;
  CourierPlace courier;    // beside the outbox
  RecoverySheet recovery;  // in the settings
  ComparePlace compare;    // the same

  // The central office's places (office/office.h).
  Office& office() { return *office_; }

  // The sheet of keys lies over the place.
  bool shows_shortcuts = false;

  // Once a frame, before drawing: opens the mail, takes the newest snapshot, saves at pauses.
  void begin_frame();
  const Snapshot& snapshot() const { return *snapshot_; }
  // This machine's clock, corrected by what the server said.
  base::Timestamp now() const { return clock_.now() + snapshot_->line->clock_offset; }
  // When a frame is needed although nothing happened.
  std::optional<client::SteadyTime> wake_at() const;

  // Everything the open place shows has been loaded, or never will be.
  bool loaded() const;

  // Going where something is opened.
  void open_row(DraftRow row);
  void write_new(NewDraft draft = {});
  // Of an emergency: a telephone report is noted, the text follows.
  void note_phone_call() { phone_call.open(now(), snapshot_->offset()); }
  void mend(domain::Subject item);
  void open_commission(domain::Subject commission);
  // Where all of them stand: the office asks, a unit is asked.
  Place commissions_place() const;
  // Goes on with the draft that answers it, or starts one.
  void answer(const domain::Subject& commission);
  void open_journey(domain::Subject item);
  // Whatever of a list it is; nothing happens where it is in none.
  void open_subject(const domain::Subject& subject);
  // Of the draft that is open; nothing happens before its first save.
  void show_history();
  void merge(domain::Subject item);

  // Files were dropped on the window: the open place takes them, or the person hears where they can
  // go. Nothing is read here.
  void dropped(const std::vector<std::filesystem::path>& files);

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

 private:
  void left(Place place);
  void open_at_office(const DraftRow& row);
  void bring_drafts(const std::filesystem::path& file);
  void bring_bundle(const std::filesystem::path& file);
  void refresh_reading();
  void go_on_leaving();
  std::chrono::minutes idle_lock() const {
    return std::chrono::minutes(settings.preferences().idle_lock_minutes);
  }

  Desk& desk_;
  base::Clock& clock_;
  std::shared_ptr<const Snapshot> snapshot_;
  client::SteadyTime touched_at_;
  std::unique_ptr<Office> office_;
  Leaving leaving_ = Leaving::kNo;
  bool closed_ = false;
};

}  // namespace yibao::app
