// Signing in and unlocking: what is typed, what is under way, what went wrong. The screen's
// thread. Passphrases are wiped as soon as they were handed over.
#pragma once

#include <string>

#include "client/core/app/core.h"

namespace yibao::app {

class SignInPlace {
 public:
  SignInPlace(Desk& desk, base::Clock& clock) : desk_(desk), clock_(clock) {}
  ~SignInPlace() { forget(); }

  // -- typed by the person
  std::size_t choice = 0;  // of account.people
  std::string passphrase;
  bool lost_passphrase = false;  // asked what to do without it
  // With a recovery sheet.
  std::string code;
  std::string fresh;
  std::string repeated;

  bool busy() const { return busy_; }
  // What went wrong. While a further try has to wait it says so, with the seconds that are left.
  std::optional<base::Error> problem() const;
  // After too many wrong passphrases the same person cannot be tried yet; others can.
  bool waits(const Account& account) const;
  // When the seconds that are left have changed.
  std::optional<client::SteadyTime> wake_at() const;

  // Whoever is chosen.
  void sign_in(const Account& account);
  // Whoever locked the screen.
  void unlock(const Account& account);
  // As named on the command line: an id, a name, or "".
  void sign_in_as(const std::string& who);
  // A "desk.*" key of what is still to be filled in; "" when all is.
  std::string missing() const;
  void recover();
  void open_again();
  // Empties the secret fields: when the screen is left.
  void forget();

 private:
  static constexpr std::chrono::seconds kNoWait{0};
  std::string chosen(const Account& account) const;
  bool waits_for(const std::string& who) const { return who == tried_ && left() > kNoWait; }
  std::chrono::seconds left() const;
  void finished(const base::Status& status);

  Desk& desk_;
  base::Clock& clock_;
  std::string tried_;  // who was, last
  client::SteadyTime heard_again_at_{};
  bool busy_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
