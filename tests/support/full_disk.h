// A file system of SQLite that is the system's own until it is full: writes that would go past the
// limit fail as they do on a full disk.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

struct sqlite3_vfs;

namespace yibao::testing {

class FullDisk {
 public:
  FullDisk();
  ~FullDisk();
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

  const std::string& name() const { return name_; }
  // This many more bytes can be written.
  void limit(std::int64_t bytes) { left_ = bytes; }
  void unlimit() { left_ = INT64_MAX; }
  // Whether a write of that size finds room, which it then takes.
  bool take(std::int64_t bytes);

 private:
  std::string name_;
  std::unique_ptr<sqlite3_vfs> vfs_;
  std::atomic<std::int64_t> left_{INT64_MAX};
};

}  // namespace yibao::testing
