// The door for the administrator on the server's own machine: a Unix socket that only the server's
// account can open (mode 0600). One line of JSON asks, one line answers; the socket does not know
// what the lines mean.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/result.h"

namespace yibao::server {

class ControlSocket {
 public:
  using Handler = std::function<std::string(const std::string& line)>;
  // Takes the place of a socket that a dead server left. Requests are handled one after the other.
  static base::Result<std::unique_ptr<ControlSocket>> open(const std::filesystem::path& path,
                                                           Handler handler);
  ~ControlSocket();

 private:
  class Implementation;
  explicit ControlSocket(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

// Asks a running server. Error: server_not_running.
base::Result<std::string> ask_control_socket(const std::filesystem::path& path,
                                             const std::string& line);

}  // namespace yibao::server
