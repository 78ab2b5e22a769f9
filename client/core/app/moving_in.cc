#include "client/core/app/moving_in.h"

#include <algorithm>

#include "client/papers/import_text.h"
#include "shared/base/limits.h"

namespace yibao::app {
namespace {

// What one job of the core thread takes in, at most; each draft is a transaction of its own.
constexpr std::size_t kTakenAtOnce = 10;

}  // namespace

// -- opening --------------------------------------------------------------------------------------

void MovingIn::choose_file() {
  if (busy()) return;
  FilePicker::Question question;
  question.title = "desk.moving.open_title";
  question.endings = {client::kDraftsFileEnding};
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) { take(file); });
}

void MovingIn::take(const std::filesystem::path& file) {
  leave();
  file_ = file;
}

void MovingIn::open() {
  if (!can_open()) return;
  problem_.reset();
  stage_ = Stage::kOpening;
  const auto work = [file = file_, secret = take_secret(passphrase)]() -> base::Result<Parcel> {
    const auto bytes = papers::read_given_file(file, base::limits::kDraftsFileBytesMax);
    // A larger one is none of ours, and is not read to its end to find that out.
    if (!bytes && bytes.error().code == base::ErrorCode::kTooLarge) {
      return base::fail(base::ErrorCode::kFileUnknown, "huge");
    }
    if (!bytes) return base::fail(bytes.error());
    YIBAO_TRY(auto parcel, client::open_parcel(*bytes, secret->text()));
    return Parcel(std::make_shared<const client::DraftsParcel>(std::move(parcel)));
  };
  desk_.send_out(work, [this, turn = turn_](const base::Result<Parcel>& parcel) {
    if (turn != turn_) return;
    if (!parcel) return failed(parcel.error());
    preview(*parcel);
  });
}

base::Result<std::vector<MovingIn::Row>> MovingIn::look(client::Replica& replica,
                                                        const client::DraftsParcel& parcel) {
  YIBAO_CHECK(client::check_addressee(replica, parcel));
  std::vector<Row> rows;
  for (const client::MovedDraft& draft : parcel.drafts) {
    YIBAO_TRY(const client::Arrival arrival, client::arrival_of(replica, draft));
    const domain::Words& words = draft.document.words;
    const bool marked = arrival == client::Arrival::kMarked;
    rows.push_back(
        {marked ? "" : words.title, draft.changed_at, words.attachments.size(), arrival});
  }
  return rows;
}

void MovingIn::preview(Parcel parcel) {
  desk_.ask(
      [parcel](Core& core) {
        return core.look([&](client::Replica& replica) { return look(replica, *parcel); });
      },
      [this, parcel, turn = turn_](base::Result<std::vector<Row>> rows) {
        if (turn != turn_) return;
        if (!rows) return failed(rows.error());
        stage_ = Stage::kIdle;
        parcel_ = parcel;
        rows_ = *std::move(rows);
      });
}

std::size_t MovingIn::count(client::Arrival arrival) const {
  return static_cast<std::size_t>(std::count_if(
      rows_.begin(), rows_.end(), [&](const Row& row) { return row.arrival == arrival; }));
}

// -- taking in ------------------------------------------------------------------------------------

void MovingIn::bring_in() {
  if (busy() || !parcel_ || coming() == 0) return;
  problem_.reset();
  stage_ = Stage::kBringing;
  next_ = 0;
  came_ = 0;
  go_on();
}

base::Result<MovingIn::Brought> MovingIn::bring_some(client::Replica& replica,
                                                     const client::DraftsParcel& parcel,
                                                     std::size_t begin) {
  Brought brought{begin, 0};
  const std::size_t end = std::min(begin + kTakenAtOnce, parcel.drafts.size());
  for (; brought.reached < end; ++brought.reached) {
    YIBAO_TRY(const client::Arrival arrival,
              client::bring_in(replica, parcel.drafts[brought.reached]));
    const bool came = arrival == client::Arrival::kNew || arrival == client::Arrival::kVersion;
    if (came) ++brought.came;
  }
  return brought;
}

void MovingIn::go_on() {
  desk_.ask(
      [parcel = parcel_, begin = next_](Core& core) {
        return core.write(
            [&](client::Replica& replica) { return bring_some(replica, *parcel, begin); });
      },
      [this, turn = turn_](const base::Result<Brought>& brought) {
        if (turn != turn_) return;
        if (!brought) return failed(brought.error());
        next_ = brought->reached;
        came_ += brought->came;
        if (next_ < total()) return go_on();
        const std::string count = std::to_string(came_);
        way_.go(Place::kDrafts);
        way_.say("desk.notice.drafts_brought_in", {{"count", count}});
      });
}

// -- leaving --------------------------------------------------------------------------------------

// What has come is seen as being here when it is looked through again.
void MovingIn::failed(const base::Error& error) {
  problem_ = error;
  const bool bringing = stage_ == Stage::kBringing;
  stage_ = Stage::kIdle;
  if (bringing) preview(parcel_);
}

void MovingIn::stop() {
  if (!can_stop()) return;
  ++turn_;
  stage_ = Stage::kIdle;
  preview(parcel_);
}

void MovingIn::leave() {
  ++turn_;
  stage_ = Stage::kIdle;
  file_.clear();
  parcel_.reset();
  rows_.clear();
  next_ = 0;
  came_ = 0;
  problem_.reset();
  forget();
}

void MovingIn::forget() {
  base::wipe(passphrase);
  passphrase.clear();
}

}  // namespace yibao::app
