#include "client/core/app/settings_place.h"

#include "shared/base/limits.h"

namespace yibao::app {

void SettingsPlace::choose(const Preferences& preferences) {
  if (preferences == kept_.value) return;
  kept_ = {preferences, ""};
  desk_.ask([preferences](Core& core) { return keep_preferences(core.folder(), preferences); },
            [this](const base::Status& status) {
              not_kept_ = status ? std::nullopt : std::optional(status.error());
            });
}

std::string SettingsPlace::missing() const {
  if (present.empty()) return "desk.passphrase.need_present";
  if (fresh.size() < base::limits::kPassphraseBytesMin) return "desk.join.need_passphrase";
  if (fresh != repeated) return "desk.join.need_repeat";
  return "";
}

void SettingsPlace::change_passphrase() {
  if (busy() || !missing().empty()) return;
  const SharedSecret before = take_secret(present);
  const SharedSecret after = take_secret(fresh);
  forget();
  changing_.run(
      [before, after](Core& core) {
        return core.confirmed(before->text(), [&after](client::Replica& replica) {
          return replica.vault().change_passphrase(*replica.person(), after->text(),
                                                   replica.cost());
        });
      },
      [this] { way_.say("desk.passphrase.changed"); });
}

void SettingsPlace::forget() {
  for (std::string* secret : {&present, &fresh, &repeated}) {
    base::wipe(*secret);
    secret->clear();
  }
}

}  // namespace yibao::app
