#include "tests/contract/sqlite_engine.h"

#include "shared/storage/database.h"
#include "tests/support/must.h"

namespace yibao::contract {

using testing::must;

StoreEngine::Opened SqliteEngine::open() {
  return server::open_sqlite_store({path(), false, true, disk_.name()});
}

StoreEngine::Opened SqliteEngine::open_reader() {
  return server::open_sqlite_store({path(), true, false, disk_.name()});
}

StoreEngine::Opened SqliteEngine::open_copy(const std::filesystem::path& copy) {
  return server::open_sqlite_store({copy, true, false, ""});
}

// /proc takes no file of ours from anybody, not even from root.
StoreEngine::Opened SqliteEngine::open_in_read_only_folder() {
  return server::open_sqlite_store({"/proc/yibao.db", false, true, ""});
}

void SqliteEngine::limit_disk(std::size_t bytes) {
  disk_.limit(static_cast<std::int64_t>(bytes));
}

void SqliteEngine::unlimit_disk() {
  disk_.unlimit();
}

void SqliteEngine::become_newer() {
  auto database = must(storage::Database::open({path(), false, false, false, 4096, ""}));
  must(database.script("PRAGMA user_version=99"));
}

void SqliteEngine::damage() {
  std::string bytes = testing::read_file(path());
  bytes.replace(0, 64, std::string(64, 'x'));
  testing::write_file(path(), bytes);
}

bool SqliteEngine::holds(base::ByteView bytes) const {
  for (const char* suffix : {"", "-wal", "-journal"}) {
    auto file = path();
    file += suffix;
    if (!std::filesystem::exists(file)) continue;
    if (testing::read_file(file).find(bytes) != std::string::npos) return true;
  }
  return false;
}

}  // namespace yibao::contract
