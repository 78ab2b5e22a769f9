// An event as it is signed, sent, stored and verified: always the same exact bytes. The payload is
// strict JSON (crypto/strict_json.h); fields this program does not know stay in it untouched.
#pragma once

#include "shared/base/result.h"
#include "shared/crypto/signature.h"
#include "shared/domain/entry.h"

namespace yibao::protocol {

inline constexpr std::string_view kEventDomain = "yibao/event/v1";

struct SignedEvent {
  crypto::KeyId key;
  crypto::SuiteId suite = crypto::SuiteId::kEd25519Sha256;
  crypto::Signature signature{};
  base::Bytes payload;
};

// The canonical payload of an event.
base::Bytes encode_event(const domain::Event& event);

// Gate and reading in one: size, UTF-8, strict and canonical JSON, every known field of its type's
// form. Errors: too_large, not_utf8, duplicate_key, too_deep, not_canonical, malformed,
// field_invalid. An unknown type is no error here (its body is UnknownBody).
base::Result<domain::Event> decode_event(base::ByteView payload);

SignedEvent sign_event(const domain::Event& event, const crypto::SigningKey& key);
SignedEvent sign_payload(base::Bytes payload, const crypto::SigningKey& key);
bool signature_is_good(const SignedEvent& signed_event, const crypto::PublicKey& key);

// Decodes; the result's stamp is as given. The signature is the caller's question.
base::Result<domain::Entry> to_entry(const SignedEvent& signed_event,
                                     const std::optional<domain::Stamp>& stamp);

}  // namespace yibao::protocol
