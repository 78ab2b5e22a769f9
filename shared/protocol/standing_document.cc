#include "shared/protocol/standing_document.h"

#include "shared/base/byte_stream.h"
#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::protocol {
namespace {

constexpr std::string_view kStandingDomain = "yibao/standing/v1";
constexpr crypto::StrictJsonLimits kLimits{
    base::limits::kDocumentBytesMax, base::limits::kJsonDepthMax, base::limits::kJsonStringBytesMax,
    base::limits::kJsonElementsMax};

}  // namespace

base::Bytes sign_standing(const StandingDocument& document, const crypto::SigningKey& log_key) {
  const base::Bytes json_bytes = crypto::to_canonical(to_json(document));
  base::ByteWriter out;
  out.raw(base::view(log_key.sign(kStandingDomain, json_bytes)));
  out.raw(json_bytes);
  return out.take();
}

base::Result<StandingDocument> open_standing(base::ByteView bytes,
                                             const crypto::PublicKey& log_key) {
  base::ByteReader in(bytes);
  const crypto::Signature signature = in.array<64>();
  const base::ByteView json_bytes = in.raw(in.left());
  if (!in.ok()) return base::fail(base::ErrorCode::kMalformed, "standing");
  if (!crypto::verify(log_key, kStandingDomain, json_bytes, signature)) {
    return base::fail(base::ErrorCode::kBadSignature, "standing");
  }
  YIBAO_TRY(const json object, crypto::parse_strict(json_bytes, kLimits));
  return read_body<StandingDocument>(object, Strings::kText);
}

}  // namespace yibao::protocol
