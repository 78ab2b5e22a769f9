#include "tests/simulation/forgetful_disk.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "shared/base/assert.h"

namespace yibao::simulation {
namespace {

// What a disk writes in one go: a longer write can be torn at these borders.
constexpr std::uint64_t kSectorBytes = 512;

void put_at(base::Bytes& content, std::uint64_t offset, base::ByteView bytes) {
  if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size(), '\0');
  content.replace(offset, bytes.size(), bytes);
}

void apply(base::Bytes& content, const ForgetfulDisk::File::Pending& change) {
  if (change.truncation) {
    content.resize(change.offset, '\0');
  } else {
    put_at(content, change.offset, change.bytes);
  }
}

}  // namespace

ForgetfulDisk::FilePtr ForgetfulDisk::open(const std::string& path, bool create) {
  if (broken_ || fails()) return nullptr;
  const auto found = names_.find(path);
  if (found != names_.end()) return found->second;
  if (!create || full_) return nullptr;
  return names_[path] = std::make_shared<File>();
}

bool ForgetfulDisk::survives() {
  if (left_until_break_ > 0 && --left_until_break_ == 0) broken_ = true;
  return !broken_;
}

bool ForgetfulDisk::fails() {
  if (left_until_failure_ == 0 || --left_until_failure_ > 0) return false;
  call_failed_ = true;
  return true;
}

// The change during which the disk breaks may still reach it, whole or in part.
DiskResult ForgetfulDisk::remove(const std::string& path, bool sync_folder) {
  if (broken_ || fails()) return DiskResult::kBroken;
  const bool good = survives();
  names_.erase(path);
  if (good && sync_folder) durable_names_ = names_;
  return good ? DiskResult::kGood : DiskResult::kBroken;
}

DiskResult ForgetfulDisk::read(const File& file, std::uint64_t offset, char* to, std::size_t size) {
  if (broken_ || fails()) return DiskResult::kBroken;
  const std::size_t there = offset >= file.bytes.size() ? 0 : file.bytes.size() - offset;
  const std::size_t got = std::min(size, there);
  if (got > 0) std::memcpy(to, file.bytes.data() + offset, got);
  if (got == size) return DiskResult::kGood;
  std::memset(to + got, 0, size - got);
  return DiskResult::kShort;
}

DiskResult ForgetfulDisk::write(File& file, std::uint64_t offset, base::ByteView bytes) {
  if (broken_ || fails()) return DiskResult::kBroken;
  if (full_ && offset + bytes.size() > file.bytes.size()) return DiskResult::kFull;
  ++counts_.writes;
  const bool good = survives();
  file.pending.push_back({offset, base::Bytes(bytes), false});
  put_at(file.bytes, offset, bytes);
  return good ? DiskResult::kGood : DiskResult::kBroken;
}

DiskResult ForgetfulDisk::truncate(File& file, std::uint64_t size) {
  if (broken_ || fails()) return DiskResult::kBroken;
  const bool good = survives();
  file.pending.push_back({size, {}, true});
  file.bytes.resize(size, '\0');
  return good ? DiskResult::kGood : DiskResult::kBroken;
}

DiskResult ForgetfulDisk::sync(File& file, bool folder_too) {
  if (broken_ || fails() || !survives()) return DiskResult::kBroken;
  ++counts_.syncs;
  if (lying_) return DiskResult::kGood;
  for (const File::Pending& change : file.pending) apply(file.durable, change);
  file.pending.clear();
  if (folder_too) durable_names_ = names_;
  return DiskResult::kGood;
}

void ForgetfulDisk::forget_unsynced(File& file) {
  enum Fate : std::uint8_t { kNone, kEverything, kWrites, kSectors };
  const auto fate = static_cast<Fate>(random_.below(4));
  for (const File::Pending& change : file.pending) {
    if (fate == kNone) break;
    if (fate == kEverything || change.truncation) {
      if (fate == kEverything || random_.below(2) == 0) apply(file.durable, change);
      continue;
    }
    const std::uint64_t end = change.offset + change.bytes.size();
    if (fate == kWrites) {
      if (random_.below(2) == 0) apply(file.durable, change);
      continue;
    }
    for (std::uint64_t at = change.offset; at < end;) {
      const std::uint64_t next = std::min(end, (at / kSectorBytes + 1) * kSectorBytes);
      const auto sector = base::ByteView(change.bytes).substr(at - change.offset, next - at);
      if (random_.below(2) == 0) put_at(file.durable, at, sector);
      at = next;
    }
  }
  file.bytes = file.durable;
  file.pending.clear();
}

void ForgetfulDisk::forget_unsynced_names() {
  std::set<std::string> paths;
  for (const auto& [path, file] : names_) paths.insert(path);
  for (const auto& [path, file] : durable_names_) paths.insert(path);
  for (const std::string& path : paths) {
    const auto now = names_.find(path);
    const auto then = durable_names_.find(path);
    const bool same =
        now != names_.end() && then != durable_names_.end() && now->second == then->second;
    if (same || random_.below(2) == 0) continue;
    if (then == durable_names_.end()) {
      names_.erase(now);
    } else {
      names_[path] = then->second;
    }
  }
}

void ForgetfulDisk::lose_power() {
  forget_unsynced_names();
  for (const auto& [path, file] : names_) forget_unsynced(*file);
  lose_process();
}

void ForgetfulDisk::lose_process() {
  for (const auto& [path, file] : names_) {
    YIBAO_ASSERT(file.use_count() <= 2);  // the two maps': nobody has it open
    for (const File::Pending& change : file->pending) apply(file->durable, change);
    file->pending.clear();
    file->locks = FileLocks();
  }
  durable_names_ = names_;
  broken_ = false;
  left_until_break_ = 0;
}

ForgetfulDisk::Image ForgetfulDisk::image() const {
  Image image;
  for (const auto& [path, file] : names_) image[path] = file->bytes;
  return image;
}

void ForgetfulDisk::put(const Image& image) {
  names_.clear();
  for (const auto& [path, bytes] : image) {
    auto file = std::make_shared<File>();
    file->bytes = bytes;
    file->durable = bytes;
    names_[path] = std::move(file);
  }
  durable_names_ = names_;
}

}  // namespace yibao::simulation
