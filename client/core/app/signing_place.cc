#include "client/core/app/signing_place.h"

#include <algorithm>

#include "client/core/commands/drafts.h"

namespace yibao::app {

// -- the queue ------------------------------------------------------------------------------------

const DraftRows& SigningPlace::queue(const std::shared_ptr<const DraftRows>& rows) {
  if (rows == rows_) return queue_;
  rows_ = rows;
  queue_.clear();
  std::copy_if(rows->begin(), rows->end(), std::back_inserter(queue_),
               [](const auto& row) { return row->duty == SignDuty::kMine && !row->words_gone; });
  std::stable_sort(queue_.begin(), queue_.end(), [](const auto& a, const auto& b) {
    return a->emergency != b->emergency ? a->emergency : a->changed_at < b->changed_at;
  });
  chosen = std::min(chosen, queue_.empty() ? 0 : queue_.size() - 1);
  return queue_;
}

std::chrono::minutes SigningPlace::age(const DraftRow& row, const Snapshot& snapshot) const {
  const auto now = clock_.now() + snapshot.line->clock_offset;
  const auto waited = std::chrono::duration_cast<std::chrono::minutes>(now - row.changed_at);
  return std::max(waited, std::chrono::minutes(0));
}

std::size_t SigningPlace::position() const {
  const auto found = std::find_if(queue_.begin(), queue_.end(),
                                  [&](const auto& row) { return item_ && row->id == *item_; });
  return found == queue_.end() ? 0 : static_cast<std::size_t>(found - queue_.begin()) + 1;
}

// -- one item -------------------------------------------------------------------------------------

void SigningPlace::open(const domain::Subject& item) {
  close();
  item_ = item;
  loaded_.open([item](client::Replica& replica) { return signing_sheet(replica, item); });
}

void SigningPlace::close() {
  if (const std::size_t at = position(); at > 0) chosen = at - 1;
  item_.reset();
  loaded_.close();
  deed_.forget();
  gates = {};
  not_secret = false;
  reason = 0;
  note.clear();
  basis = 0;
  forget();
}

void SigningPlace::leave() {
  close();
  lock();
  person_.reset();
}

void SigningPlace::lock() {
  gates = {};
  not_secret = false;
  leave_pass = false;
  pass_until_.reset();
  forget();
  desk_.tell([](Core& core) { core.drop_pass(); });
}

void SigningPlace::forget() {
  base::wipe(passphrase);
  passphrase.clear();
}

void SigningPlace::step(int by) {
  if (busy() || queue_.empty()) return;
  const std::size_t at = is_open() ? position() : chosen + 1;
  const auto wanted = static_cast<std::ptrdiff_t>(at) - 1 + by;
  if (at == 0 || wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(queue_.size())) return;
  chosen = static_cast<std::size_t>(wanted);
  // By value: opening lets go of what was read.
  if (is_open()) open(domain::Subject(queue_[chosen]->id));
}

void SigningPlace::refresh(const Snapshot& snapshot) {
  const auto before = std::exchange(person_, snapshot.account->person);
  if (before && before != person_) close();
  queue(snapshot.drafts);
  loaded_.refresh(snapshot);
}

// -- deciding -------------------------------------------------------------------------------------

bool SigningPlace::all_given() const {
  return sheet() && not_secret && rules::gates_given(gates, sheet()->item.gates);
}

bool SigningPlace::ready_to_sign() const {
  return all_given() && !busy() && sheet()->item.duty == SignDuty::kMine &&
         !rules::refuses(sheet()->findings) && (pass_is_open() || !passphrase.empty());
}

void SigningPlace::sign_off() {
  if (!ready_to_sign()) return;
  client::SignOffInput input;
  input.gates = gates;
  input.not_secret = not_secret;
  Core::Proof proof;
  const bool by_pass = pass_is_open();
  if (!by_pass) {
    proof.passphrase = take_secret(passphrase);
    proof.leave_pass = leave_pass;
  }
  const bool leaves_pass = proof.leave_pass;
  deed_.run(
      [proof, item = *item_, input](Core& core) {
        return core.sign(proof, [&](client::Replica& replica) {
          return client::sign_off(replica, item, input);
        });
      },
      [this, item = *item_, by_pass, leaves_pass] {
        if (leaves_pass) pass_until_ = clock_.steady() + kSigningPass;
        if (!by_pass && !leaves_pass) pass_until_.reset();
        finished(item, "desk.notice.signed");
      });
}

void SigningPlace::change(Act act, const char* notice) {
  deed_.run([act = std::move(act)](Core& core) { return core.change(act); },
            [this, item = *item_, notice] { finished(item, notice); });
}

void SigningPlace::send_back() {
  if (!sheet() || busy() || reason >= sheet()->item.reasons.size()) return;
  const std::string code = sheet()->item.reasons[reason].id;
  change([item = *item_, code, text = note](
             client::Replica& replica) { return client::send_back(replica, item, code, text); },
         "desk.notice.sent_back");
}

void SigningPlace::find_secret() {
  if (!sheet() || busy()) return;
  const std::string code(base::enum_name(static_cast<domain::SecretBasis>(basis)));
  change([item = *item_,
          code](client::Replica& replica) { return client::find_secret(replica, item, code); },
         "desk.notice.found_secret");
}

void SigningPlace::finished(const domain::Subject& item, const char* notice) {
  go_on_from(item);
  way_.say(notice);
}

// To what stood behind it, else to what is left; the list that lies here still has the item.
void SigningPlace::go_on_from(const domain::Subject& item) {
  const std::size_t at = position();
  close();
  std::erase_if(queue_, [&](const auto& row) { return row->id == item; });
  if (queue_.empty()) return;
  chosen = std::min(at == 0 ? 0 : at - 1, queue_.size() - 1);
  open(domain::Subject(queue_[chosen]->id));
}

}  // namespace yibao::app
