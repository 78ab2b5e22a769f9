#include "server/store/backup_parts.h"

#include "server/store/store.h"
#include "shared/storage/database.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

base::Result<storage::Database> open_copy(const std::filesystem::path& path) {
  storage::Database::Options options;
  options.path = path;
  options.create = false;
  return storage::Database::open(options);
}

}  // namespace

base::Status copy_database(const std::filesystem::path& from, const std::filesystem::path& to) {
  storage::Database::Options options;
  options.path = from;
  options.read_only = true;
  YIBAO_TRY(storage::Database database, storage::Database::open(options));
  return database.copy_to(to);
}

base::Status bring_up_to_date(const std::filesystem::path& copy) {
  { YIBAO_TRY(const auto store, open_sqlite_store({copy, false, false, ""})); }
  // A copy needs no copy of itself as it was.
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(copy.parent_path(), error)) {
    if (file.path().extension() == ".bak") std::filesystem::remove(file.path(), error);
  }
  return {};
}

base::Status split_contents(const std::filesystem::path& copy,
                            const std::filesystem::path& contents) {
  // Made first, so that it is its owner's alone.
  YIBAO_CHECK(storage::write_private_file(contents, ""));
  YIBAO_TRY(storage::Database database, open_copy(copy));
  YIBAO_CHECK(database.run("ATTACH ?1 AS part", contents.string()));
  YIBAO_CHECK(
      database.script("CREATE TABLE part.content (number INTEGER PRIMARY KEY, prefix INTEGER,"
                      " media INTEGER, salt BLOB, bytes BLOB)"));
  YIBAO_CHECK(
      database.run("INSERT INTO part.content SELECT number, prefix, media, salt, bytes"
                   " FROM main.content WHERE bytes IS NOT NULL"));
  YIBAO_CHECK(database.script("DELETE FROM main.content WHERE bytes IS NOT NULL"));
  YIBAO_CHECK(database.script("DETACH part"));
  YIBAO_CHECK(database.script("VACUUM"));
  return database.checkpoint();
}

base::Status join_contents(const std::filesystem::path& copy,
                           const std::filesystem::path& contents) {
  YIBAO_TRY(storage::Database database, open_copy(copy));
  YIBAO_CHECK(database.run("ATTACH ?1 AS part", contents.string()));
  YIBAO_CHECK(
      database.run("INSERT INTO main.content (number, prefix, media, salt, bytes)"
                   " SELECT number, prefix, media, salt, bytes FROM part.content"));
  YIBAO_CHECK(database.script("DETACH part"));
  return database.checkpoint();
}

}  // namespace yibao::server
