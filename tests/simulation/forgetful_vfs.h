// A forgetful disk as a file system of SQLite: databases opened with its name live on that disk.
// While a machine is on, its database files are open; take it away only after they are closed.
#pragma once

#include <memory>
#include <string>

#include "shared/base/time.h"
#include "tests/simulation/forgetful_disk.h"

struct sqlite3_vfs;

namespace yibao::simulation {

class ForgetfulVfs {
 public:
  // The disk and the clock outlive it. The name is unique in the process.
  ForgetfulVfs(std::string name, ForgetfulDisk& disk, base::Clock& clock, std::uint64_t seed);
  ~ForgetfulVfs();
  ForgetfulVfs(const ForgetfulVfs&) = delete;
  ForgetfulVfs& operator=(const ForgetfulVfs&) = delete;

  const std::string& name() const { return name_; }
  ForgetfulDisk& disk() { return disk_; }
  base::Clock& clock() { return clock_; }
  base::SeededRandom& random() { return random_; }

  // SQLite's own generator starts anew from this file system's: what follows can be replayed.
  void seed_sqlite();

 private:
  std::string name_;
  ForgetfulDisk& disk_;
  base::Clock& clock_;
  base::SeededRandom random_;
  std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace yibao::simulation
