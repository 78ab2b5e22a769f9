#include "client/core/store/entry_store.h"

#include "shared/base/compression.h"
#include "shared/base/limits.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

constexpr std::string_view kColumns =
    "SELECT sequence, epoch, received_at, key, suite, signature, payload, folded FROM entry ";

}  // namespace

base::Bytes EntryStore::pack(const protocol::SignedEvent& signed_event) {
  return base::compress_small(signed_event.payload);
}

base::Status EntryStore::keep_packed(const protocol::SignedEvent& signed_event,
                                     base::ByteView packed, const domain::Event& event,
                                     const std::optional<domain::Stamp>& stamp, bool folded) {
  const auto type = event.type();
  const bool registry = type && domain::Registry::is_registry_event(*type);
  std::optional<std::int64_t> sequence;
  std::optional<std::int64_t> epoch;
  std::optional<std::int64_t> received_at;
  if (stamp) {
    sequence = static_cast<std::int64_t>(stamp->sequence);
    epoch = stamp->epoch;
    received_at = base::to_millis(stamp->received_at);
  }
  YIBAO_CHECK(database_.run(
      "INSERT INTO entry (id, sequence, epoch, received_at, registry, key, suite, signature,"
      " payload, folded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
      " ON CONFLICT (id) DO UPDATE SET sequence = coalesce(sequence, excluded.sequence),"
      " epoch = coalesce(epoch, excluded.epoch),"
      " received_at = coalesce(received_at, excluded.received_at), folded = excluded.folded",
      Blob{base::view(event.id.bytes())}, sequence, epoch, received_at, registry ? 1 : 0,
      Blob{base::view(signed_event.key.bytes())}, static_cast<int>(signed_event.suite),
      Blob{base::view(signed_event.signature)}, Blob{packed}, folded ? 1 : 0));
  for (const domain::Subject& subject : domain::subjects_of(event)) {
    const base::Bytes bytes = domain::subject_key(subject);
    YIBAO_CHECK(database_.run("INSERT OR IGNORE INTO entry_subject (subject, id) VALUES (?1, ?2)",
                              Blob{bytes}, Blob{base::view(event.id.bytes())}));
  }
  return {};
}

base::Status EntryStore::set_stamp(const base::EventId& id, const domain::Stamp& stamp) {
  return database_.run(
      "UPDATE entry SET sequence = ?2, epoch = ?3, received_at = ?4, folded = 1 WHERE id = ?1",
      Blob{base::view(id.bytes())}, stamp.sequence, stamp.epoch,
      base::to_millis(stamp.received_at));
}

base::Status EntryStore::set_folded(const base::EventId& id, bool folded) {
  return database_.run("UPDATE entry SET folded = ?2 WHERE id = ?1", Blob{base::view(id.bytes())},
                       folded ? 1 : 0);
}

base::Status EntryStore::forget(const base::EventId& id, const domain::Event& event) {
  for (const domain::Subject& subject : domain::subjects_of(event)) {
    const base::Bytes bytes = domain::subject_key(subject);
    YIBAO_CHECK(database_.run("DELETE FROM entry_subject WHERE subject = ?1 AND id = ?2",
                              Blob{bytes}, Blob{base::view(id.bytes())}));
  }
  return database_.run("DELETE FROM entry WHERE id = ?1", Blob{base::view(id.bytes())});
}

template <class... Values>
base::Status EntryStore::read(std::string_view sql,
                              const std::function<bool(const KeptEntry&)>& visit,
                              const Values&... values) {
  base::Status status;
  const auto on_row = [&](const Row& row) {
    KeptEntry entry;
    if (!row.is_null(0)) {
      entry.stamp = domain::Stamp{static_cast<std::uint32_t>(row.integer(1)),
                                  static_cast<std::uint64_t>(row.integer(0)),
                                  base::from_millis(row.integer(2))};
    }
    const auto key = base::to_array<16>(row.bytes(3));
    const auto signature = base::to_array<64>(row.bytes(5));
    auto payload = base::decompress(row.bytes(6), base::limits::kPayloadBytesMax);
    if (!key || !signature || !payload) {
      status = base::fail(base::ErrorCode::kCorrupted, "entry", base::TextArgs{{"what", "entry"}});
      return false;
    }
    entry.event.key = crypto::KeyId(*key);
    entry.event.suite = static_cast<crypto::SuiteId>(row.integer(4));
    entry.event.signature = *signature;
    entry.event.payload = std::move(*payload);
    entry.folded = row.integer(7) != 0;
    return visit(entry);
  };
  YIBAO_CHECK(database_.query(sql, on_row, values...));
  return status;
}

