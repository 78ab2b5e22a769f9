#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>

#include <charconv>
#include <cstdio>

#include "server/cli/administration.h"
#include "server/cli/commands.h"
#include "server/cli/rights.h"
#include "server/http/control_socket.h"
#include "server/http/http_server.h"
#include "server/service/announcement.h"
#include "shared/base/core_dumps.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

struct ListenAddress {
  std::string host;
  int port = 8443;
};

// "127.0.0.1:8443"; without a port, 8443; port 0: any free one.
base::Result<ListenAddress> parse_listen(const std::string& text) {
  ListenAddress address;
  const std::size_t colon = text.rfind(':');
  address.host = text.substr(0, colon);
  bool good = !address.host.empty();
  if (colon != std::string::npos) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    good = good && error == std::errc() && stop == end && address.port >= 0 && address.port < 65536;
  }
  if (good) return address;
  return base::fail(base::ErrorCode::kUsage, "listen",
                    base::TextArgs{{"detail", "--listen " + text}});
}

// Without an announcement every version there is may exchange.
base::Result<ServeOptions> with_announcement(const Common& common, ServeOptions options,
                                             base::Timestamp now) {
  if (options.least_program.empty()) return options;
  const auto wanted = options.least_from.empty() ? std::optional(base::Date{})
                                                 : base::parse_date(options.least_from);
  if (!wanted) {
    return base::fail(base::ErrorCode::kUsage, "least-client-from",
                      base::TextArgs{{"detail", "--least-client-from " + options.least_from}});
  }
  const auto today = base::local_date(now, base::kChinaOffset);
  YIBAO_TRY(options.blocked_from,
            least_client_from(common.data, options.least_program, *wanted, today));
  return options;
}

void wait_for_end() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  int received = 0;
  sigwait(&signals, &received);
}

void block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

// Each of the many threads would keep what it once needed for itself.
void share_memory() {
  constexpr int kArenas = 2;
  constexpr int kGivenBackBytes = 256 * 1024;  // what is larger goes back to the machine at once
  ::mallopt(M_ARENA_MAX, kArenas);
  ::mallopt(M_MMAP_THRESHOLD, kGivenBackBytes);
}

}  // namespace

int run_serve(const Common& common, const ServeOptions& options) {
  const OwnerRights rights(common.data);
  const auto listen = parse_listen(options.listen);
  if (!listen) return report(common, listen.error());
  const std::string& address = listen->host;
  if (!is_loopback(address) && !options.trial) {
    return report(
        common, base::Error(base::ErrorCode::kAddressNotLoopback, address, {{"address", address}}));
  }
  const auto codes = jurisdictions_in(common.data);
  if (codes.empty()) {
    return report(common, base::Error(base::ErrorCode::kNotInitialised, "no jurisdiction",
                                      {{"path", common.data.string()}}));
  }
  block_signals();
  base::forbid_core_dumps();
  share_memory();
  const auto lock = storage::FolderLock::take(common.data);
  if (!lock) return report(common, lock.error());
  base::SystemClock clock;
  crypto::SystemRandom random;
  base::Log log(clock, [](std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
  });
  const auto announced = with_announcement(common, options, clock.now());
  if (!announced) return report(common, announced.error());
  if (!announced->least_program.empty()) {
    fmt::print("{}\n", texts::text(common.language, "server.least_client",
                                   {{"least", announced->least_program},
                                    {"day", base::to_text(announced->blocked_from)}}));
  }
  std::vector<std::unique_ptr<Jurisdiction>> jurisdictions;
  for (const std::string& code : codes) {
    auto opened = open_jurisdiction(common, code, clock, random, log, *announced, true);
    if (!opened) return report(common, opened.error());
    jurisdictions.push_back(std::move(*opened));
  }
  Metrics metrics;
  Api api(jurisdictions, metrics, log, YIBAO_VERSION);
  HttpServer::Options http;
  http.address = address;
  http.port = listen->port;
  http.certificate = common.data / "tls" / "server.pem";
  http.key = common.data / "tls" / "server.key";
  const auto server = HttpServer::start(api, log, http);
  if (!server) return report(common, server.error());
  const auto control = ControlSocket::open(
      control_path(common.data),
      [&](const ControlMessage& asked) { return answer_control(api, jurisdictions, asked); });
  if (!control) return report(common, control.error());
  log.write(base::LogLevel::kInfo, "serving",
            {{"port", static_cast<std::int64_t>((*server)->port())},
             {"jurisdictions", codes.size()},
             {"trial", static_cast<std::int64_t>(options.trial ? 1 : 0)}});
  fmt::print("{}\n",
             texts::text(common.language, options.trial ? "server.serving_trial" : "server.serving",
                         {{"address", address}, {"port", std::to_string((*server)->port())}}));
  std::fflush(stdout);
  wait_for_end();
  log.write(base::LogLevel::kInfo, "stopping");
  return kExitDone;
}

}  // namespace yibao::server
