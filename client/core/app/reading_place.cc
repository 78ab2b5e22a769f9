#include "client/core/app/reading_place.h"

#include <algorithm>

#include "client/core/commands/drafts.h"

namespace yibao::app {

void ReadingPlace::open(const domain::Subject& item) {
  close();
  item_ = item;
}

void ReadingPlace::close() {
  ++opening_;
  item_.reset();
  sheet_.reset();
  read_version_ = 0;
  busy_ = false;
  problem_.reset();
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

void ReadingPlace::refresh(const Snapshot& snapshot) {
  if (!item_ || snapshot.facts_version == read_version_) return;
  read_version_ = snapshot.facts_version;
  desk_.ask(
      [item = *item_](Core& core) {
        return core.look([&](client::Replica& replica) { return item_sheet(replica, item); });
      },
      [this, opening = opening_](base::Result<ItemSheet> sheet) {
        if (opening != opening_) return;
        if (sheet) {
          sheet_ = std::make_shared<const ItemSheet>(*std::move(sheet));
        } else {
          problem_ = sheet.error();
        }
      });
}

bool ReadingPlace::ready_to_sign() const {
  if (!sheet_ || busy_ || !not_secret || passphrase.empty()) return false;
  return std::all_of(sheet_->gates.begin(), sheet_->gates.end(), [&](rules::GateName gate) {
    switch (gate) {
      case rules::GateName::kPolicy: return gates.policy;
      case rules::GateName::kContent: return gates.content;
      case rules::GateName::kScope: return gates.scope;
    }
    return false;
  });
}

void ReadingPlace::act(bool with_passphrase, Act act, std::function<void()> done) {
  busy_ = true;
  problem_.reset();
  const SharedSecret secret = take_secret(passphrase);
  desk_.ask(
      [secret, with_passphrase, act = std::move(act)](Core& core) {
        return with_passphrase ? core.sign(secret->text(), act) : core.change(act);
      },
      [this, opening = opening_, done = std::move(done)](const base::Result<base::EventId>& event) {
        if (opening != opening_) return;
        busy_ = false;
        if (!event) {
          problem_ = event.error();
          return;
        }
        close();
        done();
      });
}

void ReadingPlace::sign_off(std::function<void()> done) {
  if (!ready_to_sign()) return;
  client::SignOffInput input;
  input.gates = gates;
  input.not_secret = not_secret;
  act(
      true,
      [item = *item_, input](client::Replica& replica) {
        return client::sign_off(replica, item, input);
      },
      std::move(done));
}

void ReadingPlace::send_back(std::function<void()> done) {
  if (!sheet_ || busy_ || reason >= sheet_->reasons.size()) return;
  act(
      false,
      [item = *item_, code = sheet_->reasons[reason].id, text = note](client::Replica& replica) {
        return client::send_back(replica, item, code, text);
      },
      std::move(done));
}

void ReadingPlace::find_secret(std::function<void()> done) {
  if (!sheet_ || busy_) return;
  const std::string code(base::enum_name(static_cast<domain::SecretBasis>(basis)));
  act(
      false,
      [item = *item_, code](client::Replica& replica) {
        return client::find_secret(replica, item, code);
      },
      std::move(done));
}

}  // namespace yibao::app
