#include "shared/protocol/invitation.h"

#include "shared/base/byte_stream.h"
#include "shared/base/limits.h"
#include "shared/crypto/sealed_box.h"

namespace yibao::protocol {
namespace {

using base::ByteReader;
using base::ByteWriter;
using base::ErrorCode;

constexpr std::string_view kAnswerDomain = "yibao/invitation/v1";
constexpr std::size_t kInvitationFieldMax = 256;

void put_asked(ByteWriter& out, const InviteRequest& request) {
  out.raw(base::view(request.person.bytes()));
  out.u16(request.hours);
  out.u8(request.replaces ? 1 : 0);
  out.raw(base::view(request.nonce));
  out.raw(base::view(request.key.bytes()));
}

base::Bytes answer_statement(const Nonce& nonce, base::ByteView sealed) {
  ByteWriter out;
  out.raw(base::view(nonce));
  out.raw(sealed);
  return out.take();
}

}  // namespace

base::Bytes invite_statement(const InviteRequest& request, const base::DeviceId& device,
                             const crypto::LogId& log_id) {
  ByteWriter out;
  put_asked(out, request);
  out.raw(base::view(device.bytes()));
  out.raw(base::view(log_id));
  return out.take();
}

base::Bytes encode(const InviteRequest& request) {
  ByteWriter out;
  put_asked(out, request);
  out.raw(base::view(request.signature));
  return out.take();
}

base::Result<InviteRequest> decode_invite_request(base::ByteView body) {
  ByteReader in(body);
  InviteRequest request;
  request.person = base::PersonId(in.array<16>());
  request.hours = in.u16();
  const std::uint8_t replaces = in.u8();
  request.replaces = replaces == 1;
  request.nonce = in.array<32>();
  request.key = crypto::KeyId(in.array<16>());
  request.signature = in.array<64>();
  if (!in.finished() || replaces > 1) return base::fail(ErrorCode::kMalformed, "invite request");
  return request;
}

base::Result<base::Bytes> seal_invitation(const Invitation& invitation, const Nonce& nonce,
                                          const crypto::PublicKey& device,
                                          const crypto::SigningKey& log_key) {
  ByteWriter plain;
  plain.prefixed(invitation.code);
  plain.u16(invitation.hours);
  plain.raw(base::view(invitation.certificate));
  plain.prefixed(invitation.server);
  base::Bytes words = plain.take();
  const auto sealed = crypto::seal_to(device, words);
  base::wipe(words);
  if (!sealed) return base::fail(sealed.error());
  ByteWriter out;
  out.raw(base::view(log_key.sign(kAnswerDomain, answer_statement(nonce, *sealed))));
  out.raw(*sealed);
  return out.take();
}

base::Result<Invitation> open_invitation(base::ByteView answer, const Nonce& nonce,
                                         const crypto::SigningKey& device,
                                         const crypto::PublicKey& log_key) {
  ByteReader in(answer);
  const crypto::Signature signature = in.array<64>();
  const base::ByteView sealed = in.raw(in.left());
  if (!in.ok()) return base::fail(ErrorCode::kMalformed, "invitation");
  if (!crypto::verify(log_key, kAnswerDomain, answer_statement(nonce, sealed), signature)) {
    return base::fail(ErrorCode::kTlsUntrusted, "invitation");
  }
  YIBAO_TRY(base::Bytes words, crypto::open_sealed(device, sealed));
  ByteReader plain(words);
  Invitation invitation;
  invitation.code = std::string(plain.prefixed(kInvitationFieldMax));
  invitation.hours = plain.u16();
  invitation.certificate = plain.array<32>();
  invitation.server = std::string(plain.prefixed(kInvitationFieldMax));
  const bool whole = plain.finished();
  base::wipe(words);
  if (!whole) return base::fail(ErrorCode::kMalformed, "invitation");
  return invitation;
}

}  // namespace yibao::protocol
