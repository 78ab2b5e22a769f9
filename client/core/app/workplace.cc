#include "client/core/app/workplace.h"

namespace yibao::app {
namespace {
constexpr std::chrono::minutes kIdleLock{10};
}  // namespace

Workplace::Workplace(Desk& desk, base::Clock& clock)
    : sign_in(desk),
      writing(desk, clock),
      reading(desk),
      outbox(desk),
      standing(desk),
      desk_(desk),
      clock_(clock),
      snapshot_(desk.snapshot()),
      touched_at_(clock.steady()) {}

void Workplace::begin_frame() {
  desk_.open_mail();
  snapshot_ = desk_.snapshot();
  writing.tick();
  go_on_leaving();
  const bool here = snapshot_->account->phase == Phase::kSignedIn;
  if (!here) return;
  if (clock_.steady() - touched_at_ >= kIdleLock) return lock();
  if (place_ == Place::kReading) reading.refresh(*snapshot_);
  const bool standing_shown =
      place_ == Place::kTargets || place_ == Place::kPoints || place_ == Place::kRank;
  if (standing_shown) standing.refresh(*snapshot_);
}

std::optional<client::SteadyTime> Workplace::wake_at() const {
  auto wake = writing.wake_at();
  if (snapshot_->account->phase == Phase::kSignedIn) {
    const auto lock_at = touched_at_ + kIdleLock;
    wake = wake ? std::min(*wake, lock_at) : lock_at;
  }
  return wake;
}

bool Workplace::loaded() const {
  const LineState& line = *snapshot_->line;
  if (snapshot_->account->phase == Phase::kOpening || sign_in.busy()) return false;
  if (snapshot_->account->phase != Phase::kSignedIn) return true;
  if (line.exchanging || line.status.line == client::SyncStatus::Line::kUnknown) return false;
  switch (place_) {
    case Place::kTargets:
    case Place::kPoints:
    case Place::kRank: return standing.is_current(*snapshot_);
    case Place::kWriting: return !writing.loading() && !writing.busy();
    case Place::kReading: return reading.sheet() || reading.problem();
    default: return true;
  }
}

// -- going about ----------------------------------------------------------------------------------

void Workplace::say(std::string key, base::TextArgs args) {
  notice_ = Notice{std::move(key), std::move(args)};
}

void Workplace::leave() {
  writing.flush();
  if (place_ == Place::kReading) reading.close();
  notice_.reset();
}

void Workplace::go(Place place) {
  if (place == place_) return;
  leave();
  place_ = place;
}

void Workplace::open_row(DraftRow row) {
  leave();
  if (row.local) {
    writing.open(row.id);
    place_ = Place::kWriting;
  } else {
    reading.open(row.id);
    place_ = Place::kReading;
  }
}

void Workplace::write_new() {
  leave();
  writing.start_new();
  place_ = Place::kWriting;
}

// By value: leaving lets go of the sheet that named it.
void Workplace::mend(domain::Subject item) {
  leave();
  writing.open(item);
  place_ = Place::kWriting;
}

void Workplace::offer(bool declared_not_secret) {
  writing.offer(declared_not_secret, [this] {
    place_ = Place::kDrafts;
    say("desk.notice.offered");
  });
}

void Workplace::discard_draft() {
  writing.discard([this] {
    place_ = Place::kDrafts;
    say("desk.notice.draft_discarded");
  });
}

void Workplace::sign_off() {
  reading.sign_off([this] {
    place_ = Place::kDrafts;
    say("desk.notice.signed");
  });
}

void Workplace::send_back() {
  reading.send_back([this] {
    place_ = Place::kDrafts;
    say("desk.notice.sent_back");
  });
}

void Workplace::find_secret() {
  reading.find_secret([this] {
    place_ = Place::kDrafts;
    say("desk.notice.found_secret");
  });
}

void Workplace::discard_event() {
  outbox.discard([this](std::size_t count) {
    say("desk.notice.events_discarded", {{"count", std::to_string(count)}});
  });
}

// -- leaving --------------------------------------------------------------------------------------

void Workplace::touched() {
  touched_at_ = clock_.steady();
}

void Workplace::lock() {
  writing.flush();
  reading.forget();
  touched_at_ = clock_.steady();
  desk_.tell([](Core& core) { core.lock(); });
}

void Workplace::ask_to_leave(Leaving leaving) {
  leaving_ = leaving;
  writing.flush();
  go_on_leaving();
}

bool Workplace::must_confirm_leaving() const {
  return leaving_ != Leaving::kNo && !writing.busy() && !writing.safe_to_leave();
}

void Workplace::go_on_leaving() {
  if (leaving_ != Leaving::kNo && writing.safe_to_leave()) leave_all_the_same();
}

void Workplace::leave_all_the_same() {
  const Leaving leaving = leaving_;
  leaving_ = Leaving::kNo;
  writing.close();
  if (leaving == Leaving::kClose) {
    closed_ = true;
    return;
  }
  leave();
  standing.close();
  place_ = Place::kDrafts;
  desk_.tell([](Core& core) { core.sign_out(); });
}

}  // namespace yibao::app
