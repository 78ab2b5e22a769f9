// Contents and feed over SQLite (sqlite_log.h).
#include <algorithm>

#include "server/store/sqlite_log.h"
#include "shared/base/byte_stream.h"
#include "shared/base/compression.h"

namespace yibao::server {
namespace {

using storage::Blob;
using storage::Row;

std::int64_t prefix_of(const domain::ContentAddress& address) {
  base::ByteReader reader(base::view(address.digest));
  return static_cast<std::int64_t>(reader.u64());
}

}  // namespace

// Two addresses share a prefix once in 2^64: the whole address decides.
base::Result<SqliteContents::Found> SqliteContents::find(const domain::ContentAddress& address) {
  Found found;
  base::Status status;
  YIBAO_CHECK(database_.query(
      "SELECT number, media, salt, bytes, address FROM content WHERE prefix = ?1",
      [&](const Row& row) {
        if (!row.is_null(4)) {
          if (row.bytes(4) != base::view(address.digest)) return true;
          found = {ContentState::kPurged, row.integer(0), std::nullopt};
          return false;
        }
        domain::Content content;
        content.media = static_cast<domain::MediaType>(row.integer(1));
        const auto salt = base::to_array<16>(row.bytes(2));
        auto bytes = base::decompress(row.bytes(3), domain::content_bytes_max(content.media));
        if (!salt || !bytes) {
          status = base::fail(base::ErrorCode::kCorrupted, "content",
                              base::TextArgs{{"what", "content"}});
          return false;
        }
        content.salt = *salt;
        content.bytes = std::move(*bytes);
        if (domain::address_of(content) != address) return true;
        found = {ContentState::kHere, row.integer(0), std::move(content)};
        return false;
      },
      prefix_of(address)));
  YIBAO_CHECK(status);
  return found;
}

PackedContent pack(const domain::Content& content) {
  return {content.media, content.salt, base::compress_small(content.bytes)};
}

base::Status SqliteContents::keep_packed(const domain::ContentAddress& address,
                                         const PackedContent& content) {
  YIBAO_TRY(const Found found, find(address));
  if (found.state != ContentState::kMissing) return {};
  return database_.run("INSERT INTO content (prefix, media, salt, bytes) VALUES (?1, ?2, ?3, ?4)",
                       prefix_of(address), static_cast<int>(content.media),
                       Blob{base::view(content.salt)}, Blob{content.compressed});
}

base::Result<ContentState> SqliteContents::state(const domain::ContentAddress& address) {
  YIBAO_TRY(const Found found, find(address));
  return found.state;
}

base::Result<std::optional<domain::Content>> SqliteContents::get(
    const domain::ContentAddress& address) {
  YIBAO_TRY(Found found, find(address));
  return std::move(found.content);
}

base::Status SqliteContents::purge(const domain::ContentAddress& address) {
  YIBAO_TRY(const Found found, find(address));
  const Blob whole{base::view(address.digest)};
  if (found.state == ContentState::kPurged) return {};
  if (found.state == ContentState::kMissing) {
    return database_.run("INSERT INTO content (prefix, media, address) VALUES (?1, 0, ?2)",
                         prefix_of(address), whole);
  }
  return database_.run(
      "UPDATE content SET salt = NULL, bytes = NULL, address = ?2 WHERE number = ?1", found.number,
      whole);
}

base::Result<std::vector<domain::ContentAddress>> SqliteContents::purged() {
  std::vector<domain::ContentAddress> addresses;
  YIBAO_CHECK(
      database_.query("SELECT address FROM content WHERE address IS NOT NULL", [&](const Row& row) {
        const auto digest = base::to_array<32>(row.bytes(0));
        if (digest) addresses.push_back({*digest});
        return true;
      }));
  return addresses;
}

base::Result<std::optional<std::int64_t>> SqliteFeed::scope_number(const std::string& scope) {
  const auto known = scopes_.find(scope);
  if (known != scopes_.end()) return known->second;
  YIBAO_TRY(const auto number,
            database_.find_integer("SELECT number FROM scope WHERE name = ?1", scope));
  if (number) scopes_[scope] = *number;
  return number;
}

base::Status SqliteFeed::show(const std::string& scope, std::uint64_t sequence) {
  YIBAO_TRY(auto number, scope_number(scope));
  if (!number) {
    YIBAO_CHECK(database_.run("INSERT INTO scope (name) VALUES (?1)", scope));
    number = database_.last_row_id();
    scopes_[scope] = *number;
  }
  YIBAO_TRY(const std::uint64_t last, last_position());
  YIBAO_CHECK(database_.run("INSERT INTO feed (scope, position, sequence) VALUES (?1, ?2, ?3)",
                            *number, last + 1, sequence));
  last_position_ = last + 1;
  return {};
}

base::Result<std::vector<FeedRow>> SqliteFeed::after(const std::vector<std::string>& scopes,
                                                     std::uint64_t position, std::size_t count) {
  std::vector<FeedRow> rows;
  for (const std::string& scope : scopes) {
    YIBAO_TRY(const auto number, scope_number(scope));
    if (!number) continue;
    YIBAO_CHECK(database_.query(
        "SELECT position, sequence FROM feed WHERE scope = ?1 AND position > ?2"
        " ORDER BY position LIMIT ?3",
        [&](const Row& row) {
          rows.push_back({static_cast<std::uint64_t>(row.integer(0)),
                          static_cast<std::uint64_t>(row.integer(1))});
          return true;
        },
        *number, position, count));
  }
  std::sort(rows.begin(), rows.end(),
            [](const FeedRow& a, const FeedRow& b) { return a.position < b.position; });
  if (rows.size() > count) rows.resize(count);
  return rows;
}

base::Status SqliteFeed::each(const std::function<void(const ShownRow&)>& visit) {
  return database_.query(
      "SELECT scope.name, position, sequence FROM feed JOIN scope ON number = scope",
      [&](const Row& row) {
        visit({row.text(0),
               {static_cast<std::uint64_t>(row.integer(1)),
                static_cast<std::uint64_t>(row.integer(2))}});
        return true;
      });
}

base::Result<std::vector<ShownRow>> SqliteFeed::shown(const std::set<std::uint64_t>& sequences) {
  std::vector<ShownRow> rows;
  if (sequences.empty()) return rows;
  YIBAO_CHECK(database_.query(
      "SELECT name, position, sequence FROM feed JOIN scope ON scope = number"
      " WHERE sequence BETWEEN ?1 AND ?2",
      [&](const Row& row) {
        const auto sequence = static_cast<std::uint64_t>(row.integer(2));
        if (!sequences.contains(sequence)) return true;
        rows.push_back(
            {std::string(row.text(0)), {static_cast<std::uint64_t>(row.integer(1)), sequence}});
        return true;
      },
      *sequences.begin(), *sequences.rbegin()));
  std::sort(rows.begin(), rows.end(),
            [](const ShownRow& a, const ShownRow& b) { return a.row.position < b.row.position; });
  return rows;
}

// Kept by the next row; a transaction that shows none has not leapt.
base::Status SqliteFeed::leap(std::uint64_t position) {
  YIBAO_TRY(const std::uint64_t last, last_position());
  last_position_ = std::max(last, position);
  return {};
}

base::Result<std::uint64_t> SqliteFeed::last_position() {
  if (last_position_) return *last_position_;
  YIBAO_TRY(const auto last,
            database_.find_integer("SELECT max(position) FROM"
                                   " (SELECT (SELECT max(position) FROM feed WHERE scope = number)"
                                   " AS position FROM scope)"));
  last_position_ = static_cast<std::uint64_t>(last.value_or(0));
  return *last_position_;
}

void SqliteFeed::forget_numbers() {
  scopes_.clear();
  last_position_.reset();
}

}  // namespace yibao::server
