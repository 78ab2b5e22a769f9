#include "tests/bench/roles.h"

#include <signal.h>
#include <unistd.h>

#include <cstdio>

#include "server/http/certificates.h"
#include "server/http/http_server.h"
#include "shared/crypto/random.h"
#include "tests/bench/must.h"
#include "tests/bench/plain_server.h"
#include "tests/bench/watched_disk.h"

namespace yibao::bench {
namespace {

void say_port_and_wait(int port) {
  std::printf("%d\n", port);
  std::fflush(stdout);
  char c = 0;
  while (::read(STDIN_FILENO, &c, 1) > 0) {
  }
}

int serve(const std::filesystem::path& folder, const std::string& code) {
  base::SystemClock clock;
  crypto::SystemRandom random;
  // The log is written as `yibao-server serve` writes it.
  base::Log log(clock, [](std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
  });
  const auto certificates = must(server::load_certificates(folder / "tls"), "certificates");
  server::Jurisdiction::Options options{folder / code, base::JurisdictionCode(code), clock, random,
                                        log};
  options.ca_certificate = certificates.ca_pem;
  options.certificates = {certificates.server_digest};
  options.program = YIBAO_VERSION;
  std::vector<std::unique_ptr<server::Jurisdiction>> jurisdictions;
  jurisdictions.push_back(must(server::Jurisdiction::open(std::move(options)), "jurisdiction"));
  server::Metrics metrics;
  server::Api api(jurisdictions, metrics, log, YIBAO_VERSION);
  server::HttpServer::Options http;
  http.certificate = folder / "tls" / "server.pem";
  http.key = folder / "tls" / "server.key";
  const auto running = must(server::HttpServer::start(api, log, http), "http");
  say_port_and_wait(running->port());
  return 0;
}

int serve_plain(const std::filesystem::path& tls, const std::filesystem::path& database) {
  const PlainServer running(tls, database);
  say_port_and_wait(running.port());
  return 0;
}

}  // namespace

int run_role(const std::vector<std::string>& arguments) {
  const bool real = arguments.size() == 4 && arguments[0] == "serve";
  const bool plain = arguments.size() == 4 && arguments[0] == "serve-plain";
  if (!real && !plain) return -1;
  ::signal(SIGPIPE, SIG_IGN);
  install_watched_disk(map_counters(arguments[3]));
  return real ? serve(arguments[1], arguments[2]) : serve_plain(arguments[1], arguments[2]);
}

}  // namespace yibao::bench
