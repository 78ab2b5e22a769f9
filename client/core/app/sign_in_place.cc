#include "client/core/app/sign_in_place.h"

#include "shared/base/limits.h"
#include "shared/protocol/session.h"

namespace yibao::app {

void SignInPlace::sign_in(const Account& account) {
  // While the names are not known, the passphrase says who it is.
  const bool chosen = choice < account.people.size() && !account.people[choice].name.empty();
  sign_in_as(chosen ? account.people[choice].id.text() : "");
}

void SignInPlace::sign_in_as(const std::string& who) {
  if (busy_ || passphrase.empty()) return;
  busy_ = true;
  problem_.reset();
  const SharedSecret secret = take_secret(passphrase);
  desk_.ask([secret, who](Core& core) { return core.sign_in(secret->text(), who); },
            [this](const base::Status& status) { finished(status); });
}

std::string SignInPlace::missing() const {
  if (!protocol::parse_code(code)) return "desk.recovery.need_code";
  if (fresh.size() < base::limits::kPassphraseBytesMin) return "desk.join.need_passphrase";
  if (fresh != repeated) return "desk.join.need_repeat";
  return "";
}

void SignInPlace::recover() {
  if (busy_ || !missing().empty()) return;
  busy_ = true;
  problem_.reset();
  const SharedSecret sheet = std::make_shared<const Secret>(code);
  const SharedSecret passphrase_wanted = std::make_shared<const Secret>(fresh);
  desk_.ask([sheet, passphrase_wanted](
                Core& core) { return core.recover(sheet->text(), passphrase_wanted->text()); },
            [this](const base::Status& status) {
              finished(status);
              if (!status) return;  // a slip in the code does not cost what was typed
              forget();
              lost_passphrase = false;
            });
}

void SignInPlace::open_again() {
  if (busy_) return;
  busy_ = true;
  desk_.ask(
      [](Core& core) {
        core.open();
        return true;
      },
      [this](bool) { busy_ = false; });
}

void SignInPlace::finished(const base::Status& status) {
  busy_ = false;
  problem_ = status ? std::nullopt : std::optional(status.error());
}

void SignInPlace::forget() {
  for (std::string* secret : {&passphrase, &code, &fresh, &repeated}) {
    base::wipe(*secret);
    secret->clear();
  }
}

}  // namespace yibao::app
