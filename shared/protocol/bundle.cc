#include "shared/protocol/bundle.h"

#include "shared/base/byte_stream.h"
#include "shared/crypto/sealed_box.h"

namespace yibao::protocol {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kMagic = "YIBAO-BUNDLE-2\n";
constexpr std::string_view kDomain = "yibao/bundle/v1";
constexpr std::uint8_t kRequest = 1;
constexpr std::uint8_t kReply = 2;

base::Result<base::Bytes> wrap(std::uint8_t kind, const crypto::PublicKey& addressee,
                               base::ByteView plain) {
  YIBAO_TRY(const base::Bytes sealed, crypto::seal_to(addressee, plain));
  base::ByteWriter out;
  out.raw(kMagic);
  out.u8(kind);
  out.raw(base::view(addressee.id().bytes()));
  out.raw(sealed);
  return out.take();
}

base::Result<base::Bytes> unwrap(std::uint8_t kind, base::ByteView file,
                                 const crypto::SigningKey& addressee) {
  if (file.size() > kBundleBytesMax) {
    return fail(ErrorCode::kTooLarge, "bundle", base::TextArgs{{"detail", "bundle"}});
  }
  base::ByteReader in(file);
  const bool known = in.raw(kMagic.size()) == kMagic && in.u8() == kind;
  const crypto::KeyId to(in.array<16>());
  const base::ByteView sealed = in.raw(in.left());
  if (!in.ok() || !known)
    return fail(ErrorCode::kMalformed, "bundle", base::TextArgs{{"detail", "bundle"}});
  if (to != addressee.key_id()) {
    return fail(base::not_now("not_for_here"));
  }
  return crypto::open_sealed(addressee, sealed);
}

}  // namespace

base::Result<base::Bytes> seal_request_bundle(const base::DeviceId& device,
                                              const crypto::SigningKey& device_key,
                                              const crypto::PublicKey& server_key,
                                              base::ByteView exchange_request) {
  base::ByteWriter plain;
  plain.raw(base::view(device.bytes()));
  plain.raw(base::view(device_key.sign(kDomain, exchange_request)));
  plain.raw(exchange_request);
  return wrap(kRequest, server_key, plain.bytes());
}

base::Result<RequestBundle> open_request_bundle(base::ByteView file,
                                                const crypto::SigningKey& server_key) {
  YIBAO_TRY(const base::Bytes plain, unwrap(kRequest, file, server_key));
  base::ByteReader in(plain);
  RequestBundle bundle;
  bundle.device = base::DeviceId(in.array<16>());
  bundle.signature = in.array<64>();
  bundle.exchange_request = base::Bytes(in.raw(in.left()));
  if (!in.ok()) return fail(ErrorCode::kMalformed, "bundle", base::TextArgs{{"detail", "bundle"}});
  return bundle;
}

bool bundle_is_from(const RequestBundle& bundle, const crypto::PublicKey& device_key) {
  return crypto::verify(device_key, kDomain, bundle.exchange_request, bundle.signature);
}

base::Result<base::Bytes> seal_reply_bundle(const crypto::PublicKey& device_key,
                                            const crypto::Digest& request,
                                            base::ByteView signed_answer) {
  base::ByteWriter plain;
  plain.raw(base::view(request));
  plain.raw(signed_answer);
  return wrap(kReply, device_key, plain.bytes());
}

base::Result<ReplyBundle> open_reply_bundle(base::ByteView file,
                                            const crypto::SigningKey& device_key) {
  YIBAO_TRY(const base::Bytes plain, unwrap(kReply, file, device_key));
  base::ByteReader in(plain);
  ReplyBundle bundle;
  bundle.request = in.array<32>();
  bundle.signed_answer = base::Bytes(in.raw(in.left()));
  if (!in.ok()) return fail(ErrorCode::kMalformed, "bundle", base::TextArgs{{"detail", "bundle"}});
  return bundle;
}

}  // namespace yibao::protocol
