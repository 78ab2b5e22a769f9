#include "server/service/invitations.h"

#include "shared/base/limits.h"
#include "shared/domain/authority.h"

namespace yibao::server {

using base::ErrorCode;
using base::fail;

Invitations::Invitations(LogWriter& writer, Sessions& sessions, Enrolment& enrolment,
                         const Denied& denied, Options options)
    : writer_(writer),
      sessions_(sessions),
      enrolment_(enrolment),
      denied_(denied),
      options_(std::move(options)),
      rate_(options_.clock, base::limits::kInvitationsPerMinuteMax) {}

base::Status Invitations::check(const base::DeviceId& device,
                                const protocol::InviteRequest& request, const LogState& state) {
  YIBAO_CHECK(sessions_.take(request.nonce, device));
  const domain::KeyInfo* key = state.registry->key(request.key);
  const base::Bytes statement =
      protocol::invite_statement(request, device, state.checkpoint.log_id);
  // Before anything is said of a key, also whether it is known: is it the holder who asks?
  if (key == nullptr ||
      !crypto::verify(key->key, protocol::kInviteDomain, statement, request.signature)) {
    return fail(ErrorCode::kBadSignature, "invite");
  }
  if (denied_.key(request.key)) return fail(ErrorCode::kKeyRevoked, "denied list");
  return domain::check_inviter(request.key, device, *state.registry, options_.clock.now());
}

base::Result<base::Bytes> Invitations::invite(const base::DeviceId& device,
                                              const protocol::InviteRequest& request) {
  {
    const std::scoped_lock lock(mutex_);
    YIBAO_CHECK(rate_.take());
  }
  const auto state = writer_.state();
  YIBAO_CHECK(check(device, request, *state));
  const std::chrono::hours lifetime(request.hours);
  if (request.hours == 0 || lifetime > base::limits::kEnrolmentCodeLifetime) {
    return fail(ErrorCode::kFieldInvalid, "hours", base::TextArgs{{"field", "hours"}});
  }
  const domain::DeviceInfo* asks = state->registry->device(device);
  if (asks == nullptr) return fail(ErrorCode::kDeviceUnknown);
  YIBAO_TRY(protocol::OneTimeCode code,
            enrolment_.invite(request.person, lifetime, {request.key, request.replaces}));
  protocol::Invitation invitation;
  invitation.code = code.text();
  base::wipe(code.secret);
  invitation.hours = request.hours;
  if (!options_.certificates.empty()) invitation.certificate = options_.certificates.front();
  invitation.server = options_.public_address;
  auto sealed = protocol::seal_invitation(invitation, request.nonce, asks->key, writer_.log_key());
  base::wipe(invitation.code);
  return sealed;
}

}  // namespace yibao::server
