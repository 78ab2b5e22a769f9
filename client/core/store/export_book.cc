#include "client/core/store/export_book.h"

#include "shared/base/byte_stream.h"

namespace yibao::client {
namespace {

using storage::Blob;

constexpr std::int64_t kExportsKept = 256;
// The first byte.
constexpr unsigned kHasSeen = 1;
constexpr unsigned kHasAlsoSeen = 2;

base::Bytes packed(const ExportedExchange& exported) {
  base::ByteWriter out;
  const unsigned seen = exported.seen ? kHasSeen : 0U;
  const unsigned also = exported.also_seen.empty() ? 0U : kHasAlsoSeen;
  out.u8(static_cast<std::uint8_t>(seen | also));
  if (exported.seen) out.raw(crypto::encode(*exported.seen));
  if (also != 0) {
    out.u8(static_cast<std::uint8_t>(exported.also_seen.size()));
    out.u8(static_cast<std::uint8_t>(exported.others));
    for (const crypto::Checkpoint& each : exported.also_seen) out.raw(crypto::encode(each));
  }
  out.u64(exported.cursor);
  out.u32(exported.pull_bytes_max);
  for (const ExportedEvent& event : exported.events) {
    out.raw(base::view(event.id.bytes()));
    out.raw(base::view(event.hash));
  }
  return out.take();
}

}  // namespace

base::Status ExportBook::add(const ExportedExchange& exported) {
  const base::Bytes sent = packed(exported);
  YIBAO_CHECK(database_.run("INSERT OR REPLACE INTO exported (request, sent) VALUES (?1, ?2)",
                            Blob{base::view(exported.request)}, Blob{sent}));
  return database_.run(
      "DELETE FROM exported WHERE number <= (SELECT max(number) FROM exported) - ?1", kExportsKept);
}

base::Result<std::optional<ExportedExchange>> ExportBook::find(const crypto::Digest& request) {
  YIBAO_TRY(const auto sent, database_.find_bytes("SELECT sent FROM exported WHERE request = ?1",
                                                  Blob{base::view(request)}));
  if (!sent) return std::optional<ExportedExchange>();
  base::ByteReader in(*sent);
  ExportedExchange exported;
  exported.request = request;
  const unsigned has = in.u8();
  if ((has & kHasSeen) != 0) {
    exported.seen = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
  }
  const std::size_t also = (has & kHasAlsoSeen) != 0 ? in.u8() : 0;
  if (also > 0) exported.others = in.u8();
  for (std::size_t i = 0; in.ok() && i < also; ++i) {
    const auto each = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
    if (each) exported.also_seen.push_back(*each);
  }
  exported.cursor = in.u64();
  exported.pull_bytes_max = in.u32();
  while (in.ok() && in.left() > 0) {
    const base::EventId id(in.array<16>());
    exported.events.push_back({id, in.array<32>()});
  }
  if (!in.ok()) {
    return base::fail(base::ErrorCode::kCorrupted, "exported",
                      base::TextArgs{{"what", "exported"}});
  }
  return std::optional(std::move(exported));
}

}  // namespace yibao::client
