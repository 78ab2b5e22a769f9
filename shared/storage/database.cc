#include "shared/storage/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>
#include <algorithm>

#include <utility>

#include "shared/base/assert.h"

namespace yibao::storage {
namespace {

using base::ErrorCode;

ErrorCode code_for(int sqlite_code) {
  switch (sqlite_code & 0xFF) {
    case SQLITE_FULL: return ErrorCode::kDiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return ErrorCode::kReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::kLocked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::kCorrupted;
    case SQLITE_IOERR: return ErrorCode::kIo;
    default: return ErrorCode::kInternal;
  }
}

// In one step, so that all pages are of one moment; who writes the source goes on meanwhile. What
// was deleted is overwritten in free pages (secure_delete), so they carry nothing.
int copy_pages(sqlite3* from, const std::filesystem::path& to) {
  sqlite3* target = nullptr;
  int code =
      sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  sqlite3_backup* backup =
      code == SQLITE_OK ? sqlite3_backup_init(target, "main", from, "main") : nullptr;
  if (backup != nullptr) {
    sqlite3_backup_step(backup, -1);
    code = sqlite3_backup_finish(backup);
  } else if (code == SQLITE_OK) {
    code = sqlite3_extended_errcode(target);
  }
  sqlite3_close(target);
  return code;
}

base::Status sync_path(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return base::fail(ErrorCode::kIo, "open for sync");
  const int result = ::fsync(descriptor);
  ::close(descriptor);
  if (result != 0) return base::fail(ErrorCode::kIo, "fsync");
  return {};
}

}  // namespace

std::int64_t Row::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

base::ByteView Row::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Row::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

base::Error Database::error(int code) const {
  const std::string reason = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  const std::string detail = "sqlite " + std::to_string(code) + ": " + reason;
  return base::Error(
      code_for(code), detail,
      {{"path", path_.string()}, {"reason", reason}, {"what", path_.string()}, {"detail", detail}});
}

base::Result<Database> Database::open(const Options& options) {
  Database database;
  database.path_ = options.path;
  int flags = options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (options.create && !options.read_only) flags |= SQLITE_OPEN_CREATE;
  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(options.path.c_str(), &database.handle_, flags,
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code != SQLITE_OK) return base::fail(database.error(code));
  YIBAO_CHECK(database.configure(options));
  return database;
}

base::Status Database::configure(const Options& options) {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_busy_timeout(handle_, 5000);
  YIBAO_CHECK(script("PRAGMA page_size=" + std::to_string(options.page_bytes) +
                     "; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"
                     " PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA secure_delete=ON;"));
  if (options.read_only) return {};
  if (options.exclusive) {
    sqlite3_busy_timeout(handle_, 0);
    YIBAO_CHECK(script("PRAGMA locking_mode=EXCLUSIVE;"));
  }
  YIBAO_CHECK(script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"));
  // Takes the lock now, so that a second program learns of it at start and not in mid-work.
  if (options.exclusive) YIBAO_CHECK(script("BEGIN IMMEDIATE; COMMIT;"));
  return {};
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      path_(std::move(other.path_)),
      statements_(std::move(other.statements_)) {
  other.statements_.clear();
}

Database& Database::operator=(Database&& other) noexcept {
  if (this == &other) return *this;
  close();
  handle_ = std::exchange(other.handle_, nullptr);
  path_ = std::move(other.path_);
  statements_ = std::exchange(other.statements_, {});
  return *this;
}

Database::~Database() {
  close();
}

void Database::close() {
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  statements_.clear();
  sqlite3_close_v2(std::exchange(handle_, nullptr));
}

base::Result<sqlite3_stmt*> Database::prepared(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return base::fail(error(code));
  statements_.emplace(sql, statement);
  return statement;
}

base::Status Database::execute(std::string_view sql, const std::function<void(sqlite3_stmt*)>& bind,
                               const std::function<bool(const Row&)>& visit) {
  YIBAO_TRY(sqlite3_stmt * statement, prepared(sql));
  // A visitor may not run the same statement again: its rows would be lost.
  YIBAO_ASSERT(sqlite3_stmt_busy(statement) == 0);
  bind(statement);
  const Row row(statement);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    if (visit && !visit(row)) break;
  }
  const bool good = code == SQLITE_ROW || code == SQLITE_DONE;
  base::Status status;
  if (!good) status = base::fail(error(code));
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return status;
}

base::Status Database::script(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return base::fail(error(code));
  return {};
}

base::Status Database::begin() {
  return run("BEGIN IMMEDIATE");
}

base::Status Database::commit() {
  const base::Status committed = run("COMMIT");
  if (!committed) rollback();
  return committed;
}

void Database::rollback() {
  if (in_transaction()) static_cast<void>(run("ROLLBACK"));
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}
std::int64_t Database::last_row_id() const {
  return sqlite3_last_insert_rowid(handle_);
}
std::int64_t Database::changes() const {
  return sqlite3_changes64(handle_);
}

// Everything waits meanwhile, so no longer than a step of a reader's takes: it can be tried again.
base::Status Database::checkpoint() {
  constexpr std::int64_t kPatienceMillis = 200;
  YIBAO_TRY(const auto usual, find_integer("PRAGMA busy_timeout"));
  const auto usual_millis = static_cast<int>(usual.value_or(0));
  sqlite3_busy_timeout(handle_, static_cast<int>(std::min(usual.value_or(0), kPatienceMillis)));
  bool busy = false;
  const base::Status done = query("PRAGMA wal_checkpoint(TRUNCATE)", [&](const Row& row) {
    busy = row.integer(0) != 0;
    return false;
  });
  sqlite3_busy_timeout(handle_, usual_millis);
  YIBAO_CHECK(done);
  if (busy) return base::fail(ErrorCode::kLocked, "checkpoint", base::TextArgs{{"path", path_}});
  return {};
}

base::Status Database::copy_to(const std::filesystem::path& target) {
  if (sqlite3_db_readonly(handle_, "main") == 1) {
    const int code = copy_pages(handle_, target);
    if (code != SQLITE_OK) return base::fail(error(code));
  } else {
    YIBAO_CHECK(run("VACUUM INTO ?1", target.string()));
  }
  YIBAO_CHECK(sync_path(target));
  return sync_path(target.has_parent_path() ? target.parent_path() : ".");
}

base::Status Database::integrity_check() {
  std::string verdict;
  YIBAO_CHECK(query("PRAGMA integrity_check(1)", [&](const Row& row) {
    verdict = row.text(0);
    return false;
  }));
  if (verdict == "ok") return {};
  return base::fail(ErrorCode::kCorrupted, verdict, base::TextArgs{{"what", path_.string()}});
}

void Database::bind(sqlite3_stmt* statement, int position, std::int64_t value) {
  YIBAO_ASSERT(sqlite3_bind_int64(statement, position, value) == SQLITE_OK);
}

void Database::bind(sqlite3_stmt* statement, int position, std::string_view text) {
  const char* data =
      text.data() == nullptr ? "" : text.data();  // an empty text is a text, not NULL
  YIBAO_ASSERT(sqlite3_bind_text64(statement, position, data, text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8) == SQLITE_OK);
}

void Database::bind(sqlite3_stmt* statement, int position, const Blob& blob) {
  // An empty blob is a blob, not NULL.
  const char* data = blob.bytes.data() == nullptr ? "" : blob.bytes.data();
  YIBAO_ASSERT(sqlite3_bind_blob64(statement, position, data, blob.bytes.size(), SQLITE_STATIC) ==
               SQLITE_OK);
}

void Database::bind(sqlite3_stmt* statement, int position, std::nullptr_t) {
  YIBAO_ASSERT(sqlite3_bind_null(statement, position) == SQLITE_OK);
}

base::Result<Transaction> Transaction::begin(Database& database) {
  const bool inner = database.in_transaction();
  YIBAO_CHECK(inner ? database.run("SAVEPOINT part") : database.begin());
  return Transaction(database, inner);
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  if (!inner_) {
    database_->rollback();
    return;
  }
  // A disk that failed may have ended the whole transaction already.
  if (!database_->in_transaction()) return;
  static_cast<void>(database_->run("ROLLBACK TO part"));
  static_cast<void>(database_->run("RELEASE part"));
}

base::Status Transaction::commit() {
  YIBAO_CHECK(inner_ ? database_->run("RELEASE part") : database_->commit());
  database_ = nullptr;
  return {};
}

}  // namespace yibao::storage
