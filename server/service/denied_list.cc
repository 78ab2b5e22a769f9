#include "server/service/denied_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <sstream>

#include "shared/crypto/digest.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

constexpr std::size_t kChecksumBytes = 4;

// "key <id>" as it stands in the file: with 8 hexadecimal digits behind it.
std::string with_checksum(const std::string& said) {
  const crypto::Digest digest = crypto::sha256(said);
  return said + " " + base::to_hex(base::view(digest).substr(0, kChecksumBytes));
}

}  // namespace

base::Result<std::unique_ptr<DeniedList>> DeniedList::open(const std::filesystem::path& path) {
  std::unique_ptr<DeniedList> list(new DeniedList(path));
  const auto bytes = storage::read_file(path, base::limits::kDeniedListBytesMax);
  if (!bytes && bytes.error().code == base::ErrorCode::kFileMissing) return list;
  if (!bytes) return base::fail(bytes.error());
  // What a crash cut off was not acknowledged. It goes, so that it is not taken for damage later.
  const std::size_t whole = bytes->rfind('\n') + 1;
  std::error_code error;
  if (whole < bytes->size()) std::filesystem::resize_file(path, whole, error);
  list->line_open_ = static_cast<bool>(error);
  std::istringstream in(bytes->substr(0, whole));
  for (std::string line; std::getline(in, line);) {
    const std::string said = line.substr(0, line.rfind(' '));
    if (with_checksum(said) == line) {
      list->take(said);
    } else if (!line.empty()) {
      ++list->damaged_;
    }
  }
  return list;
}

void DeniedList::take(const std::string& line) {
  const std::size_t space = line.find(' ');
  if (space == std::string::npos) return;
  const std::string kind = line.substr(0, space);
  const std::string name = line.substr(space + 1);
  if (kind == "key") {
    if (const auto key = crypto::KeyId::parse(name)) keys_.insert(*key);
  } else if (kind == "device") {
    if (const auto device = base::DeviceId::parse(name)) devices_.insert(*device);
  } else if (kind == "purge") {
    if (const auto address = domain::content_address_from_text(name)) purges_.insert(*address);
  }
}

// One write and one sync for all of them. What stands after a write that failed is taken back;
// where that fails, too, the next one begins on a line of its own.
base::Status DeniedList::append(const std::vector<std::string>& lines) {
  const std::scoped_lock lock(mutex_);
  std::string bytes = line_open_ ? "\n" : "";
  for (const std::string& line : lines) bytes += with_checksum(line) + "\n";
  const bool is_new = !std::filesystem::exists(path_);
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const off_t before = file >= 0 ? ::lseek(file, 0, SEEK_END) : -1;
  const bool written =
      file >= 0 &&
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      ::fsync(file) == 0 && (!is_new || storage::sync_folder(path_.parent_path()));
  line_open_ = !written && (before < 0 || ::ftruncate(file, before) != 0);
  if (file >= 0) ::close(file);
  if (!written) {
    return base::fail(base::ErrorCode::kIo, "denied list",
                      base::TextArgs{{"path", path_.string()}, {"reason", "write"}});
  }
  for (const std::string& line : lines) take(line);
  return {};
}

bool DeniedList::key(const crypto::KeyId& key) const {
  const std::scoped_lock lock(mutex_);
  return keys_.contains(key);
}

bool DeniedList::device(const base::DeviceId& device) const {
  const std::scoped_lock lock(mutex_);
  return devices_.contains(device);
}

bool DeniedList::has(const domain::ContentAddress& address) const {
  const std::scoped_lock lock(mutex_);
  return purges_.contains(address);
}

base::Status DeniedList::deny_key(const crypto::KeyId& key) {
  Denials one{{key}, {}, {}};
  return note(one);
}

base::Status DeniedList::deny_device(const base::DeviceId& device) {
  Denials one{{}, {device}, {}};
  return note(one);
}

base::Status DeniedList::note(Denials& denials) {
  std::set<std::string> lines;
  for (const auto& key : denials.keys) {
    if (!this->key(key)) lines.insert("key " + key.text());
  }
  for (const auto& device : denials.devices) {
    if (!this->device(device)) lines.insert("device " + device.text());
  }
  for (const auto& address : denials.purges) {
    if (!has(address)) lines.insert("purge " + domain::text(address));
  }
  if (!lines.empty()) YIBAO_CHECK(append({lines.begin(), lines.end()}));
  denials = {};
  return {};
}

std::vector<domain::ContentAddress> DeniedList::purges() const {
  const std::scoped_lock lock(mutex_);
  return {purges_.begin(), purges_.end()};
}

std::vector<std::string> DeniedList::lines() const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> lines;
  for (const crypto::KeyId& key : keys_) lines.push_back("key " + key.text());
  for (const base::DeviceId& device : devices_) lines.push_back("device " + device.text());
  for (const domain::ContentAddress& purge : purges_) {
    lines.push_back("purge " + domain::text(purge));
  }
  return lines;
}

std::size_t DeniedList::size() const {
  const std::scoped_lock lock(mutex_);
  return keys_.size() + devices_.size() + purges_.size();
}

}  // namespace yibao::server
