#include "client/core/app/reading_place.h"

#include <algorithm>

#include "client/core/commands/drafts.h"

namespace yibao::app {

void ReadingPlace::open(const domain::Subject& item) {
  close();
  item_ = item;
  loaded_.open([item](client::Replica& replica) { return item_sheet(replica, item); });
}

void ReadingPlace::close() {
  item_.reset();
  loaded_.close();
  deed_.forget();
  gates = {};
  not_secret = false;
  reason = 0;
  note.clear();
  forget();
}

void ReadingPlace::forget() {
  base::wipe(passphrase);
  passphrase.clear();
}

bool ReadingPlace::ready_to_sign() const {
  if (!sheet() || busy() || !not_secret || passphrase.empty()) return false;
  return std::all_of(sheet()->gates.begin(), sheet()->gates.end(), [&](rules::GateName gate) {
    switch (gate) {
      case rules::GateName::kPolicy: return gates.policy;
      case rules::GateName::kContent: return gates.content;
      case rules::GateName::kScope: return gates.scope;
    }
    return false;
  });
}

void ReadingPlace::act(bool with_passphrase, Act act, const char* notice) {
  const SharedSecret secret = take_secret(passphrase);
  deed_.run(
      [secret, with_passphrase, act = std::move(act)](Core& core) {
        return with_passphrase ? core.sign(secret->text(), act) : core.change(act);
      },
      [this, notice] {
        way_.go(Place::kDrafts);
        way_.say(notice);
      });
}

void ReadingPlace::sign_off() {
  if (!ready_to_sign()) return;
  client::SignOffInput input;
  input.gates = gates;
  input.not_secret = not_secret;
  act(
      true,
      [item = *item_, input](client::Replica& replica) {
        return client::sign_off(replica, item, input);
      },
      "desk.notice.signed");
}

void ReadingPlace::send_back() {
  if (!sheet() || busy() || reason >= sheet()->reasons.size()) return;
  act(
      false,
      [item = *item_, code = sheet()->reasons[reason].id, text = note](client::Replica& replica) {
        return client::send_back(replica, item, code, text);
      },
      "desk.notice.sent_back");
}

void ReadingPlace::find_secret() {
  if (!sheet() || busy()) return;
  const std::string code(base::enum_name(static_cast<domain::SecretBasis>(basis)));
  act(
      false,
      [item = *item_, code](client::Replica& replica) {
        return client::find_secret(replica, item, code);
      },
      "desk.notice.found_secret");
}

}  // namespace yibao::app
