#include "client/core/app/signing_place.h"

#include "client/core/commands/drafts.h"

namespace yibao::app {

SigningPlace::SigningPlace(Desk& desk, base::Clock& clock, Way& way)
    : QueueWalk(desk, way, &WaitingItems::to_sign, [](const DraftRow&) { return true; }),
      desk_(desk),
      clock_(clock) {}

void SigningPlace::forget_answers() {
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

void SigningPlace::refresh(const Snapshot& snapshot) {
  const auto before = std::exchange(person_, snapshot.account->person);
  if (before && before != person_) close();
  QueueWalk::refresh(snapshot);
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
        dealt_with(item, "desk.notice.signed");
      });
}

void SigningPlace::send_back() {
  if (!sheet() || busy() || reason >= sheet()->item.reasons.size()) return;
  const std::string code = sheet()->item.reasons[reason].id;
  decide([item = *item_, code, text = note](
             client::Replica& replica) { return client::send_back(replica, item, code, text); },
         "desk.notice.sent_back");
}

void SigningPlace::find_secret() {
  if (!sheet() || busy()) return;
  const std::string code(base::enum_name(static_cast<domain::SecretBasis>(basis)));
  decide([item = *item_,
          code](client::Replica& replica) { return client::find_secret(replica, item, code); },
         "desk.notice.found_secret");
}

}  // namespace yibao::app
