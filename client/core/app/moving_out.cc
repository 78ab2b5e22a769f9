#include "client/core/app/moving_out.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr const char* kProposedName = "drafts";
// What one job of the core thread packs, at most: texts are short, pictures are not.
constexpr std::size_t kDraftsAtOnce = 25;
constexpr std::size_t kBytesAtOnce = 4 * 1024 * 1024;

}  // namespace

// -- choosing -------------------------------------------------------------------------------------

void MovingOut::choose(const domain::Subject& draft, bool chosen) {
  if (chosen) {
    left_out_.erase(draft);
  } else {
    left_out_.insert(draft);
  }
}

void MovingOut::choose_all(bool chosen) {
  left_out_.clear();
  if (chosen || !drafts()) return;
  for (const client::MovableDraft& draft : drafts()->drafts) left_out_.insert(draft.draft);
}

std::size_t MovingOut::chosen_count() const {
  if (!drafts()) return 0;
  const auto& all = drafts()->drafts;
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(),
                    [&](const client::MovableDraft& draft) { return chosen(draft.draft); }));
}

std::string MovingOut::missing() const {
  if (chosen_count() == 0) return "desk.moving.need_drafts";
  if (!client::check_passphrase(passphrase)) return "desk.join.need_passphrase";
  return passphrase == repeated ? "" : "desk.join.need_repeat";
}

const std::optional<base::Error>& MovingOut::problem() const {
  return problem_ ? problem_ : list_.problem();
}

// -- gathering and writing ------------------------------------------------------------------------

void MovingOut::start() {
  if (busy() || !missing().empty()) return;
  problem_.reset();
  FilePicker::Question question;
  question.save = true;
  question.title = "desk.moving.save_title";
  question.endings = {client::kDraftsFileEnding};
  question.name = kProposedName;
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) { begin(file); });
}

void MovingOut::begin(const std::filesystem::path& file) {
  if (!missing().empty()) return;
  file_ = file;
  secret_ = take_secret(passphrase);
  forget();
  wanted_.clear();
  for (const client::MovableDraft& draft : drafts()->drafts) {
    if (chosen(draft.draft)) wanted_.push_back(draft.draft);
  }
  next_ = 0;
  gathered_ = std::make_shared<Gathered>();
  stage_ = Stage::kGathering;
  gather();
}

base::Result<std::size_t> MovingOut::gather_some(client::Replica& replica,
                                                 const std::vector<domain::Subject>& wanted,
                                                 std::size_t begin, Gathered& gathered) {
  client::DraftsParcel& parcel = gathered.parcel;
  if (begin == 0) parcel = client::new_parcel(replica);
  gathered.cost = replica.cost();
  std::size_t at = begin;
  std::size_t bytes = 0;
  while (at < wanted.size() && at - begin < kDraftsAtOnce && bytes < kBytesAtOnce) {
    YIBAO_TRY(auto packed, client::pack_draft(replica, wanted[at++]));
    if (!packed) continue;
    bytes += packed->bytes();
    parcel.drafts.push_back(*std::move(packed));
  }
  gathered.bytes += bytes;
  if (gathered.bytes > base::limits::kDraftsFileBytesMax) {
    return base::fail(base::not_now("drafts_many"));
  }
  return at;
}

void MovingOut::gather() {
  if (next_ == wanted_.size()) return seal();
  desk_.ask(
      [wanted = wanted_, begin = next_, gathered = gathered_](Core& core) {
        return core.look([&](client::Replica& replica) {
          return gather_some(replica, wanted, begin, *gathered);
        });
      },
      [this, turn = turn_](const base::Result<std::size_t>& reached) {
        if (turn != turn_) return;
        if (!reached) return written(reached);
        next_ = *reached;
        gather();
      });
}

void MovingOut::seal() {
  stage_ = Stage::kSealing;
  desk_.send_out(
      [gathered = std::move(gathered_), secret = std::move(secret_),
       file = file_]() -> base::Result<std::size_t> {
        // An errand has no part in the core's source of randomness.
        crypto::SystemRandom random;
        YIBAO_TRY(const base::Bytes bytes,
                  client::seal_parcel(gathered->parcel, secret->text(), gathered->cost, random));
        YIBAO_CHECK(storage::write_private_file(file, bytes));
        return gathered->parcel.drafts.size();
      },
      [this, turn = turn_](const base::Result<std::size_t>& count) {
        if (turn == turn_) written(count);
      });
}

void MovingOut::written(const base::Result<std::size_t>& count) {
  stage_ = Stage::kIdle;
  gathered_.reset();
  secret_.reset();
  if (!count) {
    problem_ = count.error();
    return;
  }
  way_.say("desk.notice.drafts_taken_along",
           {{"count", std::to_string(*count)}, {"path", file_.string()}});
}

// -- leaving --------------------------------------------------------------------------------------

void MovingOut::stop() {
  if (!can_stop()) return;
  ++turn_;
  stage_ = Stage::kIdle;
  gathered_.reset();
  secret_.reset();
}

void MovingOut::leave() {
  ++turn_;
  stage_ = Stage::kIdle;
  gathered_.reset();
  secret_.reset();
  list_.again();
  left_out_.clear();
  problem_.reset();
  forget();
}

void MovingOut::forget() {
  for (std::string* secret : {&passphrase, &repeated}) {
    base::wipe(*secret);
    secret->clear();
  }
}

}  // namespace yibao::app
