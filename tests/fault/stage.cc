#include "tests/fault/stage.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "tests/fault/wire.h"
#include "tests/support/memory.h"
#include "tests/support/must.h"

namespace yibao::fault {
namespace {

using testing::must;

// The file is the product's: what is changed for the stage must be there.
void replace(std::string& text, const std::string& what, const std::string& by) {
  std::size_t at = text.find(what);
  if (at == std::string::npos) throw std::runtime_error("the site file has no " + what);
  for (; at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> found;
  std::ifstream in(fmt::format("/proc/{0}/task/{0}/children", parent));
  for (pid_t child = 0; in >> child;) found.push_back(child);
  return found;
}

}  // namespace

Front::Front(const std::filesystem::path& data, int server_port, bool hurried)
    : port_(testing::free_port()) {
  std::string site =
      testing::read_file(testing::source_path("installers/packages/server/nginx-site.conf"));
  replace(site, "listen 8443", fmt::format("listen 127.0.0.1:{}", port_));
  replace(site, "server 127.0.0.1:8442", fmt::format("server 127.0.0.1:{}", server_port));
  replace(site, "/var/lib/yibao", data.string());
  if (hurried) {
    for (const char* timeout : {"client_header_timeout", "client_body_timeout", "send_timeout"}) {
      replace(site, fmt::format("    {} 10s;", timeout), fmt::format("    {} 2s;", timeout));
    }
  }
  testing::write_file(folder_.path() / "site.conf", site);
  const std::string here = folder_.path().string();
  const char* user = ::geteuid() == 0 ? "user root;\n" : "";
  testing::write_file(
      folder_.path() / "nginx.conf",
      fmt::format("{0}daemon off;\nmaster_process on;\nworker_processes 2;\n"
                  "worker_rlimit_nofile 32768;\npid {1}/pid;\nerror_log {1}/error.log warn;\n"
                  "events {{ worker_connections 16384; }}\n"
                  "http {{\n  access_log off;\n  client_body_temp_path {1}/body;\n"
                  "  proxy_temp_path {1}/proxy;\n  fastcgi_temp_path {1}/fastcgi;\n"
                  "  uwsgi_temp_path {1}/uwsgi;\n  scgi_temp_path {1}/scgi;\n"
                  "  include {1}/site.conf;\n}}\n",
                  user, here));
  const std::string program = YIBAO_NGINX;
  const std::string configuration = here + "/nginx.conf";
  const auto checked = testing::run_process({program, "-p", here, "-t", "-c", configuration});
  if (checked.exit_code != 0) throw std::runtime_error("nginx: " + checked.err);
  process_ = std::make_unique<testing::BackgroundProcess>(
      std::vector<std::string>{program, "-p", here, "-c", configuration},
      folder_.path() / "output");
  if (!testing::eventually([&] { return testing::listens(port_); })) {
    throw std::runtime_error("nginx does not listen: " + error_log());
  }
}

std::size_t Front::memory() const {
  std::size_t sum = testing::memory_of(process_->process());
  for (const pid_t child : children_of(process_->process())) sum += testing::memory_of(child);
  return sum;
}

std::string Front::error_log() const {
  return testing::read_file(folder_.path() / "error.log");
}

Stage::Stage(bool hurried) {
  county.set_up();
  front = std::make_unique<Front>(county.data, server_port(), hurried);
  town = another_town(0);
}

std::unique_ptr<testing::OfficePc> Stage::another_town(int number) {
  auto pc = county.town(fmt::format("某某{}", number));
  must(pc->connect(front->port()));
  must(pc->exchange_all());
  return pc;
}

std::size_t Stage::server_memory() const {
  return testing::memory_of(county.server->process());
}

std::string Stage::session_of(testing::OfficePc& pc, int port) {
  const auto& identity = *pc.replica().identity();
  const auto transport =
      must(client::HttpsTransport::open(testing::loopback_address(port), identity.ca_certificate));
  protocol::SessionRequest request;
  request.device = identity.device;
  request.nonce = *base::to_array<32>(must(transport->post("/v1/otog/challenge", "", "")).body);
  request.signature = pc.replica().device_key()->sign(
      protocol::kSessionDomain,
      protocol::session_statement(identity.device, request.nonce, identity.log_id));
  const auto token = must(transport->post("/v1/otog/session", protocol::encode(request), ""));
  if (token.status != 200) throw std::runtime_error("no session");
  return "Yibao " + base::to_base64url(token.body);
}

bool Stage::serves(int port) const {
  return testing::eventually([&] {
    Wire wire(port, Kind::kTls);
    return wire.send("GET /v1/health HTTP/1.1\r\nHost: s\r\nConnection: close\r\n\r\n") &&
           status_of(wire.answer(std::chrono::seconds(1))) == 200;
  });
}

}  // namespace yibao::fault
