// A disk in memory that knows what was synced from what was only written. A power cut leaves the
// synced content and a seeded choice of the rest: whole writes, single sectors of them, nothing;
// new and deleted names of which the folder was not synced come or go as well.
//
// One disk is one machine's. It can be told to break at the n-th write, truncation, sync or
// deletion from now: that call and every later one fails, until lose_power() or lose_process(). Or
// that the n-th call of any kind fails, alone, and does nothing.
// Owned by one thread; SQLite reaches it through forgetful_vfs.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "tests/simulation/file_locks.h"

namespace yibao::simulation {

enum class DiskResult : std::uint8_t { kGood, kShort, kFull, kBroken };

class ForgetfulDisk {
 public:
  using Image = std::map<std::string, base::Bytes>;

  struct File {
    base::Bytes bytes;    // as programs read it
    base::Bytes durable;  // as it was at the last sync
    struct Pending {
      std::uint64_t offset = 0;
      base::Bytes bytes;
      bool truncation = false;  // to `offset`
    };
    std::vector<Pending> pending;  // since then, in order
    FileLocks locks;
  };
  using FilePtr = std::shared_ptr<File>;

  struct Counts {
    std::uint64_t writes = 0;
    std::uint64_t syncs = 0;
  };

  explicit ForgetfulDisk(std::uint64_t seed) : random_(seed) {}

  // -- what a program does
  FilePtr open(const std::string& path, bool create);
  bool exists(const std::string& path) const { return names_.contains(path); }
  DiskResult remove(const std::string& path, bool sync_folder);
  DiskResult read(const File& file, std::uint64_t offset, char* to, std::size_t size);
  DiskResult write(File& file, std::uint64_t offset, base::ByteView bytes);
  DiskResult truncate(File& file, std::uint64_t size);
  DiskResult sync(File& file, bool folder_too);

  // -- what happens to it
  void break_after(std::uint64_t operations) { left_until_break_ = operations; }
  void never_break() { left_until_break_ = 0; }
  bool broken() const { return broken_; }
  // The n-th call from now, and only that one; 0: none.
  void fail_call(std::uint64_t n) {
    left_until_failure_ = n;
    call_failed_ = false;
  }
  bool call_failed() const { return call_failed_; }
  // Nothing may grow any more; what is there can be overwritten.
  void set_full(bool full) { full_ = full; }
  bool full() const { return full_; }
  // Says that it has synced and has not: what a simulation must notice.
  void set_lying(bool lying) { lying_ = lying; }

  // -- and what is left of it; no file is open then
  void lose_power();
  // kill -9: the system still writes what it was given.
  void lose_process();

  Image image() const;
  void put(const Image& image);
  const Counts& counts() const { return counts_; }

 private:
  // Counts one operation that changes the disk; false: it breaks here.
  bool survives();
  // Counts one call; true: it is the one that fails.
  bool fails();
  void forget_unsynced(File& file);
  void forget_unsynced_names();

  base::SeededRandom random_;
  std::map<std::string, FilePtr> names_;
  std::map<std::string, FilePtr> durable_names_;
  Counts counts_;
  std::uint64_t left_until_break_ = 0;    // 0: never
  std::uint64_t left_until_failure_ = 0;  // 0: never
  bool call_failed_ = false;
  bool broken_ = false;
  bool full_ = false;
  bool lying_ = false;
};

}  // namespace yibao::simulation
