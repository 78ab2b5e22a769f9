// Signing in and unlocking: what is typed, what is under way, what went wrong. The screen's
// thread. Passphrases are wiped as soon as they were handed over.
#pragma once

#include <string>

#include "client/core/app/core.h"

namespace yibao::app {

class SignInPlace {
 public:
  explicit SignInPlace(Desk& desk) : desk_(desk) {}
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
  const std::optional<base::Error>& problem() const { return problem_; }

  void sign_in(const Account& account);
  // As named on the command line: an id, a name, or "".
  void sign_in_as(const std::string& who);
  // A "desk.*" key of what is still to be filled in; "" when all is.
  std::string missing() const;
  void recover();
  void open_again();
  // Empties the secret fields: when the screen is left.
  void forget();

 private:
  void finished(const base::Status& status);

  Desk& desk_;
  bool busy_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
