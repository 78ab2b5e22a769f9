// An exchange as a file, for when there is no line: sealed to its addressee, without file names or
// an archive format. A request is sealed to the server's log key and signed by the device; the
// reply is sealed to the device. Inside are the same bytes that HTTPS carries.
//
//   "YIBAO-BUNDLE-2\n" | u8 kind | 16 bytes addressee's key id | sealed bytes
#pragma once

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"
#include "shared/crypto/secret_box.h"
#include "shared/crypto/signature.h"

namespace yibao::protocol {

inline constexpr std::size_t kBundleBytesMax = 256 * 1024 * 1024;

base::Result<base::Bytes> seal_request_bundle(const base::DeviceId& device,
                                              const crypto::SigningKey& device_key,
                                              const crypto::PublicKey& server_key,
                                              base::ByteView exchange_request);
struct RequestBundle {
  base::DeviceId device;
  base::Bytes exchange_request;
  crypto::Signature
      signature{};  // by the device, over the request: to be held against the registry
};
// Errors: malformed (no bundle), not_allowed_now (for another addressee), corrupted.
base::Result<RequestBundle> open_request_bundle(base::ByteView file,
                                                const crypto::SigningKey& server_key);
bool bundle_is_from(const RequestBundle& bundle, const crypto::PublicKey& device_key);

// The reply names the request it answers, so that its device finds what it had asked; the answer is
// signed as over HTTPS (signed_answer.h).
base::Result<base::Bytes> seal_reply_bundle(const crypto::PublicKey& device_key,
                                            const crypto::Digest& request,
                                            base::ByteView signed_answer);
struct ReplyBundle {
  crypto::Digest request{};   // the SHA-256 of the exchange request
  base::Bytes signed_answer;  // nothing of it is to be believed before open_answer
};
base::Result<ReplyBundle> open_reply_bundle(base::ByteView file,
                                            const crypto::SigningKey& device_key);

}  // namespace yibao::protocol
