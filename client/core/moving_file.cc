#include "client/core/moving_file.h"

#include "shared/base/byte_stream.h"
#include "shared/base/compression.h"
#include "shared/crypto/digest.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
namespace limits = base::limits;

constexpr std::string_view kMark = "YIBAO DRAFTS ";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kParcelLabel = "yibao/drafts/v1";
constexpr std::size_t kFileVersionBytesMax = 8;
constexpr std::size_t kDigestBytes = 32;
constexpr std::size_t kWrappedBytesMax = 4096;
constexpr std::size_t kIdBytesMax = 128;
// A file may come from anywhere: opening it may not cost more than 1 GiB of memory.
constexpr std::uint8_t kFileCostMost = 20;

void write_draft(const MovedDraft& draft, base::ByteWriter& out) {
  out.prefixed(draft.id.text());
  out.u64(static_cast<std::uint64_t>(base::to_millis(draft.changed_at)));
  out.prefixed(encode_draft(draft.document));
  out.u32(static_cast<std::uint32_t>(draft.contents.size()));
  for (const domain::Content& content : draft.contents) {
    out.u8(static_cast<std::uint8_t>(content.media));
    out.raw(base::view(content.salt));
    out.prefixed(content.bytes);
  }
}

// Nothing else is attached to a draft.
bool is_attachment(const domain::Content& content) {
  return content.media == domain::MediaType::kManifest ||
         content.media == domain::MediaType::kChunk;
}

base::Result<MovedDraft> read_draft(base::ByteReader& in) {
  MovedDraft draft;
  draft.id = domain::Subject(std::string(in.prefixed(kIdBytesMax)));
  draft.changed_at = base::from_millis(static_cast<std::int64_t>(in.u64()));
  YIBAO_TRY(draft.document, decode_draft(in.prefixed(kDraftBytesMax)));
  const std::uint32_t count = in.u32();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    domain::Content content;
    content.media = static_cast<domain::MediaType>(in.u8());
    content.salt = in.array<16>();
    content.bytes = base::Bytes(in.prefixed(limits::kDocumentBytesMax));
    if (!is_attachment(content)) return fail(ErrorCode::kFileDamaged, "content");
    YIBAO_CHECK(protocol::check_content(content));
    draft.contents.push_back(std::move(content));
  }
  // A draft is about something of its own, never about a unit or a person.
  if (!in.ok() || !base::SubjectId::parse(draft.id.text())) {
    return fail(ErrorCode::kFileDamaged, "draft");
  }
  return draft;
}

base::Result<DraftsParcel> read_parcel(base::ByteView plain) {
  base::ByteReader in(plain);
  DraftsParcel parcel;
  parcel.jurisdiction = base::JurisdictionCode(std::string(in.prefixed(kIdBytesMax)));
  parcel.unit = base::UnitCode(std::string(in.prefixed(kIdBytesMax)));
  const std::uint32_t count = in.u32();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    YIBAO_TRY(MovedDraft draft, read_draft(in));
    parcel.drafts.push_back(std::move(draft));
  }
  if (!in.finished()) return fail(ErrorCode::kFileDamaged, "parcel");
  return parcel;
}

base::Status check_version(base::ByteView file) {
  if (!file.starts_with(kMark)) return fail(ErrorCode::kFileUnknown);
  const base::ByteView rest = file.substr(kMark.size(), kFileVersionBytesMax);
  const std::size_t end = rest.find('\n');
  if (end == base::ByteView::npos) return fail(ErrorCode::kFileDamaged, "version");
  const std::string found(rest.substr(0, end));
  if (found == kVersion) return {};
  if (found.find_first_not_of("0123456789") != std::string::npos) {
    return fail(ErrorCode::kFileDamaged, "version");
  }
  return fail(
      ErrorCode::kNewerFormat, "drafts file",
      base::TextArgs{
          {"path", "@desk.moving.file"}, {"found", found}, {"known", std::string(kVersion)}});
}

base::Result<base::Bytes> unsealed(base::ByteView file, base::ByteView passphrase) {
  base::ByteReader in(file.substr(kMark.size() + kVersion.size() + 1));
  const base::ByteView wrapped = in.prefixed(kWrappedBytesMax);
  const base::ByteView sealed = in.prefixed(limits::kDraftsFileBytesMax);
  const auto digest = in.array<kDigestBytes>();
  if (!in.finished()) return fail(ErrorCode::kFileDamaged, "cut");
  if (digest != crypto::sha256(file.substr(0, file.size() - kDigestBytes))) {
    return fail(ErrorCode::kFileDamaged, "digest");
  }
  auto key_bytes = crypto::unwrap_secret(passphrase, wrapped, kFileCostMost);
  if (!key_bytes) {
    const bool wrong = key_bytes.error().code == ErrorCode::kPassphraseWrong;
    return fail(wrong ? ErrorCode::kFilePassphrase : ErrorCode::kFileDamaged, "key");
  }
  auto key = base::to_array<32>(*key_bytes);
  base::wipe(*key_bytes);
  if (!key) return fail(ErrorCode::kFileDamaged, "key");
  const auto packed = crypto::open(*key, sealed, kParcelLabel);
  base::wipe(*key);
  if (!packed) return fail(ErrorCode::kFileDamaged, "parcel");
  return base::decompress(*packed, limits::kDraftsFileBytesMax);
}

}  // namespace

std::size_t MovedDraft::bytes() const {
  std::size_t sum = document.words.title.size() + document.words.body.size();
  for (const domain::Content& content : contents) sum += content.bytes.size();
  return sum;
}

base::Result<base::Bytes> seal_parcel(const DraftsParcel& parcel, base::ByteView passphrase,
                                      crypto::PassphraseCost cost, base::RandomSource& random) {
  YIBAO_CHECK(check_passphrase(passphrase));
  base::ByteWriter plain;
  plain.prefixed(parcel.jurisdiction.text());
  plain.prefixed(parcel.unit.text());
  plain.u32(static_cast<std::uint32_t>(parcel.drafts.size()));
  for (const MovedDraft& draft : parcel.drafts) write_draft(draft, plain);
  const base::Bytes packed = base::compress(plain.bytes());
  const std::size_t largest = std::max(plain.bytes().size(), packed.size());
  if (largest + kWrappedBytesMax > limits::kDraftsFileBytesMax) {
    return fail(base::not_now("drafts_many"));
  }
  auto key = random.array<32>();
  cost.log2_n = std::min(cost.log2_n, kFileCostMost);
  base::ByteWriter out;
  out.raw(kMark);
  out.raw(kVersion);
  out.raw("\n");
  out.prefixed(crypto::wrap_secret(passphrase, base::view(key), cost, random));
  out.prefixed(crypto::seal(key, packed, kParcelLabel, random));
  base::wipe(key);
  out.raw(base::view(crypto::sha256(out.bytes())));
  return out.take();
}

base::Result<DraftsParcel> open_parcel(base::ByteView file, base::ByteView passphrase) {
  if (file.size() > limits::kDraftsFileBytesMax) return fail(ErrorCode::kFileUnknown, "huge");
  YIBAO_CHECK(check_version(file));
  const auto plain = unsealed(file, passphrase);
  if (!plain && plain.error().code == ErrorCode::kFilePassphrase) return fail(plain.error());
  if (!plain) return fail(ErrorCode::kFileDamaged, plain.error().detail);
  auto parcel = read_parcel(*plain);
  // Whatever is wrong in it: the file is not as it was written.
  if (!parcel) return fail(ErrorCode::kFileDamaged, parcel.error().detail);
  return parcel;
}

}  // namespace yibao::client
