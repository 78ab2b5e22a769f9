#include "client/core/app/sign_in_place.h"

#include "shared/base/limits.h"

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
  if (base::trim(server).empty()) return "desk.join.need_server";
  if (!base::is_code(base::trim(jurisdiction))) return "desk.join.need_jurisdiction";
  if (base::trim(code).empty()) return "desk.join.need_code";
  if (passphrase.size() < base::limits::kPassphraseBytesMin) return "desk.join.need_passphrase";
  if (passphrase != repeated) return "desk.join.need_repeat";
  return "";
}

void SignInPlace::join() {
  if (busy_ || !missing().empty()) return;
  busy_ = true;
  problem_.reset();
  base::wipe(repeated);
  repeated.clear();
  const Core::Joining joining{std::string(base::trim(server)),
                              std::string(base::trim(jurisdiction)), std::string(base::trim(code)),
                              take_secret(passphrase)};
  desk_.tell([this, joining](Core& core) {
    core.enrol(joining, [this](const base::Status& status) {
      desk_.reply([this, status] { finished(status); });
    });
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
  base::wipe(passphrase);
  base::wipe(repeated);
  passphrase.clear();
  repeated.clear();
}

}  // namespace yibao::app
