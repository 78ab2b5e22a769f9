// SQLite under the contract: one database file in a temporary folder.
#pragma once

#include <optional>

#include "tests/contract/store_engine.h"
#include "tests/support/files.h"
#include "tests/support/full_disk.h"

namespace yibao::contract {

class SqliteEngine final : public StoreEngine {
 public:
  Opened open() override;
  Opened open_reader() override;
  Opened open_copy(const std::filesystem::path& copy) override;
  Opened open_in_read_only_folder() override;
  std::filesystem::path path_for_copy() const override { return folder_.path() / "copy.db"; }
  void limit_disk(std::size_t bytes) override;
  void unlimit_disk() override;
  void become_newer() override;
  void damage() override;
  bool holds(base::ByteView bytes) const override;

 private:
  std::filesystem::path path() const { return folder_.path() / "log.db"; }

  testing::TempFolder folder_;
  testing::FullDisk disk_;
};

}  // namespace yibao::contract
