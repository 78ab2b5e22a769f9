// One jurisdiction's database: opens it, owns its stores, begins and commits. SQLite today; another
// engine is another implementation of these interfaces behind the same contract tests
// (tests/contract/store_engine.h).
//
// The writing Store belongs to the writer thread; readers open their own, read-only.
#pragma once

#include <filesystem>
#include <memory>

#include "server/store/books.h"
#include "server/store/content_store.h"
#include "server/store/feed_store.h"
#include "server/store/log_store.h"
#include "server/store/tree_store.h"

namespace yibao::server {

class Store {
 public:
  virtual ~Store() = default;

  virtual base::Status begin() = 0;
  // When it returns good, everything since begin() is on the disk.
  virtual base::Status commit() = 0;
  virtual void rollback() = 0;

  virtual LogStore& log() = 0;
  virtual ContentStore& contents() = 0;
  virtual FeedStore& feed() = 0;
  virtual TreeStore& tree() = 0;
  virtual FactBook& facts() = 0;
  virtual TicketBook& tickets() = 0;
  virtual DeviceBook& devices() = 0;
  virtual IncidentBook& incidents() = 0;
  virtual QuarantineBook& quarantine() = 0;

  // Small named values: log id, epoch, state.
  virtual base::Result<std::optional<base::Bytes>> value(std::string_view name) = 0;
  virtual base::Status set_value(std::string_view name, base::ByteView value) = 0;

  // Outside a transaction: empties the write-ahead log, so that purged bytes are gone from it too.
  virtual base::Status finish_purge() = 0;
  virtual base::Status copy_to(const std::filesystem::path& target) = 0;
  virtual base::Status check_integrity() = 0;
};

struct StoreOptions {
  std::filesystem::path path;
  bool read_only = false;
  bool create = false;
  std::string vfs;  // tests put a faulty disk here
};
base::Result<std::unique_ptr<Store>> open_sqlite_store(const StoreOptions& options);

}  // namespace yibao::server
