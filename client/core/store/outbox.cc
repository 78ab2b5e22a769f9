#include "client/core/store/outbox.h"

#include "shared/base/byte_stream.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

constexpr std::size_t kArgBytesMax = 4096;

base::Bytes encode_args(const base::TextArgs& args) {
  base::ByteWriter out;
  for (const auto& [key, value] : args) {
    out.prefixed(key);
    out.prefixed(std::string_view(value).substr(0, kArgBytesMax));
  }
  return out.take();
}

base::TextArgs decode_args(base::ByteView bytes) {
  base::ByteReader in(bytes);
  base::TextArgs args;
  while (in.ok() && in.left() > 0) {
    std::string key(in.prefixed(kArgBytesMax));
    args.emplace_back(std::move(key), std::string(in.prefixed(kArgBytesMax)));
  }
  return args;
}

constexpr std::int64_t number(OutboxState state) {
  return static_cast<std::int64_t>(state);
}

}  // namespace

template <class... Values>
base::Result<std::vector<OutboxEntry>> Outbox::list(std::string_view sql, const Values&... values) {
  std::vector<OutboxEntry> entries;
  const auto on_row = [&](const Row& row) {
    OutboxEntry entry;
    entry.position = row.integer(0);
    entry.id = base::EventId(base::to_array<16>(row.bytes(1)).value_or(base::ByteArray<16>{}));
    entry.state = static_cast<OutboxState>(row.integer(2));
    entry.code = base::error_code_from_name(row.text(3));
    entry.args = decode_args(row.bytes(4));
    entry.changed_at = base::from_millis(row.integer(5));
    entry.urgent = row.integer(6) != 0;
    entries.push_back(std::move(entry));
    return true;
  };
  YIBAO_CHECK(database_.query(sql, on_row, values...));
  return entries;
}

base::Status Outbox::add(const base::EventId& id, bool urgent, base::Timestamp now) {
  return database_.run(
      "INSERT INTO outbox (id, state, code, args, changed_at, urgent)"
      " VALUES (?1, 0, '', x'', ?2, ?3)",
      Blob{base::view(id.bytes())}, base::to_millis(now), urgent ? 1 : 0);
}

base::Status Outbox::make_urgent(const base::EventId& id) {
  return database_.run("UPDATE outbox SET urgent = 1 WHERE id = ?1 AND state IN (0, 3)",
                       Blob{base::view(id.bytes())});
}

base::Status Outbox::set_state(const base::EventId& id, OutboxState state,
                               const std::optional<base::ErrorCode>& code,
                               const base::TextArgs& args, base::Timestamp now) {
  const base::Bytes packed = encode_args(args);
  return database_.run(
      "UPDATE outbox SET state = ?2, code = ?3, args = ?4, changed_at = ?5 WHERE id = ?1",
      Blob{base::view(id.bytes())}, number(state), code ? base::name(*code) : std::string_view(),
      Blob{packed}, base::to_millis(now));
}

base::Status Outbox::remove(const base::EventId& id) {
  return database_.run("DELETE FROM outbox WHERE id = ?1", Blob{base::view(id.bytes())});
}

base::Result<std::optional<OutboxEntry>> Outbox::find(const base::EventId& id) {
  YIBAO_TRY(auto found,
            list("SELECT position, id, state, code, args, changed_at, urgent FROM outbox"
                 " WHERE id = ?1",
                 Blob{base::view(id.bytes())}));
  if (found.empty()) return std::optional<OutboxEntry>();
  return std::optional(std::move(found.front()));
}

base::Result<std::vector<OutboxEntry>> Outbox::to_send(std::size_t count) {
  return list(
      "SELECT position, id, state, code, args, changed_at, urgent FROM outbox"
      " WHERE state IN (0, 3) ORDER BY urgent DESC, position LIMIT ?1",
      count);
}

base::Result<bool> Outbox::has_waiting() {
  YIBAO_TRY(
      const auto found,
      database_.find_integer("SELECT 1 FROM outbox WHERE state IN (0, 3) AND state = 0 LIMIT 1"));
  return found.has_value();
}

base::Result<std::vector<OutboxEntry>> Outbox::all(bool with_acknowledged) {
  return list(
      "SELECT position, id, state, code, args, changed_at, urgent FROM outbox"
      " WHERE ?1 OR state <> 1 ORDER BY urgent DESC, position",
      with_acknowledged ? 1 : 0);
}

base::Result<std::vector<OutboxEntry>> Outbox::delivered(std::size_t most) {
  return list(
      "SELECT position, id, state, code, args, changed_at, urgent FROM outbox"
      " WHERE state = 1 ORDER BY position DESC LIMIT ?1",
      most);
}

base::Result<std::int64_t> Outbox::count(OutboxState state) {
  YIBAO_TRY(const auto count,
            database_.find_integer("SELECT count(*) FROM outbox WHERE state = ?1", number(state)));
  return count.value_or(0);
}

base::Status Outbox::release_held(base::Timestamp now) {
  return database_.run("UPDATE outbox SET state = 0, changed_at = ?1 WHERE state = 3",
                       base::to_millis(now));
}

}  // namespace yibao::client
