#include "server/cli/rights.h"

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/base/assert.h"

namespace yibao::server {

OwnerRights::OwnerRights(const std::filesystem::path& folder) {
  struct stat status {};
  if (::geteuid() != 0 || ::stat(folder.c_str(), &status) != 0 || status.st_uid == 0) return;
  group_ = ::getegid();
  const int count = ::getgroups(0, nullptr);
  groups_.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  YIBAO_ASSERT(::getgroups(count, groups_.data()) == count);
  // Going on with root's rights would leave files that the service cannot open.
  YIBAO_ASSERT(::setgroups(0, nullptr) == 0 && ::setegid(status.st_gid) == 0 &&
               ::seteuid(status.st_uid) == 0);
  changed_ = true;
}

OwnerRights::~OwnerRights() {
  if (!changed_) return;
  YIBAO_ASSERT(::seteuid(0) == 0 && ::setegid(group_) == 0 &&
               ::setgroups(groups_.size(), groups_.data()) == 0);
}

}  // namespace yibao::server
