#include "server/store/sqlite_log.h"

#include "shared/base/compression.h"
#include "shared/base/limits.h"

namespace yibao::server {
namespace {

using storage::Blob;
using storage::Row;

constexpr std::string_view kColumns =
    "SELECT sequence, epoch, received_at, key, suite, signature, payload FROM entry ";

base::Error corrupted(const std::string& what) {
  return base::Error(base::ErrorCode::kCorrupted, what, {{"what", what}});
}

}  // namespace

base::Result<std::int64_t> SqliteLog::key_number(const crypto::KeyId& key) {
  const auto known = key_numbers_.find(key);
  if (known != key_numbers_.end()) return known->second;
  const Blob bytes{base::view(key.bytes())};
  YIBAO_TRY(auto number,
            database_.find_integer("SELECT number FROM key_number WHERE key = ?1", bytes));
  if (!number) {
    YIBAO_CHECK(database_.run("INSERT INTO key_number (key) VALUES (?1)", bytes));
    number = database_.last_row_id();
  }
  key_numbers_[key] = *number;
  return *number;
}

base::Result<crypto::KeyId> SqliteLog::key_of(std::int64_t number) {
  const auto known = keys_.find(number);
  if (known != keys_.end()) return known->second;
  YIBAO_TRY(const auto bytes,
            database_.find_bytes("SELECT key FROM key_number WHERE number = ?1", number));
  const auto array = bytes ? base::to_array<16>(*bytes) : std::nullopt;
  if (!array) return base::fail(corrupted("key_number"));
  return keys_.emplace(number, crypto::KeyId(*array)).first->second;
}

void SqliteLog::forget_numbers() {
  key_numbers_.clear();
  keys_.clear();
}

base::Status SqliteLog::append(const StoredEntry& entry, const domain::Event& event) {
  YIBAO_TRY(const std::int64_t key, key_number(entry.event.key));
  const auto type = event.type();
  const bool registry = type && domain::Registry::is_registry_event(*type);
  const base::Bytes payload = base::compress_small(entry.event.payload);
  YIBAO_CHECK(database_.run(
      "INSERT INTO entry (sequence, id, epoch, received_at, registry, key, suite, signature,"
      " payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      entry.stamp.sequence, Blob{base::view(event.id.bytes())}, entry.stamp.epoch,
      base::to_millis(entry.stamp.received_at), registry ? 1 : 0, key,
      static_cast<int>(entry.event.suite), Blob{base::view(entry.event.signature)}, Blob{payload}));
  for (const domain::Subject& subject : domain::subjects_of(event)) {
    const base::Bytes bytes = domain::subject_key(subject);
    YIBAO_CHECK(
        database_.run("INSERT OR IGNORE INTO entry_subject (subject, sequence) VALUES (?1, ?2)",
                      Blob{bytes}, entry.stamp.sequence));
  }
  return {};
}

template <class... Values>
base::Status SqliteLog::read(std::string_view sql,
                             const std::function<bool(const StoredEntry&)>& visit,
                             const Values&... values) {
  base::Status status;
  const auto on_row = [&](const Row& row) {
    StoredEntry entry;
    entry.stamp.sequence = static_cast<std::uint64_t>(row.integer(0));
    entry.stamp.epoch = static_cast<std::uint32_t>(row.integer(1));
    entry.stamp.received_at = base::from_millis(row.integer(2));
    auto key = key_of(row.integer(3));
    const auto signature = base::to_array<64>(row.bytes(5));
    auto payload = base::decompress(row.bytes(6), base::limits::kPayloadBytesMax);
    if (!key || !signature || !payload) {
      status = base::fail(corrupted("entry " + std::to_string(entry.stamp.sequence)));
      return false;
    }
    entry.event.key = *key;
    entry.event.suite = static_cast<crypto::SuiteId>(row.integer(4));
    entry.event.signature = *signature;
    entry.event.payload = std::move(*payload);
    return visit(entry);
  };
  YIBAO_CHECK(database_.query(sql, on_row, values...));
  return status;
}

base::Result<std::optional<StoredEntry>> SqliteLog::find(const base::EventId& id) {
  std::optional<StoredEntry> found;
  static const std::string kSql = std::string(kColumns) + "WHERE id = ?1";
  YIBAO_CHECK(read(
      kSql, [&](const StoredEntry& entry) { return found = entry, false; },
      Blob{base::view(id.bytes())}));
  return found;
}

base::Result<std::optional<StoredEntry>> SqliteLog::at(std::uint64_t sequence) {
  std::optional<StoredEntry> found;
  static const std::string kSql = std::string(kColumns) + "WHERE sequence = ?1";
  YIBAO_CHECK(read(
      kSql, [&](const StoredEntry& entry) { return found = entry, false; }, sequence));
  return found;
}

base::Result<std::vector<StoredEntry>> SqliteLog::about(const domain::Subject& subject) {
  std::vector<StoredEntry> entries;
  static const std::string kSql =
      std::string(kColumns) +
      "WHERE sequence IN (SELECT sequence FROM entry_subject WHERE subject = ?1) ORDER BY sequence";
  const base::Bytes bytes = domain::subject_key(subject);
  YIBAO_CHECK(read(
      kSql, [&](const StoredEntry& entry) { return entries.push_back(entry), true; }, Blob{bytes}));
  return entries;
}

base::Status SqliteLog::each(std::uint64_t first, std::uint64_t last,
                             const std::function<bool(const StoredEntry&)>& visit) {
  static const std::string kSql =
      std::string(kColumns) + "WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence";
  return read(kSql, visit, first, last);
}

base::Status SqliteLog::each_registry_entry(const std::function<bool(const StoredEntry&)>& visit) {
  static const std::string kSql = std::string(kColumns) + "WHERE registry = 1 ORDER BY sequence";
  return read(kSql, visit);
}

base::Result<std::uint64_t> SqliteLog::last_sequence() {
  YIBAO_TRY(const auto last, database_.find_integer("SELECT max(sequence) FROM entry"));
  return static_cast<std::uint64_t>(last.value_or(0));
}

}  // namespace yibao::server
