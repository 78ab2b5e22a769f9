// What is attacked: a county's server as people run it, its office and towns joined, and in front
// of it the nginx that the package brings, with its own site file.
#pragma once

#include <memory>
#include <string>

#include "tests/server/served_county.h"

namespace yibao::fault {

// nginx with installers/packages/server/nginx-site.conf, before a server on loopback. Ended with
// the object.
class Front {
 public:
  // `hurried`: the site's ten seconds are two, so that what has to time out does so while a test
  // waits. Throws std::runtime_error where nginx does not take the file.
  Front(const std::filesystem::path& data, int server_port, bool hurried);

  int port() const { return port_; }
  // Of its processes together.
  std::size_t memory() const;
  std::string error_log() const;
  bool running() { return process_->running(); }

 private:
  testing::TempFolder folder_;
  int port_ = 0;
  std::unique_ptr<testing::BackgroundProcess> process_;
};

struct Stage {
  explicit Stage(bool hurried);

  testing::ServedCounty county;
  std::unique_ptr<Front> front;
  std::unique_ptr<testing::OfficePc> town;  // of the front

  int server_port() const { return county.server->port(); }
  std::size_t server_memory() const;
  // Somebody who waited to be let in, through the front.
  std::unique_ptr<testing::OfficePc> another_town(int number);
  // What a device shows to be served: "Yibao …". Good for a quarter of an hour.
  static std::string session_of(testing::OfficePc& pc, int port);
  // Somebody honest is served, within a while.
  bool serves(int port) const;
};

}  // namespace yibao::fault