base::Result<std::optional<KeptEntry>> EntryStore::find(const base::EventId& id) {
  std::optional<KeptEntry> found;
  static const std::string kSql = std::string(kColumns) + "WHERE id = ?1";
  YIBAO_CHECK(read(
      kSql, [&](const KeptEntry& entry) { return found = entry, false; },
      Blob{base::view(id.bytes())}));
  return found;
}

base::Result<std::vector<domain::Entry>> EntryStore::about(const domain::Subject& subject) {
  static const std::string kSql =
      std::string(kColumns) +
      "WHERE folded = 1 AND id IN (SELECT id FROM entry_subject WHERE subject = ?1)";
  return entries_of(kSql, subject);
}

base::Result<std::vector<domain::Entry>> EntryStore::all_about(const domain::Subject& subject) {
  static const std::string kSql =
      std::string(kColumns) + "WHERE id IN (SELECT id FROM entry_subject WHERE subject = ?1)";
  return entries_of(kSql, subject);
}

base::Result<std::vector<domain::Entry>> EntryStore::entries_of(std::string_view sql,
                                                                const domain::Subject& subject) {
  std::vector<domain::Entry> entries;
  base::Status decoded;
  const base::Bytes bytes = domain::subject_key(subject);
  YIBAO_CHECK(read(
      sql,
      [&](const KeptEntry& kept) {
        auto entry = protocol::to_entry(kept.event, kept.stamp);
        if (!entry) {
          decoded = base::fail(entry.error());
          return false;
        }
        entries.push_back(*std::move(entry));
        return true;
      },
      Blob{bytes}));
  YIBAO_CHECK(decoded);
  domain::order_entries(entries);
  return entries;
}

base::Status EntryStore::each_registry_entry(
    const std::function<bool(const domain::Entry&)>& visit) {
  static const std::string kSql =
      std::string(kColumns) +
      "WHERE registry = 1 AND folded = 1 ORDER BY sequence IS NULL, sequence, id";
  base::Status decoded;
  YIBAO_CHECK(read(kSql, [&](const KeptEntry& kept) {
    const auto entry = protocol::to_entry(kept.event, kept.stamp);
    if (!entry) {
      decoded = base::fail(entry.error());
      return false;
    }
    return visit(*entry);
  }));
  return decoded;
}

base::Status EntryStore::each_stamped(std::uint64_t first, std::uint64_t last,
                                      const std::function<bool(const KeptEntry&)>& visit) {
  static const std::string kSql =
      std::string(kColumns) + "WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence";
  return read(kSql, visit, first, last);
}

base::Result<std::uint64_t> EntryStore::registry_upto() {
  YIBAO_TRY(const auto pending, database_.find_integer("SELECT count(*) FROM entry"
                                                       " WHERE registry = 1 AND folded = 1"
                                                       " AND sequence IS NULL"));
  if (pending.value_or(0) > 0) return UINT64_MAX;
  YIBAO_TRY(const auto newest, database_.find_integer("SELECT max(sequence) FROM entry"
                                                      " WHERE registry = 1 AND folded = 1"));
  return static_cast<std::uint64_t>(newest.value_or(0));
}

base::Result<std::int64_t> EntryStore::newest_sequence() {
  YIBAO_TRY(const auto newest, database_.find_integer("SELECT max(sequence) FROM entry"));
  return newest.value_or(0);
}

base::Status EntryStore::each(const std::function<bool(const KeptEntry&)>& visit) {
  return read(kColumns, visit);
}

base::Result<std::vector<domain::Subject>> EntryStore::subjects() {
  std::vector<domain::Subject> subjects;
  YIBAO_CHECK(database_.query("SELECT DISTINCT subject FROM entry_subject", [&](const Row& row) {
    subjects.push_back(domain::subject_from_key(row.bytes(0)));
    return true;
  }));
  return subjects;
}

}  // namespace yibao::client
