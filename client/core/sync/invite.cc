#include "client/core/sync/invite.h"

#include "shared/base/limits.h"
#include "shared/domain/authority.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

base::Status check_invite(const Replica& replica, const InviteInput& input) {
  const domain::PersonInfo* self = replica.person_info();
  if (self == nullptr) return fail(ErrorCode::kSignedOut);
  if (!self->has(domain::Role::kAdministrator)) return fail(ErrorCode::kNoRight, "invite");
  const domain::PersonInfo* person = replica.registry()->person(input.person);
  if (person == nullptr || person->has_left(domain::registry_day(replica.now()))) {
    return fail(ErrorCode::kPersonUnknown, "invite",
                base::TextArgs{{"value", replica.person_name(input.person)}, {"choices", ""}});
  }
  YIBAO_CHECK(domain::check_room_for_key(input.person, *replica.registry()));
  const std::chrono::hours lifetime(input.hours);
  if (input.hours == 0 || lifetime > base::limits::kEnrolmentCodeLifetime) {
    return fail(ErrorCode::kUsage, "hours", base::TextArgs{{"detail", "--hours 1–72"}});
  }
  return {};
}

base::Result<protocol::InviteRequest> prepare_invite(Replica& replica, const InviteInput& input,
                                                     const protocol::Nonce& nonce) {
  YIBAO_CHECK(check_invite(replica, input));
  const crypto::SigningKey* key = replica.vault().signing_key();
  if (key == nullptr || !replica.identity()) return fail(ErrorCode::kSignedOut);
  protocol::InviteRequest request;
  request.person = input.person;
  request.hours = input.hours;
  request.replaces = input.replaces;
  request.nonce = nonce;
  request.key = key->key_id();
  const Identity& identity = *replica.identity();
  request.signature =
      key->sign(protocol::kInviteDomain,
                protocol::invite_statement(request, identity.device, identity.log_id));
  return request;
}

base::Result<protocol::Invitation> invite(Replica& replica, Link& link, const InviteInput& input) {
  YIBAO_CHECK(check_invite(replica, input));
  YIBAO_TRY(const protocol::Nonce nonce, link.challenge());
  YIBAO_TRY(const protocol::InviteRequest request, prepare_invite(replica, input, nonce));
  return link.invite(request);
}

}  // namespace yibao::client
