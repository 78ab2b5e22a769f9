#include "client/core/store/sync_book.h"

#include "shared/base/byte_stream.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

constexpr std::size_t kFieldMax = 64 * 1024;

base::Bytes encode(const crypto::Proof& proof) {
  base::ByteWriter out;
  for (const crypto::Digest& node : proof) out.raw(base::view(node));
  return out.take();
}

crypto::Proof decode_proof(base::ByteView bytes) {
  base::ByteReader in(bytes);
  crypto::Proof proof;
  while (in.ok() && in.left() >= 32) proof.push_back(in.array<32>());
  return proof;
}

}  // namespace

base::Status SyncBook::put(std::string_view name, base::ByteView value) {
  return database_.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", name,
                       Blob{value});
}

base::Result<base::Bytes> SyncBook::get(std::string_view name) {
  YIBAO_TRY(auto value, database_.find_bytes("SELECT value FROM meta WHERE name = ?1", name));
  return std::move(value).value_or(base::Bytes());
}

base::Status SyncBook::set_identity(const Identity& identity) {
  base::ByteWriter out;
  out.prefixed(identity.jurisdiction.text());
  out.prefixed(identity.unit.text());
  out.raw(base::view(identity.device.bytes()));
  out.raw(base::view(identity.log_id));
  out.prefixed(identity.log_key);
  out.prefixed(identity.ca_certificate);
  YIBAO_CHECK(put("identity", out.bytes()));
  return set_server(identity.server);
}

base::Status SyncBook::set_server(const std::string& server) {
  return put("server", server);
}

base::Result<std::optional<Identity>> SyncBook::identity() {
  YIBAO_TRY(const base::Bytes bytes, get("identity"));
  if (bytes.empty()) return std::optional<Identity>();
  base::ByteReader in(bytes);
  Identity identity;
  identity.jurisdiction = base::JurisdictionCode(std::string(in.prefixed(kFieldMax)));
  identity.unit = base::UnitCode(std::string(in.prefixed(kFieldMax)));
  identity.device = base::DeviceId(in.array<16>());
  identity.log_id = in.array<16>();
  identity.log_key = std::string(in.prefixed(kFieldMax));
  identity.ca_certificate = std::string(in.prefixed(kFieldMax));
  if (!in.finished()) {
    return base::fail(base::ErrorCode::kCorrupted, "identity",
                      base::TextArgs{{"what", "identity"}});
  }
  YIBAO_TRY(identity.server, get("server"));
  return std::optional(std::move(identity));
}

base::Status SyncBook::set_device_key(base::ByteView sealed) {
  return put("device_key", sealed);
}
base::Result<base::Bytes> SyncBook::device_key() {
  return get("device_key");
}

base::Status SyncBook::set_progress(const Progress& progress) {
  base::ByteWriter out;
  out.u64(progress.cursor);
  out.u64(progress.scope_version);
  out.u64(progress.standing_sequence);
  out.u64(static_cast<std::uint64_t>(progress.clock_offset_millis));
  out.u64(progress.last_exchange
              ? static_cast<std::uint64_t>(base::to_millis(*progress.last_exchange))
              : 0);
  if (progress.checkpoint) {
    out.raw(crypto::encode(*progress.checkpoint));
    out.u32(static_cast<std::uint32_t>(progress.standing_day.time_since_epoch().count()));
    out.prefixed(progress.least_program);
    out.u32(static_cast<std::uint32_t>(progress.least_from.time_since_epoch().count()));
    out.u64(progress.own_upto);
    for (const crypto::Checkpoint& seen : progress.also_seen) out.raw(crypto::encode(seen));
  }
  YIBAO_CHECK(put("progress", out.bytes()));
  base::ByteWriter others;
  others.u8(progress.split ? 1 : 0);
  for (const crypto::Checkpoint& seen : progress.others) others.raw(crypto::encode(seen));
  return put("others", others.bytes());
}

base::Result<Progress> SyncBook::progress() {
  Progress progress;
  YIBAO_TRY(const base::Bytes bytes, get("progress"));
  if (bytes.empty()) return progress;
  base::ByteReader in(bytes);
  progress.cursor = in.u64();
  progress.scope_version = in.u64();
  progress.standing_sequence = in.u64();
  progress.clock_offset_millis = static_cast<std::int64_t>(in.u64());
  if (const std::uint64_t last = in.u64(); last != 0) {
    progress.last_exchange = base::from_millis(static_cast<std::int64_t>(last));
  }
  if (in.left() > 0) {
    progress.checkpoint = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
    if (in.left() > 0) {
      progress.standing_day = base::Date(std::chrono::days(static_cast<std::int32_t>(in.u32())));
    }
    if (in.left() > 0) {
      progress.least_program = std::string(in.prefixed(kFieldMax));
      progress.least_from = base::Date(std::chrono::days(static_cast<std::int32_t>(in.u32())));
    }
    if (in.left() > 0) progress.own_upto = in.u64();
    while (in.ok() && in.left() > 0) {
      const auto seen = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
      if (seen) progress.also_seen.push_back(*seen);
    }
  }
  if (!in.ok()) {
    return base::fail(base::ErrorCode::kCorrupted, "progress",
                      base::TextArgs{{"what", "progress"}});
  }
  YIBAO_TRY(const base::Bytes others, get("others"));
  base::ByteReader seen_by_others(others);
  if (!others.empty()) progress.split = seen_by_others.u8() != 0;
  while (seen_by_others.ok() && seen_by_others.left() > 0) {
    const auto seen = crypto::decode_checkpoint(seen_by_others.raw(crypto::kCheckpointBytes));
    if (seen) progress.others.push_back(*seen);
  }
  return progress;
}

