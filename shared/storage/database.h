// A thin RAII layer over SQLite. It knows no table; SQL stands with the one function that runs it,
// always bound. WAL with synchronous=FULL: what commit() returned for is on the disk.
//
// One Database is one connection and belongs to one thread at a time. For a file there is exactly
// one writing connection in exactly one process, and it alone checkpoints (SQLite before 3.51.3 can
// corrupt a WAL with two); others open it read-only.
//
// Errors: disk_full, read_only, locked, corrupted, io, internal (a statement of ours is wrong).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace yibao::storage {

// A blob, told apart from a text where a value is bound.
struct Blob {
  base::ByteView bytes;
};

// One result row; columns by position, from 0. NULL reads as 0 or empty; `is_null` tells.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  std::int64_t integer(int column) const;
  // Valid until the next row.
  base::ByteView bytes(int column) const;
  std::string text(int column) const { return std::string(bytes(column)); }
  bool is_null(int column) const;

 private:
  sqlite3_stmt* statement_;
};

class Database {
 public:
  struct Options {
    std::filesystem::path path;
    bool read_only = false;
    bool create = true;
    // A second process or connection is refused while this one is open.
    bool exclusive = false;
    int page_bytes = 4096;  // of a new file; 16384 pays for large rows
    std::string vfs;        // empty: the system's; tests put a faulty disk here
  };

  static base::Result<Database> open(const Options& options);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  // Runs one statement; texts and blobs are copied or outlive the call.
  template <class... Values>
  base::Status run(std::string_view sql, const Values&... values) {
    return execute(sql, [&](sqlite3_stmt* statement) { bind_all(statement, values...); }, {});
  }
  // `visit` returns false to stop early.
  template <class... Values>
  base::Status query(std::string_view sql, const std::function<bool(const Row&)>& visit,
                     const Values&... values) {
    return execute(
        sql, [&](sqlite3_stmt* statement) { bind_all(statement, values...); }, visit);
  }
  // The first column of the first row; nullopt when there is no row.
  template <class... Values>
  base::Result<std::optional<std::int64_t>> find_integer(std::string_view sql,
                                                         const Values&... values) {
    std::optional<std::int64_t> found;
    YIBAO_CHECK(query(
        sql,
        [&](const Row& row) {
          if (!row.is_null(0)) found = row.integer(0);
          return false;
        },
        values...));
    return found;
  }
  template <class... Values>
  base::Result<std::optional<base::Bytes>> find_bytes(std::string_view sql,
                                                      const Values&... values) {
    std::optional<base::Bytes> found;
    YIBAO_CHECK(query(
        sql,
        [&](const Row& row) {
          if (!row.is_null(0)) found = base::Bytes(row.bytes(0));
          return false;
        },
        values...));
    return found;
  }

  // Several statements without values, for migrations and pragmas.
  base::Status script(const std::string& sql);

  base::Status begin();  // takes the write lock at once
  base::Status commit();
  void rollback();
  bool in_transaction() const;

  std::int64_t last_row_id() const;
  std::int64_t changes() const;
  // Moves everything from the WAL into the file and empties the WAL: part of a purge.
  base::Status checkpoint();
  // A complete, verified-by-SQLite copy of the database, synced to disk.
  base::Status copy_to(const std::filesystem::path& target);
  base::Status integrity_check();

  const std::filesystem::path& path() const { return path_; }
  sqlite3* handle() const { return handle_; }

 private:
  Database() = default;
  base::Status configure(const Options& options);
  base::Result<sqlite3_stmt*> prepared(std::string_view sql);
  base::Status execute(std::string_view sql, const std::function<void(sqlite3_stmt*)>& bind,
                       const std::function<bool(const Row&)>& visit);
  base::Error error(int code) const;
  void close();

  template <class... Values>
  static void bind_all([[maybe_unused]] sqlite3_stmt* statement, const Values&... values) {
    [[maybe_unused]] int position = 0;
    (bind(statement, ++position, values), ...);
  }
  static void bind(sqlite3_stmt* statement, int position, std::int64_t value);
  static void bind(sqlite3_stmt* statement, int position, std::string_view text);
  static void bind(sqlite3_stmt* statement, int position, const Blob& blob);
  static void bind(sqlite3_stmt* statement, int position, std::nullptr_t);
  static void bind(sqlite3_stmt* statement, int position, const std::string& text) {
    bind(statement, position, std::string_view(text));
  }
  static void bind(sqlite3_stmt* statement, int position, const char* text) {
    bind(statement, position, std::string_view(text));
  }
  template <std::integral Number>
  static void bind(sqlite3_stmt* statement, int position, Number value) {
    bind(statement, position, static_cast<std::int64_t>(value));
  }
  template <class Value>
  static void bind(sqlite3_stmt* statement, int position, const std::optional<Value>& value) {
    if (value) {
      bind(statement, position, *value);
    } else {
      bind(statement, position, nullptr);
    }
  }

  sqlite3* handle_ = nullptr;
  std::filesystem::path path_;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

// Rolls back at the end of its scope unless commit() succeeded.
// Within another one it is a part of that: what it did goes with the outer one's end.
class Transaction {
 public:
  static base::Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_), inner_(other.inner_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  base::Status commit();

 private:
  Transaction(Database& database, bool inner) : database_(&database), inner_(inner) {}
  Database* database_;
  bool inner_;
};

}  // namespace yibao::storage
