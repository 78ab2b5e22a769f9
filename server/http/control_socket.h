// The door for the administrator on the server's own machine: a Unix socket that only the server's
// account can open (mode 0600). One line of JSON asks, one line answers; the socket does not know
// what the lines mean. A file goes along as its bytes: a server that runs as a service sees no
// folder of the one who asks.
//
//   bytes of the file, decimal | space | line | \n | the file
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::server {

struct ControlMessage {
  std::string line;
  base::Bytes file;
};

class ControlSocket {
 public:
  using Handler = std::function<ControlMessage(const ControlMessage& asked)>;
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
base::Result<ControlMessage> ask_control_socket(const std::filesystem::path& path,
                                                const ControlMessage& asked);

}  // namespace yibao::server
