// HTTPS for the Api, by cpp-httplib: the only file of the server that knows the library. It sets
// every limit and time-out the library has and refuses what the library cannot bound before a body
// is read. The version in Debian cannot defend itself against a hostile network (one thread a
// connection, no total deadlines): on any address but loopback Debian's nginx stands in front.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/http/api.h"

namespace yibao::server {

class HttpServer {
 public:
  struct Options {
    std::string address = "127.0.0.1";
    int port = 0;                       // 0: any free one
    std::filesystem::path certificate;  // chain
    std::filesystem::path key;
    int workers = 64;  // also the most connections served at a time
  };
  // Errors: port_in_use, corrupted (certificate or key).
  static base::Result<std::unique_ptr<HttpServer>> start(Api& api, base::Log& log, Options options);
  // Stops accepting, lets running requests finish, returns when all threads have ended.
  ~HttpServer();

  int port() const;

 private:
  class Implementation;
  explicit HttpServer(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

bool is_loopback(const std::string& address);

}  // namespace yibao::server
