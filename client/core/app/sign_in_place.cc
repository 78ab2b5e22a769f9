#include "client/core/app/sign_in_place.h"

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
  base::wipe(passphrase);
  passphrase.clear();
}

}  // namespace yibao::app
