// Everybody who may ask something of a server, one of each: the people of 昂素镇 (below 上海庙镇,
// which oversees it) and of 城川镇, the central office's, and those who are served no longer.
#pragma once

#include <string>
#include <vector>

#include "tests/server/door.h"
#include "tests/server/every_event.h"

namespace yibao::testing {

// How a device stands with the server, whoever is at it.
enum class Standing : std::uint8_t {
  kServed,
  kNoSession,  // none, none that can be read, none of this server's, none any longer
  kShutOut,    // it had one, and was shut out since
};

struct Asker {
  std::string name;
  Standing standing = Standing::kServed;
  std::vector<domain::Role> roles;
  const Member* member = nullptr;  // null: a stranger
  std::string authorization;       // as it asks
};

class Cast {
 public:
  explicit Cast(Door& door);

  const std::vector<Asker>& askers() const { return askers_; }
  const Asker& asker(const std::string& name) const;
  const Member& office_reporter() const { return *office_reporter_; }
  const Member& overseer() const { return *overseer_; }
  // An event of any type, said by whoever is at a device that is served.
  EveryEvent events();
  protocol::Answer push(const Member& by, const Said& said);

 private:
  void add(std::string name, std::vector<domain::Role> roles, const Member& member);
  void shut_out(const std::string& name);
  void say(domain::EventBody body, const Member& about, const domain::Subject& subject);

  Door& door_;
  std::vector<std::unique_ptr<Member>> members_;
  const Member* overseer_ = nullptr;
  const Member* office_reporter_ = nullptr;
  const Member* officer_ = nullptr;
  std::vector<Asker> askers_;
};

}  // namespace yibao::testing
