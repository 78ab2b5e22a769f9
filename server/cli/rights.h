// Whose rights a command acts with. Root gives commands on data that belong to the service's own
// account: what is made in its folder has to be the service's, while files that the command names
// are whoever's gave it. Only the effective ids change, and come back.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <vector>

namespace yibao::server {

// For as long as it lives, the rights of the folder's owner. Does nothing where the folder is ours,
// or where we are not root. One at a time, before there are other threads.
class OwnerRights {
 public:
  explicit OwnerRights(const std::filesystem::path& folder);
  OwnerRights(const OwnerRights&) = delete;
  OwnerRights& operator=(const OwnerRights&) = delete;
  ~OwnerRights();

 private:
  bool changed_ = false;
  gid_t group_ = 0;
  std::vector<gid_t> groups_;
};

}  // namespace yibao::server
