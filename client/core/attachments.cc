#include "client/core/attachments.h"

#include <algorithm>
#include <array>

#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using domain::ContentAddress;

struct FileKind {
  std::string_view ending;
  std::string_view begin;  // how such a file begins
};
constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::array<FileKind, 13> kKinds = {{{"jpg", "\xFF\xD8\xFF"},
                                              {"jpeg", "\xFF\xD8\xFF"},
                                              {"png", "\x89PNG\r\n\x1A\n"},
                                              {"gif", "GIF8"},
                                              {"bmp", "BM"},
                                              {"pdf", "%PDF-"},
                                              {"docx", kZip},
                                              {"xlsx", kZip},
                                              {"ofd", kZip},
                                              {"doc", kOldOffice},
                                              {"xls", kOldOffice},
                                              {"wps", kOldOffice},
                                              {"et", kOldOffice}}};
// A text has no beginning of its own: it is one if it can be read as one.
constexpr std::array<std::string_view, 2> kTexts = {"txt", "csv"};

std::string ending_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  std::string ending = dot == std::string::npos ? "" : name.substr(dot + 1);
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ending;
}

base::Error too_large(std::size_t bytes) {
  constexpr std::size_t kMega = 1024 * 1024;
  const std::string size = std::to_string((bytes + kMega - 1) / kMega) + " MB";
  const std::string most = std::to_string(kAttachmentsBytesMax / kMega) + " MB";
  return base::Error(ErrorCode::kTooLarge, "attachment", {{"detail", size + " > " + most}});
}

base::Result<std::optional<domain::AttachmentManifest>> manifest_at(Replica& replica,
                                                                    const ContentAddress& address) {
  YIBAO_TRY(const auto content, replica.vault().content(address));
  if (!content || content->media != domain::MediaType::kManifest) {
    return std::optional<domain::AttachmentManifest>();
  }
  YIBAO_TRY(auto manifest, protocol::decode_document<domain::AttachmentManifest>(content->bytes));
  return std::optional(std::move(manifest));
}

base::Error missing() {
  return base::Error(ErrorCode::kContentMissing, "attachment");
}

// Words, manifests and pieces together; the event that carries them takes no more.
base::Status check_room(Replica& replica, std::size_t bytes,
                        const std::vector<ContentAddress>& present) {
  YIBAO_TRY(const auto known, attachments_of(replica, present));
  std::size_t whole = bytes;
  for (const AttachmentInfo& each : known) whole += static_cast<std::size_t>(each.size);
  if (whole > kAttachmentsBytesMax) return fail(too_large(whole));
  YIBAO_TRY(const auto contents, attachment_contents(replica, present));
  const std::size_t pieces = (bytes + base::limits::kChunkBytes - 1) / base::limits::kChunkBytes;
  if (contents.size() + pieces + 2 > base::limits::kContentsPerEventMax) {
    return fail(base::not_now("attachments_many"));
  }
  return {};
}

}  // namespace

base::Result<std::string> attachment_type(const std::string& name, base::ByteView bytes) {
  const std::string ending = ending_of(name);
  for (const FileKind& kind : kKinds) {
    if (kind.ending == ending && bytes.starts_with(kind.begin)) return ending;
  }
  const bool text = std::find(kTexts.begin(), kTexts.end(), ending) != kTexts.end();
  if (text && bytes.find('\0') == base::ByteView::npos) return ending;
  return fail(base::not_now("attachment_type"));
}

std::vector<std::string> attachable_endings() {
  std::vector<std::string> endings;
  for (const FileKind& kind : kKinds) endings.push_back("." + std::string(kind.ending));
  for (const std::string_view text : kTexts) endings.push_back("." + std::string(text));
  return endings;
}

base::Result<ContentAddress> keep_attachment(Replica& replica, const std::string& name,
                                             base::ByteView bytes,
                                             const std::vector<ContentAddress>& present) {
  if (bytes.empty()) return fail(base::not_now("attachment_empty"));
  YIBAO_TRY(const std::string type, attachment_type(name, bytes));
  YIBAO_CHECK(check_room(replica, bytes.size(), present));
  domain::AttachmentManifest manifest{name, type, static_cast<std::int64_t>(bytes.size()), {}};
  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  for (std::size_t at = 0; at < bytes.size(); at += base::limits::kChunkBytes) {
    const auto piece = domain::make_content(
        domain::MediaType::kChunk, base::Bytes(bytes.substr(at, base::limits::kChunkBytes)),
        replica.random());
    manifest.chunks.push_back(domain::address_of(piece));
    YIBAO_CHECK(replica.vault().keep(manifest.chunks.back(), piece));
  }
  const domain::Content content = protocol::to_content(manifest, replica.random());
  YIBAO_CHECK(protocol::check_content(content));
  const ContentAddress address = domain::address_of(content);
  YIBAO_CHECK(replica.vault().keep(address, content));
  YIBAO_CHECK(transaction.commit());
  return address;
}

base::Result<std::vector<AttachmentInfo>> attachments_of(
    Replica& replica, const std::vector<ContentAddress>& manifests) {
  std::vector<AttachmentInfo> list;
  for (const ContentAddress& address : manifests) {
    AttachmentInfo info;
    info.manifest = address;
    YIBAO_TRY(const auto manifest, manifest_at(replica, address));
    if (manifest) {
      info.name = manifest->name;
      info.type = manifest->type;
      info.size = manifest->size;
      info.here = true;
      for (const ContentAddress& piece : manifest->chunks) {
        YIBAO_TRY(const bool has, replica.vault().has(piece));
        info.here = info.here && has;
      }
    }
    list.push_back(std::move(info));
  }
  return list;
}

base::Result<AttachedFile> open_attachment(Replica& replica, const ContentAddress& address) {
  YIBAO_TRY(const auto manifest, manifest_at(replica, address));
  if (!manifest) return fail(missing());
  AttachedFile file{manifest->name, {}};
  for (const ContentAddress& piece : manifest->chunks) {
    YIBAO_TRY(const auto content, replica.vault().content(piece));
    if (!content) return fail(missing());
    file.bytes += content->bytes;
    if (file.bytes.size() > base::limits::kAttachmentBytesMax) {
      return fail(too_large(file.bytes.size()));
    }
  }
  // It was made by somebody else: what it is called and what it is must still fit.
  YIBAO_CHECK(attachment_type(file.name, file.bytes).map([](const std::string&) {}));
  return file;
}

base::Result<std::vector<ContentAddress>> attachment_contents(
    Replica& replica, const std::vector<ContentAddress>& manifests) {
  std::vector<ContentAddress> all;
  for (const ContentAddress& address : manifests) {
    YIBAO_TRY(const auto manifest, manifest_at(replica, address));
    if (!manifest) return fail(missing());
    all.push_back(address);
    all.insert(all.end(), manifest->chunks.begin(), manifest->chunks.end());
  }
  return all;
}

base::Status forget_attachments(Replica& replica, const std::vector<ContentAddress>& manifests) {
  for (const ContentAddress& address : manifests) {
    YIBAO_TRY(const auto manifest, manifest_at(replica, address));
    if (!manifest) continue;
    for (const ContentAddress& piece : manifest->chunks) {
      YIBAO_CHECK(replica.vault().forget(piece));
    }
    YIBAO_CHECK(replica.vault().forget(address));
  }
  return {};
}

}  // namespace yibao::client
