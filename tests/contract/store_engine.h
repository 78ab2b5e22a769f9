// What an engine offers to be put under the contract of server/store. A second engine is a class of
// this kind and one more name in YIBAO_STORE_ENGINES; no test knows which engine it runs on.
//
// An engine stands for one jurisdiction's empty place, which goes away with it. Stores opened from
// it are closed before.
#pragma once

#include <memory>
#include <string_view>

#include "server/store/store.h"

namespace yibao::contract {

class StoreEngine {
 public:
  virtual ~StoreEngine() = default;

  using Opened = base::Result<std::unique_ptr<server::Store>>;
  // The one writing store; makes what is not there yet.
  virtual Opened open() = 0;
  virtual Opened open_reader() = 0;
  virtual Opened open_copy(const std::filesystem::path& copy) = 0;  // of Store::copy_to
  virtual Opened open_in_read_only_folder() = 0;
  virtual std::filesystem::path path_for_copy() const = 0;

  // -- the world's faults
  // Of the stores opened from now on: this many more bytes fit.
  virtual void limit_disk(std::size_t bytes) = 0;
  virtual void unlimit_disk() = 0;
  // As a later version of the program would leave it. No store is open.
  virtual void become_newer() = 0;
  virtual void damage() = 0;
  // Whether these bytes stand anywhere in what it keeps.
  virtual bool holds(base::ByteView bytes) const = 0;
};

}  // namespace yibao::contract

#include "tests/contract/sqlite_engine.h"

#define YIBAO_STORE_ENGINES yibao::contract::SqliteEngine
