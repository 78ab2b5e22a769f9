#include "client/core/store/restore_book.h"

#include "shared/base/byte_stream.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

base::Bytes digests(const std::vector<crypto::Digest>& list) {
  base::ByteWriter out;
  for (const crypto::Digest& each : list) out.raw(base::view(each));
  return out.take();
}

std::vector<crypto::Digest> digests_in(base::ByteView bytes) {
  base::ByteReader in(bytes);
  std::vector<crypto::Digest> list;
  while (in.ok() && in.left() >= 32) list.push_back(in.array<32>());
  return list;
}

}  // namespace

base::Result<std::int64_t> RestoreBook::add_receipt(const protocol::OldReceipt& receipt) {
  const base::Bytes checkpoint = crypto::encode(receipt.checkpoint);
  const base::Bytes leaves = digests(receipt.leaves);
  const base::Bytes proof = digests(receipt.proof);
  YIBAO_CHECK(database_.run(
      "INSERT INTO old_receipt (checkpoint, first, leaves, proof) VALUES (?1, ?2, ?3, ?4)",
      Blob{checkpoint}, receipt.first, Blob{leaves}, Blob{proof}));
  return database_.last_row_id();
}

base::Status RestoreBook::add_stamp(const base::EventId& id, const crypto::Stamp& stamp,
                                    std::int64_t receipt) {
  return database_.run(
      "INSERT OR REPLACE INTO old_stamp (id, epoch, sequence, received_at, receipt)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      Blob{base::view(id.bytes())}, static_cast<std::int64_t>(stamp.epoch), stamp.sequence,
      base::to_millis(stamp.received_at), receipt);
}

base::Status RestoreBook::prove(const base::EventId& id, std::uint32_t index,
                                std::map<std::int64_t, std::uint32_t>& packed,
                                protocol::ExchangeRequest& request) {
  return database_.query(
      "SELECT s.epoch, s.sequence, s.received_at, r.number, r.checkpoint, r.first, r.leaves,"
      " r.proof FROM old_stamp AS s JOIN old_receipt AS r ON r.number = s.receipt"
      " WHERE s.id = ?1",
      [&](const Row& row) {
        const auto next = static_cast<std::uint32_t>(request.old_receipts.size());
        const auto [place, is_new] = packed.emplace(row.integer(3), next);
        if (is_new) {
          protocol::OldReceipt receipt;
          receipt.checkpoint =
              crypto::decode_checkpoint(row.bytes(4)).value_or(crypto::Checkpoint());
          receipt.first = static_cast<std::uint64_t>(row.integer(5));
          receipt.leaves = digests_in(row.bytes(6));
          receipt.proof = digests_in(row.bytes(7));
          request.old_receipts.push_back(std::move(receipt));
        }
        request.old_stamps.push_back(
            {index,
             place->second,
             {static_cast<std::uint32_t>(row.integer(0)),
              static_cast<std::uint64_t>(row.integer(1)), base::from_millis(row.integer(2))}});
        return false;
      },
      Blob{base::view(id.bytes())});
}

base::Status RestoreBook::offer_later(const base::EventId& id, base::Timestamp due) {
  return database_.run("INSERT OR REPLACE INTO offer_later (id, due) VALUES (?1, ?2)",
                       Blob{base::view(id.bytes())}, base::to_millis(due));
}

base::Result<std::vector<base::EventId>> RestoreBook::take_due(base::Timestamp now) {
  std::vector<base::EventId> due;
  YIBAO_CHECK(database_.query(
      "SELECT id FROM offer_later WHERE due <= ?1 ORDER BY id",
      [&](const Row& row) {
        due.emplace_back(base::to_array<16>(row.bytes(0)).value_or(base::ByteArray<16>{}));
        return true;
      },
      base::to_millis(now)));
  if (due.empty()) return due;
  YIBAO_CHECK(database_.run("DELETE FROM offer_later WHERE due <= ?1", base::to_millis(now)));
  return due;
}

base::Result<std::int64_t> RestoreBook::later_count() {
  YIBAO_TRY(const auto count, database_.find_integer("SELECT count(*) FROM offer_later"));
  return count.value_or(0);
}

}  // namespace yibao::client
