// Settings: what this machine's people chose for the window, and each person's own passphrase. The
// screen's thread; files are written on the core thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/preferences.h"
#include "client/core/app/way.h"

namespace yibao::app {

class SettingsPlace {
 public:
  SettingsPlace(Desk& desk, Way& way, KeptPreferences kept)
      : desk_(desk), way_(way), kept_(std::move(kept)), changing_(desk) {}
  ~SettingsPlace() { forget(); }

  const Preferences& preferences() const { return kept_.value; }
  // Why these are not the ones from last time: a key of the catalogue, or "".
  const std::string& complaint() const { return kept_.complaint; }
  // In force at once, and kept.
  void choose(const Preferences& preferences);
  // Why the last choice could not be kept; it is in force all the same.
  const std::optional<base::Error>& not_kept() const { return not_kept_; }

  // -- the passphrase of the person who is signed in, typed by them
  std::string present;
  std::string fresh;
  std::string repeated;
  // "desk.passphrase.*" or "desk.join.*" key of what is still to be filled in; "" when all is.
  std::string missing() const;
  void change_passphrase();
  bool busy() const { return changing_.busy(); }
  const std::optional<base::Error>& problem() const { return changing_.problem(); }
  // Empties the secret fields: when the place is left.
  void forget();

 private:
  Desk& desk_;
  Way& way_;
  KeptPreferences kept_;
  std::optional<base::Error> not_kept_;
  Deed changing_;
};

}  // namespace yibao::app
