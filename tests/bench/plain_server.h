// The ceiling's server: cpp-httplib with the settings of the product's, over the same TLS and with
// the same bodies, in front of a PlainStore. POST /push takes an exchange request's bytes; POST
// /pull takes "after bytes-max" as two numbers in a line and gives an exchange response's bytes.
#pragma once

#include <filesystem>
#include <memory>

namespace yibao::bench {

class PlainServer {
 public:
  PlainServer(const std::filesystem::path& tls, const std::filesystem::path& database);
  ~PlainServer();
  int port() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace yibao::bench
