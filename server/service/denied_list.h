// Revocations and purges in a file beside the database, one a line, synced before it counts (the
// file's name in its folder, too): a key or device is shut out at once, and a database restored
// from an old backup can be held against it. Each line bears a checksum; one that does not fit was
// cut off by a crash, or is damaged. Thread-safe.
#pragma once

#include <filesystem>
#include <mutex>
#include <set>
#include <vector>

#include "server/service/admission.h"

namespace yibao::server {

// What the log says and the list does not have yet.
struct Denials {
  std::vector<crypto::KeyId> keys;
  std::vector<base::DeviceId> devices;
  std::vector<domain::ContentAddress> purges;
};

class DeniedList final : public Denied {
 public:
  // A file that is not there yet is an empty list; one that is there and cannot be read is an
  // error.
  static base::Result<std::unique_ptr<DeniedList>> open(const std::filesystem::path& path);

  bool key(const crypto::KeyId& key) const override;
  bool device(const base::DeviceId& device) const override;

  base::Status deny_key(const crypto::KeyId& key);
  base::Status deny_device(const base::DeviceId& device);
  // All of them, and `denials` is empty; or none, and it is to be tried again.
  base::Status note(Denials& denials);

  std::vector<domain::ContentAddress> purges() const;
  std::size_t size() const;
  // Everything on it, a line each, in one order.
  std::vector<std::string> lines() const;
  // Lines that were there when it was opened and say nothing that can be believed.
  std::size_t damaged() const { return damaged_; }

 private:
  explicit DeniedList(std::filesystem::path path) : path_(std::move(path)) {}
  bool has(const domain::ContentAddress& address) const;
  base::Status append(const std::vector<std::string>& lines);
  void take(const std::string& line);

  std::filesystem::path path_;
  std::size_t damaged_ = 0;
  bool line_open_ = false;  // the file may end within a line
  mutable std::mutex mutex_;
  std::set<crypto::KeyId> keys_;
  std::set<base::DeviceId> devices_;
  std::set<domain::ContentAddress> purges_;
};

}  // namespace yibao::server
