// Who may author what. One table: role × event type × own or any unit. The server admits by it,
// clients offer by it, a test asserts every cell of it.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/registry.h"

namespace yibao::domain {

enum class Reach : std::uint8_t {
  kNone,
  kOwnUnit,  // the event's unit is the person's own
  kAnyUnit,
};

// What a role may do with an event type; the server's own types are nobody's.
Reach reach_of(Role role, EventType type);
// The four types that only the server authors, signed by the log key.
bool is_server_type(EventType type);

bool may_author(const PersonInfo& person, EventType type, const UnitCode& unit);

// The day by which the registry is read when somebody's right is asked for: China's, whichever
// offset a ruleset counts its days in, for whoever verifies the log has no ruleset in force to ask.
Date registry_day(Timestamp time);

// The whole question, asked with the same answer at admission (`at` is now), by whoever pulls the
// event and at each verification (`at` is its stamp): the key is known, not revoked and the
// author's, on the device that the event names; the person has not left; the table allows it.
// Errors: unknown_key, key_revoked, foreign_key, no_right.
base::Status check_authority(const Event& event, const KeyId& signer, const Registry& registry,
                             Timestamp at);
// Who may ask the server for somebody's one-time code: an administrator, from the device that the
// key is kept on. Errors: as above.
base::Status check_inviter(const KeyId& signer, const DeviceId& device, const Registry& registry,
                           Timestamp at);

// Whether somebody may get one more key: of those in force, by the log, they have few. Asked before
// a code is given out and before it is used. Error: too_many_keys.
base::Status check_room_for_key(const PersonId& person, const Registry& registry);

}  // namespace yibao::domain
