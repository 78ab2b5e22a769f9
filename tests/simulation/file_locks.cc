#include "tests/simulation/file_locks.h"

#include <algorithm>

namespace yibao::simulation {
namespace {

constexpr int kShared = 1;
constexpr int kExclusive = 4;

}  // namespace

bool FileLocks::raise(Owner owner, int level) {
  int& mine = levels_[owner];
  if (mine >= level) return true;
  const bool another_writes = writer_ != nullptr && writer_ != owner;
  if (level == kShared) {
    if (another_writes && (pending_ || levels_[writer_] >= kExclusive)) return false;
    mine = kShared;
    return true;
  }
  if (another_writes) return false;
  writer_ = owner;
  if (level < kExclusive) {
    mine = level;
    return true;
  }
  pending_ = true;
  const bool others_read = std::any_of(levels_.begin(), levels_.end(), [&](const auto& each) {
    return each.first != owner && each.second >= kShared;
  });
  if (others_read) return false;
  mine = kExclusive;
  return true;
}

void FileLocks::lower(Owner owner, int level) {
  const auto found = levels_.find(owner);
  if (found == levels_.end()) return;
  if (writer_ == owner) {
    writer_ = nullptr;
    pending_ = false;
  }
  if (level == 0) {
    levels_.erase(found);
  } else {
    found->second = std::min(found->second, level);
  }
}

volatile void* FileLocks::region(std::size_t number, std::size_t bytes, bool make) {
  if (number >= regions_.size() && !make) return nullptr;
  while (regions_.size() <= number) regions_.push_back(std::make_shared<std::vector<char>>(bytes));
  return regions_[number]->data();
}

bool FileLocks::take_shared(Owner owner, int first, int count) {
  for (int i = first; i < first + count; ++i) {
    const Slot& slot = slots_.at(static_cast<std::size_t>(i));
    if (slot.exclusive != nullptr && slot.exclusive != owner) return false;
  }
  for (int i = first; i < first + count; ++i) {
    slots_.at(static_cast<std::size_t>(i)).shared[owner] = true;
  }
  return true;
}

bool FileLocks::take_exclusive(Owner owner, int first, int count) {
  for (int i = first; i < first + count; ++i) {
    const Slot& slot = slots_.at(static_cast<std::size_t>(i));
    const bool another_writes = slot.exclusive != nullptr && slot.exclusive != owner;
    const bool another_reads = std::any_of(slot.shared.begin(), slot.shared.end(),
                                           [&](const auto& each) { return each.first != owner; });
    if (another_writes || another_reads) return false;
  }
  for (int i = first; i < first + count; ++i) {
    slots_.at(static_cast<std::size_t>(i)).exclusive = owner;
  }
  return true;
}

void FileLocks::give_back(Owner owner, int first, int count) {
  for (int i = first; i < first + count; ++i) {
    Slot& slot = slots_.at(static_cast<std::size_t>(i));
    slot.shared.erase(owner);
    if (slot.exclusive == owner) slot.exclusive = nullptr;
  }
}

void FileLocks::unmap(Owner owner, bool forget_memory) {
  give_back(owner, 0, static_cast<int>(kSlots));
  if (forget_memory) regions_.clear();
}

}  // namespace yibao::simulation