base::Status SyncBook::set_standing(base::ByteView bytes) {
  return put("standing", bytes);
}
base::Result<base::Bytes> SyncBook::standing() {
  return get("standing");
}

base::Status SyncBook::set_facts_rules(std::string_view hash) {
  return put("facts_rules", hash);
}
base::Result<base::Bytes> SyncBook::facts_rules() {
  return get("facts_rules");
}

base::Status SyncBook::add_receipt(const Receipt& receipt) {
  const base::Bytes checkpoint = crypto::encode(receipt.checkpoint);
  const base::Bytes proof = encode(receipt.proof);
  return database_.run(
      "INSERT OR REPLACE INTO receipt (first, count, checkpoint, proof) VALUES (?1, ?2, ?3, ?4)",
      receipt.first, receipt.count, Blob{checkpoint}, Blob{proof});
}

base::Result<std::vector<Receipt>> SyncBook::receipts_beyond(std::uint64_t size,
                                                             std::uint32_t epoch) {
  std::vector<Receipt> found;
  YIBAO_CHECK(database_.query(
      "SELECT first, count, checkpoint, proof FROM receipt WHERE first + count - 1 > ?1",
      [&](const Row& row) {
        const auto checkpoint = crypto::decode_checkpoint(row.bytes(2));
        if (!checkpoint || checkpoint->epoch > epoch) return true;
        found.push_back({static_cast<std::uint64_t>(row.integer(0)),
                         static_cast<std::uint64_t>(row.integer(1)), *checkpoint,
                         decode_proof(row.bytes(3))});
        return true;
      },
      size));
  return found;
}

base::Status SyncBook::drop_receipt(std::uint64_t first) {
  return database_.run("DELETE FROM receipt WHERE first = ?1", first);
}

base::Result<std::optional<crypto::Checkpoint>> SyncBook::newest_receipt_checkpoint(
    const std::function<bool(const crypto::Checkpoint&)>& counts) {
  std::optional<crypto::Checkpoint> found;
  YIBAO_CHECK(database_.query("SELECT checkpoint FROM receipt", [&](const Row& row) {
    const auto checkpoint = crypto::decode_checkpoint(row.bytes(0));
    const bool larger =
        checkpoint && counts(*checkpoint) && (!found || checkpoint->size > found->size);
    if (larger) found = checkpoint;
    return true;
  }));
  return found;
}

base::Result<std::optional<Receipt>> SyncBook::receipt_for(std::uint64_t sequence) {
  std::optional<Receipt> found;
  YIBAO_CHECK(database_.query(
      "SELECT first, count, checkpoint, proof FROM receipt WHERE first <= ?1"
      " ORDER BY first DESC LIMIT 1",
      [&](const Row& row) {
        Receipt receipt;
        receipt.first = static_cast<std::uint64_t>(row.integer(0));
        receipt.count = static_cast<std::uint64_t>(row.integer(1));
        const auto checkpoint = crypto::decode_checkpoint(row.bytes(2));
        if (!checkpoint || sequence >= receipt.first + receipt.count) return false;
        receipt.checkpoint = *checkpoint;
        receipt.proof = decode_proof(row.bytes(3));
        found = std::move(receipt);
        return false;
      },
      sequence));
  return found;
}

base::Status SyncBook::add_evidence(std::string_view what, base::ByteView ours,
                                    base::ByteView theirs, base::Timestamp now) {
  return database_.run(
      "INSERT INTO evidence (found_at, what, ours, theirs) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS"
      " (SELECT 1 FROM evidence WHERE what = ?2 AND ours = ?3 AND theirs = ?4)",
      base::to_millis(now), what, Blob{ours}, Blob{theirs});
}

base::Result<std::int64_t> SyncBook::evidence_count() {
  YIBAO_TRY(const auto count, database_.find_integer("SELECT count(*) FROM evidence"));
  return count.value_or(0);
}

}  // namespace yibao::client
