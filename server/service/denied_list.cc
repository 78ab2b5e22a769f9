#include "server/service/denied_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <sstream>

#include "shared/storage/files.h"

namespace yibao::server {

base::Result<std::unique_ptr<DeniedList>> DeniedList::open(const std::filesystem::path& path) {
  std::unique_ptr<DeniedList> list(new DeniedList(path));
  const auto bytes = storage::read_file(path, base::limits::kDeniedListBytesMax);
  if (!bytes && bytes.error().code == base::ErrorCode::kFileMissing) return list;
  if (!bytes) return base::fail(bytes.error());
  std::istringstream in(*bytes);
  for (std::string line; std::getline(in, line);) list->take(line);
  list->line_open_ = !bytes->empty() && bytes->back() != '\n';
  return list;
}

// A line cut off by a crash says nothing: what it would have said was not acknowledged.
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

// What stands after an append that failed is not known: the next one begins on a line of its own.
base::Status DeniedList::append(const std::string& line) {
  const std::scoped_lock lock(mutex_);
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string bytes = (line_open_ ? "\n" : "") + line + "\n";
  const bool written =
      file >= 0 &&
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  line_open_ = !written;
  if (!written) {
    return base::fail(base::ErrorCode::kIo, "denied list",
                      base::TextArgs{{"path", path_.string()}, {"reason", "write"}});
  }
  take(line);
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

base::Status DeniedList::deny_key(const crypto::KeyId& key) {
  if (this->key(key)) return {};
  return append("key " + key.text());
}

base::Status DeniedList::deny_device(const base::DeviceId& device) {
  if (this->device(device)) return {};
  return append("device " + device.text());
}

base::Status DeniedList::note_purge(const domain::ContentAddress& address) {
  {
    const std::scoped_lock lock(mutex_);
    if (purges_.contains(address)) return {};
  }
  return append("purge " + domain::text(address));
}

base::Status DeniedList::note(Denials& denials) {
  base::Status status;
  const auto take_noted = [&](auto& list, auto noted) {
    std::erase_if(list, [&](const auto& each) {
      const base::Status one = noted(each);
      if (!one) status = one;
      return one.has_value();
    });
  };
  take_noted(denials.keys, [&](const auto& key) { return deny_key(key); });
  take_noted(denials.devices, [&](const auto& device) { return deny_device(device); });
  take_noted(denials.purges, [&](const auto& address) { return note_purge(address); });
  return status;
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
