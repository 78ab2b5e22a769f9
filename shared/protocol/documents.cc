#include "shared/protocol/documents.h"

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::protocol {
namespace {

using base::ErrorCode;
using domain::MediaType;

// A body may fill its content; the other strings are small anyway.
constexpr crypto::StrictJsonLimits kDocumentLimits{
    base::limits::kTextBytesMax, base::limits::kJsonDepthMax, base::limits::kTextBytesMax,
    base::limits::kJsonElementsMax};

template <class Document>
base::Status check_as(const domain::Content& content) {
  const auto document = decode_document<Document>(content.bytes);
  if (!document) return tl::unexpected(document.error());
  return {};
}

}  // namespace

MediaType media_of(const domain::Words& /*words*/) {
  return MediaType::kWords;
}
MediaType media_of(const domain::Note& /*note*/) {
  return MediaType::kNote;
}
MediaType media_of(const domain::PersonProfile& /*profile*/) {
  return MediaType::kPerson;
}
MediaType media_of(const domain::UnitProfile& /*profile*/) {
  return MediaType::kUnit;
}
MediaType media_of(const domain::AttachmentManifest& /*manifest*/) {
  return MediaType::kManifest;
}

template <class Document>
base::Bytes encode_document(const Document& document) {
  return crypto::to_canonical(to_json(document));
}

template <class Document>
base::Result<Document> decode_document(base::ByteView bytes) {
  YIBAO_TRY(const json object, crypto::parse_strict(bytes, kDocumentLimits));
  return read_body<Document>(object, Strings::kText);
}

#define YIBAO_DOCUMENT(Document)                                   \
  template base::Bytes encode_document<Document>(const Document&); \
  template base::Result<Document> decode_document<Document>(base::ByteView);
YIBAO_DOCUMENT(domain::Words)
YIBAO_DOCUMENT(domain::Note)
YIBAO_DOCUMENT(domain::PersonProfile)
YIBAO_DOCUMENT(domain::UnitProfile)
YIBAO_DOCUMENT(domain::Brief)
YIBAO_DOCUMENT(domain::AttachmentManifest)
#undef YIBAO_DOCUMENT

domain::Content to_content(const domain::Brief& brief, MediaType media,
                           base::RandomSource& random) {
  return domain::make_content(media, encode_document(brief), random);
}

base::Status check_content(const domain::Content& content) {
  if (content.bytes.size() > domain::content_bytes_max(content.media)) {
    return base::fail(ErrorCode::kTooLarge, "content");
  }
  switch (content.media) {
    case MediaType::kWords: return check_as<domain::Words>(content);
    case MediaType::kNote: return check_as<domain::Note>(content);
    case MediaType::kPerson: return check_as<domain::PersonProfile>(content);
    case MediaType::kUnit: return check_as<domain::UnitProfile>(content);
    case MediaType::kCommission:
    case MediaType::kTopics: return check_as<domain::Brief>(content);
    case MediaType::kManifest: return check_as<domain::AttachmentManifest>(content);
    case MediaType::kRuleset:
    case MediaType::kBulletin:
    case MediaType::kChunk: return {};
  }
  return base::fail(ErrorCode::kMalformed, "media type");
}

}  // namespace yibao::protocol
