#include "client/core/app/workplace.h"

#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/core/sync/courier.h"
#include "client/papers/import_text.h"

namespace yibao::app {

Workplace::Workplace(Desk& desk, base::Clock& clock, KeptPreferences preferences)
    : way([this](Place place) { left(place); }),
      sign_in(desk, clock),
      join(desk),
      drafts(desk),
      commissions(desk, way),
      writing(desk, clock, way),
      aids(desk),
      near(desk),
      history(desk, way, writing),
      merging(desk, way, writing),
      reading(desk, way),
      signing(desk, clock, way),
      paper_signing(desk, way),
      signed_items(desk),
      delegations(desk, way),
      outbox(desk, way),
      journey(desk),
      reference(desk),
      standing(desk),
      settings(desk, way, std::move(preferences)),
      self_test(desk, way),
      picker(desk),
      printing(desk, way),
      papers(desk, writing, picker, way),
      secrecy(writing),
      handoffs(desk, way, printing),
      phone_call(desk, way),
      moving(desk, picker, way),
      courier(desk, picker, way),
      recovery(desk, printing),
      compare(desk),
      desk_(desk),
      clock_(clock),
      snapshot_(desk.snapshot()),
      touched_at_(clock.steady()),
      office_(std::make_unique<Office>(desk, clock, way, picker, printing)) {}

Workplace::~Workplace() = default;

void Workplace::begin_frame() {
  desk_.open_mail();
  snapshot_ = desk_.snapshot();
  attention.look(*snapshot_);
  writing.tick();
  go_on_leaving();
  const bool here = snapshot_->account->phase == Phase::kSignedIn;
  if (!here) return;
  if (clock_.steady() - touched_at_ >= idle_lock()) return lock();
  switch (way.place()) {
    case Place::kDrafts: return drafts.refresh(*snapshot_);
    case Place::kCommissions: return commissions.refresh(*snapshot_);
    case Place::kOutbox: return outbox.refresh(*snapshot_);
    case Place::kJourney: return journey.refresh(*snapshot_);
    case Place::kReference: return reference.refresh(*snapshot_);
    case Place::kWriting:
      papers.refresh(*snapshot_, writing.fields.attachments);
      near.refresh(*snapshot_, writing);
      return aids.refresh(*snapshot_);
    case Place::kReading: return refresh_reading();
    case Place::kHandoffs: return handoffs.refresh(*snapshot_);
    case Place::kHistory: return history.refresh(*snapshot_);
    case Place::kMerging: return merging.refresh(*snapshot_);
    case Place::kMoving: return moving.out.refresh(*snapshot_);
    case Place::kSigning: return signing.refresh(*snapshot_);
    case Place::kDelegations: return delegations.refresh(*snapshot_);
    case Place::kSettings: compare.refresh(*snapshot_); return recovery.refresh(*snapshot_);
    case Place::kDesk:
      if (snapshot_->account->is_officer()) return office_->workdesk.refresh(*snapshot_);
      [[fallthrough]];
    case Place::kTargets:
    case Place::kPoints:
    case Place::kRank: return standing.refresh(*snapshot_);
    default: break;
  }
  if (OfficePlace* place = office_->at(way.place())) place->refresh(*snapshot_);
}

void Workplace::refresh_reading() {
  reading.refresh(*snapshot_);
  const auto& sheet = reading.sheet();
  if (sheet && sheet->words) papers.refresh(*snapshot_, sheet->words->attachments);
}

std::optional<client::SteadyTime> Workplace::wake_at() const {
  auto wake = writing.wake_at();
  const auto sooner = [&wake](const std::optional<client::SteadyTime>& due) {
    if (due) wake = wake ? std::min(*wake, *due) : due;
  };
  sooner(sign_in.wake_at());
  if (const OfficePlace* place = office_->at(way.place())) sooner(place->wake_at());
  if (snapshot_->account->phase == Phase::kSignedIn) sooner(touched_at_ + idle_lock());
  return wake;
}

bool Workplace::loaded() const {
  const LineState& line = *snapshot_->line;
  if (snapshot_->account->phase == Phase::kOpening || sign_in.busy()) return false;
  if (snapshot_->account->phase != Phase::kSignedIn) return true;
  if (line.exchanging || line.status.line == client::SyncStatus::Line::kUnknown) return false;
  switch (way.place()) {
    case Place::kDesk:
      if (snapshot_->account->is_officer()) return office_->workdesk.is_current(*snapshot_);
      [[fallthrough]];
    case Place::kTargets:
    case Place::kPoints:
    case Place::kRank: return standing.is_current(*snapshot_);
    case Place::kDrafts: return drafts.is_current(*snapshot_);
    case Place::kOutbox: return outbox.is_current(*snapshot_);
    case Place::kReference: return reference.is_current(*snapshot_);
    case Place::kWriting:
      return !writing.loading() && !writing.busy() && aids.is_current(*snapshot_) && !near.busy();
    case Place::kHistory: return history.is_current(*snapshot_);
    case Place::kMerging: return merging.sheet() || merging.problem();
    case Place::kMoving: return moving.is_current(*snapshot_);
    case Place::kReading: return reading.sheet() || reading.problem();
    case Place::kHandoffs: return handoffs.is_current(*snapshot_);
    case Place::kSigning: return !signing.loading();
    default: break;
  }
  const OfficePlace* place = office_->at(way.place());
  return place == nullptr || place->is_current(*snapshot_);
}

// -- going about ----------------------------------------------------------------------------------

void Workplace::left(Place place) {
  writing.flush();
  picker.cancel();
  printing.clear_problem();
  papers.leave();
  if (place == Place::kHandoffs) handoffs.leave();
  if (place == Place::kReading) {
    reading.close();
    paper_signing.close();
  }
  if (place == Place::kReference) reference.put_away();
  if (place == Place::kHistory) history.close();
  if (place == Place::kMerging) merging.close();
  if (place == Place::kMoving) moving.leave();
  if (place == Place::kSigning) signing.leave();
  if (OfficePlace* other = office_->at(place)) other->leave();
  if (place == Place::kSigned) signed_items.close();
  if (place == Place::kDelegations) delegations.close();
  if (place == Place::kSettings) {
    settings.forget();
    recovery.forget();
    compare.forget();
  }
  if (place == Place::kCommissions) commissions.close();
  if (place == Place::kJourney) journey.close();
}

void Workplace::open_row(DraftRow row) {
  if (row.two_heads && !row.local) return merge(row.id);
  if (snapshot_->account->office && !row.local) return open_at_office(row);
  if (row.duty == SignDuty::kMine && !row.words_gone) {
    way.enter(Place::kSigning);
    return signing.open(row.id);
  }
  way.enter(row.local ? Place::kWriting : Place::kReading);
  if (row.local) {
    writing.open(row.id);
  } else {
    reading.open(row.id);
  }
}

// What waits is judged, everything else is looked at with what was said of it.
void Workplace::open_at_office(const DraftRow& row) {
  if (row.state != base::enum_name(domain::Stage::kReceived)) return office_->item.show(row.id);
  way.enter(Place::kInbox);
  office_->inbox.visit(row.id);
}

void Workplace::write_new(NewDraft draft) {
  way.enter(Place::kWriting);
  writing.start_new(std::move(draft));
}

// By value: leaving lets go of the sheet that named it.
void Workplace::mend(domain::Subject item) {
  way.enter(Place::kWriting);
  writing.open(item);
}

void Workplace::show_history() {
  const auto draft = writing.draft();
  if (!draft) return;
  way.enter(Place::kHistory);
  history.open(*draft);
}

void Workplace::merge(domain::Subject item) {
  way.enter(Place::kMerging);
  merging.open(item);
}

void Workplace::dropped(const std::vector<std::filesystem::path>& files) {
  if (files.empty() || snapshot_->account->phase != Phase::kSignedIn) return;
  if (files.front().extension() == client::kDraftsFileEnding) return bring_drafts(files.front());
  if (files.front().extension() == client::kBundleFileEnding) return bring_bundle(files.front());
  const bool texts = std::any_of(files.begin(), files.end(), &papers::is_text_file);
  if (way.place() == Place::kWriting) return papers.take(files);
  if (!texts || !snapshot_->ruleset) return way.say("desk.drop.nowhere");
  write_new();
  papers.take(files);
}

void Workplace::bring_drafts(const std::filesystem::path& file) {
  way.enter(Place::kMoving);
  moving.side = MovingPlace::Side::kIn;
  moving.in.take(file);
}

void Workplace::bring_bundle(const std::filesystem::path& file) {
  way.enter(Place::kOutbox);
  courier.take(file);
}

void Workplace::open_commission(domain::Subject commission) {
  if (snapshot_->account->is_officer()) {
    way.enter(Place::kAsking);
    return office_->asking.open(commission);
  }
  way.enter(Place::kCommissions);
  commissions.open(commission);
}

void Workplace::answer(const domain::Subject& commission) {
  commissions.answer(commission, [this](domain::Subject draft) { mend(std::move(draft)); });
}

// By value: leaving lets go of the sheet that named it.
void Workplace::open_journey(domain::Subject item) {
  way.enter(Place::kJourney);
  journey.open_item(item);
}

void Workplace::open_subject(const domain::Subject& subject) {
  for (const auto& row : *snapshot_->drafts) {
    if (row->id == subject) return open_row(*row);
  }
  for (const CommissionLine& line : *snapshot_->commissions) {
    if (line.id == subject) return open_commission(subject);
  }
}

Place Workplace::commissions_place() const {
  return snapshot_->account->is_officer() ? Place::kAsking : Place::kCommissions;
}

}  // namespace yibao::app
