// Whether figures have changed since bulletins were published: one bulletin after the other is held
// against the figures of now, while the list is shown. The screen's thread.
#pragma once

#include <map>
#include <set>

#include "client/core/app/core.h"

namespace yibao::app {

class BulletinWatch {
 public:
  explicit BulletinWatch(Desk& desk) : desk_(desk) {}

  // Those to look at, the most wanted first; looked at again only after something changed.
  void watch(const std::vector<base::EventId>& bulletins, std::uint64_t facts_version);
  void stop();

  // How many units have other figures; nullopt: not looked at yet, or it cannot be told.
  std::optional<std::size_t> changed_units(const base::EventId& bulletin) const;
  bool running() const { return running_; }

 private:
  void go_on();

  Desk& desk_;
  std::vector<base::EventId> waiting_;
  std::map<base::EventId, std::optional<std::size_t>> found_;
  std::uint64_t version_ = 0;
  std::uint64_t turn_ = 0;
  bool running_ = false;
};

}  // namespace yibao::app
