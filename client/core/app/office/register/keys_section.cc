#include "client/core/app/office/register/keys_section.h"

#include <utility>

#include "client/core/commands/registry.h"

namespace yibao::app {

const std::vector<std::size_t>& KeysSection::rows(const Sheet& sheet) {
  return fitting_.fit<RegisterSheet>(
      sheet, sheet->devices, filter, with_revoked ? "+" : "-",
      [&](const RegisteredDevice& device) { return with_revoked || !device.revoked; });
}

void KeysSection::ask(const RegisteredDevice& device, const RegisteredKey* key,
                      const std::optional<base::PersonId>& self) {
  Question question;
  question.device = device.id;
  question.name = key == nullptr ? device.unit_name : key->person_name;
  if (key != nullptr) question.key = key->id;
  question.own = device.here && (key == nullptr || key->person == self);
  question_ = std::move(question);
  reason = 0;
  deed_.clear_problem();
}

void KeysSection::revoke() {
  if (!question_ || busy()) return;
  const Question asked = *std::exchange(question_, std::nullopt);
  const std::string why(base::enum_name(static_cast<RevokeReason>(reason)));
  deed_.run(
      [asked, why](Core& core) {
        return core.change([&](client::Replica& replica) {
          return asked.key ? client::revoke_key(replica, *asked.key, why)
                           : client::revoke_device(replica, asked.device, why);
        });
      },
      [this, key = asked.key.has_value()] {
        way_.say(key ? "desk.notice.key_revoked" : "desk.notice.device_revoked");
      });
}

void KeysSection::leave() {
  question_.reset();
  deed_.forget();
}

}  // namespace yibao::app
