#include "client/core/store/export_book.h"

#include "shared/base/byte_stream.h"

namespace yibao::client {
namespace {

using storage::Blob;

constexpr std::int64_t kExportsKept = 256;

base::Bytes packed(const ExportedExchange& exported) {
  base::ByteWriter out;
  out.u8(exported.seen ? 1 : 0);
  if (exported.seen) out.raw(crypto::encode(*exported.seen));
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
  if (in.u8() != 0) exported.seen = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
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
