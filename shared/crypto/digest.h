// SHA-256, HMAC and key derivation, all by OpenSSL. Every hash of ours starts with a domain string
// ("yibao/event/v1") and a zero byte, so that bytes hashed for one purpose never pass for another.
#pragma once

#include <initializer_list>

#include "shared/base/bytes.h"

namespace yibao::crypto {

using Digest = base::ByteArray<32>;

Digest sha256(base::ByteView bytes);
// The hash of all parts, one after the other.
Digest sha256(std::initializer_list<base::ByteView> parts);
// domain, a zero byte, then the parts.
Digest domain_hash(std::string_view domain, std::initializer_list<base::ByteView> parts);

Digest hmac_sha256(base::ByteView key, base::ByteView message);

// HKDF-SHA-256 (RFC 5869) to 32 bytes.
Digest derive_key(base::ByteView secret, base::ByteView salt, std::string_view purpose);

std::string text(const Digest& digest);  // base64url
std::optional<Digest> digest_from_text(std::string_view text);

}  // namespace yibao::crypto
