// The locks of one file as SQLite asks for them: the five levels of the file itself, and the eight
// locks and the shared memory of a write-ahead log. All in one process, so they are plain values;
// a restart of the machine forgets them. An owner is an open file.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace yibao::simulation {

class FileLocks {
 public:
  using Owner = const void*;

  // Levels as SQLite numbers them: none, shared, reserved, pending, exclusive. False: busy.
  bool raise(Owner owner, int level);
  void lower(Owner owner, int level);
  bool reserved() const { return writer_ != nullptr; }

  // The shared memory's region of that number; null when it is not there and not to be made.
  volatile void* region(std::size_t number, std::size_t bytes, bool make);
  // False: busy.
  bool take_shared(Owner owner, int first, int count);
  bool take_exclusive(Owner owner, int first, int count);
  void give_back(Owner owner, int first, int count);
  void unmap(Owner owner, bool forget_memory);

 private:
  static constexpr std::size_t kSlots = 8;
  struct Slot {
    std::map<Owner, bool> shared;
    Owner exclusive = nullptr;
  };

  std::map<Owner, int> levels_;
  Owner writer_ = nullptr;  // who is reserved or above
  bool pending_ = false;    // the writer waits for readers to go: no new ones
  std::array<Slot, kSlots> slots_;
  std::vector<std::shared_ptr<std::vector<char>>> regions_;
};

}  // namespace yibao::simulation
