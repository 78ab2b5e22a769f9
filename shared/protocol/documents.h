// The structured contents as canonical JSON and back: words, notes, profiles, briefs, manifests.
#pragma once

#include "shared/base/result.h"
#include "shared/domain/content.h"

namespace yibao::protocol {

// The media type of each document.
domain::MediaType media_of(const domain::Words&);
domain::MediaType media_of(const domain::Note&);
domain::MediaType media_of(const domain::PersonProfile&);
domain::MediaType media_of(const domain::UnitProfile&);
domain::MediaType media_of(const domain::AttachmentManifest&);

template <class Document>
base::Bytes encode_document(const Document& document);

// Errors: as for events (canonical form is a gate), and too_large for the media type's limit.
template <class Document>
base::Result<Document> decode_document(base::ByteView bytes);

// A content of the document, with a fresh salt.
template <class Document>
domain::Content to_content(const Document& document, base::RandomSource& random) {
  return domain::make_content(media_of(document), encode_document(document), random);
}
domain::Content to_content(const domain::Brief& brief, domain::MediaType media,
                           base::RandomSource& random);

// What every received content must be, whatever its kind: within its size, and if structured,
// canonical and readable. Errors as above, and field_invalid.
base::Status check_content(const domain::Content& content);

}  // namespace yibao::protocol
