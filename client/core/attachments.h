// Pictures, tables and evidence beside a text: kept sealed in pieces under a manifest, travelling
// with the offer that names them, wiped with it. What may be attached is decided by what a file
// begins with and by its name, never by the name alone.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// All attachments of one text together: what is offered crosses the line in one exchange, and
// pictures do not get smaller (limits::kExchangeBytesMax).
inline constexpr std::size_t kAttachmentsBytesMax = 7 * 1024 * 1024;

struct AttachmentInfo {
  domain::ContentAddress manifest;
  std::string name;
  std::string type;  // an ending without its dot: "jpg"
  std::int64_t size = 0;
  bool here = false;  // all of it; false: not received yet, or purged
};

// The ending by which a file may be attached, found in its bytes and fitting its name. Error:
// not_allowed_now (attachment_type).
base::Result<std::string> attachment_type(const std::string& name, base::ByteView bytes);

// Endings of the files that may be attached, with their dots.
std::vector<std::string> attachable_endings();

// Keeps it; the caller writes the address into the words. `present`: what the text has already.
// Errors: not_allowed_now (attachment_type, attachment_empty), too_large.
base::Result<domain::ContentAddress> keep_attachment(
    Replica& replica, const std::string& name, base::ByteView bytes,
    const std::vector<domain::ContentAddress>& present);

base::Result<std::vector<AttachmentInfo>> attachments_of(
    Replica& replica, const std::vector<domain::ContentAddress>& manifests);

struct AttachedFile {
  std::string name;
  base::Bytes bytes;
};
// Error: content_missing.
base::Result<AttachedFile> open_attachment(Replica& replica,
                                           const domain::ContentAddress& manifest);

// The manifests and all their pieces, for the event that carries them. Error: content_missing.
base::Result<std::vector<domain::ContentAddress>> attachment_contents(
    Replica& replica, const std::vector<domain::ContentAddress>& manifests);

// Of a draft that goes away without having been offered; what an offer carries stays with it.
base::Status forget_attachments(Replica& replica,
                                const std::vector<domain::ContentAddress>& manifests);

}  // namespace yibao::client
