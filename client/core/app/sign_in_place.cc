#include "client/core/app/sign_in_place.h"

#include <algorithm>
#include <charconv>

#include "shared/base/limits.h"
#include "shared/protocol/session.h"

namespace yibao::app {
namespace {

std::string locked_by(const Account& account) {
  return account.person ? account.person->text() : "";
}

// What the vault says of the next try; zero where it says nothing.
std::chrono::seconds wait_in(const base::Error& error) {
  for (const auto& [name, value] : error.args) {
    std::int64_t seconds = 0;
    const bool whole =
        std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc();
    if (name == "seconds" && whole) return std::chrono::seconds(seconds);
  }
  return {};
}

}  // namespace

std::string SignInPlace::chosen(const Account& account) const {
  // While the names are not known, the passphrase says who it is.
  const bool known = choice < account.people.size() && !account.people[choice].name.empty();
  return known ? account.people[choice].id.text() : "";
}

bool SignInPlace::waits(const Account& account) const {
  return waits_for(account.phase == Phase::kLocked ? locked_by(account) : chosen(account));
}

void SignInPlace::sign_in(const Account& account) {
  sign_in_as(chosen(account));
}

void SignInPlace::unlock(const Account& account) {
  sign_in_as(locked_by(account));
}

void SignInPlace::sign_in_as(const std::string& who) {
  if (busy_ || passphrase.empty() || waits_for(who)) return;
  busy_ = true;
  problem_.reset();
  tried_ = who;
  const SharedSecret secret = take_secret(passphrase);
  desk_.ask([secret, who](Core& core) { return core.sign_in(secret->text(), who); },
            [this](const base::Status& status) { finished(status); });
}

std::chrono::seconds SignInPlace::left() const {
  return std::max(kNoWait,
                  std::chrono::ceil<std::chrono::seconds>(heard_again_at_ - clock_.steady()));
}

std::optional<base::Error> SignInPlace::problem() const {
  const bool waiting = left() > kNoWait;
  if (waiting) {
    return base::Error(base::ErrorCode::kPassphraseWait, {},
                       {{"seconds", std::to_string(left().count())}});
  }
  const bool over = problem_ && problem_->code == base::ErrorCode::kPassphraseWait;
  return over ? std::nullopt : problem_;
}

std::optional<client::SteadyTime> SignInPlace::wake_at() const {
  if (left() == kNoWait) return std::nullopt;
  return heard_again_at_ - (left() - std::chrono::seconds(1));
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
  heard_again_at_ = clock_.steady() + (status ? kNoWait : wait_in(status.error()));
}

void SignInPlace::forget() {
  for (std::string* secret : {&passphrase, &code, &fresh, &repeated}) {
    base::wipe(*secret);
    secret->clear();
  }
}

}  // namespace yibao::app
