#include <fmt/format.h>
#include <signal.h>

#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "server/cli/commands.h"
#include "server/http/certificates.h"
#include "server/http/control_socket.h"
#include "server/http/http_server.h"
#include "server/service/founding.h"
#include "shared/base/core_dumps.h"
#include "shared/base/text.h"
#include "shared/crypto/fingerprint.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using nlohmann::json;

base::Result<std::unique_ptr<Jurisdiction>> open_jurisdiction(
    const Common& common, const std::string& code, base::Clock& clock, base::RandomSource& random,
    base::Log& log, const ServeOptions& options, bool threads) {
  YIBAO_TRY(const Certificates certificates, load_certificates(common.data / "tls"));
  Jurisdiction::Options wanted{common.data / code, base::JurisdictionCode(code), clock, random,
                               log};
  wanted.ca_certificate = certificates.ca_pem;
  wanted.certificates = {certificates.server_digest};
  wanted.program = YIBAO_VERSION;
  wanted.least_program = options.least_program;
  wanted.trial = options.trial;
  wanted.public_address = options.public_address;
  wanted.threads = threads;
  return Jurisdiction::open(std::move(wanted));
}

std::string answer_line(const base::Result<std::string>& result) {
  if (result) return json{{"ok", true}, {"result", json::parse(*result)}}.dump();
  json args = json::object();
  for (const auto& [key, value] : result.error().args) args[key] = value;
  return json{{"ok", false}, {"code", base::name(result.error().code)}, {"args", args}}.dump();
}

// "" where there is no such text.
std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string handle_line(const std::vector<std::unique_ptr<Jurisdiction>>& jurisdictions,
                        const std::string& line) {
  const json request = json::parse(line, nullptr, false);
  if (!request.is_object()) return answer_line(base::fail(base::ErrorCode::kMalformed));
  const std::string wanted = text_of(request, "jurisdiction");
  for (const auto& jurisdiction : jurisdictions) {
    if (wanted != jurisdiction->code().text()) continue;
    AdminRequest admin{text_of(request, "command"), {}};
    const auto arguments = request.find("arguments");
    if (arguments != request.end() && arguments->is_object()) {
      for (const auto& [key, value] : arguments->items()) {
        if (value.is_string()) admin.arguments[key] = value.get<std::string>();
      }
    }
    return answer_line(Admin(*jurisdiction).run(admin));
  }
  return answer_line(
      base::fail(base::ErrorCode::kNotFound, "jurisdiction", base::TextArgs{{"what", wanted}}));
}

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

// Whoever joins compares it with what the guide shows.
json with_fingerprint(const Common& common, json result) {
  const auto certificates = load_certificates(common.data / "tls");
  if (certificates) result["certificate"] = crypto::fingerprint(certificates->server_digest);
  return result;
}

void print_result(const Common& common, const json& result) {
  if (common.json) {
    fmt::print("{}\n", result.dump(2));
    return;
  }
  // A code is for a person to read out: it stands alone on its line.
  if (result.contains("code")) {
    fmt::print(
        "{}\n\n    {}\n\n{}\n\n    {}\n\n",
        texts::text(common.language, "server.code_for", {{"hours", result.at("hours").dump()}}),
        result.at("code").get<std::string>(), texts::text(common.language, "server.fingerprint"),
        result.value("certificate", ""));
    return;
  }
  for (const auto& [key, value] : result.items()) {
    fmt::print("{}: {}\n", key, value.is_string() ? value.get<std::string>() : value.dump(2));
  }
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

// The certificates are one for all jurisdictions of the folder.
base::Result<protocol::OneTimeCode> first_code(const Common& common, const InitOptions& options) {
  YIBAO_CHECK(storage::make_private_folder(common.data));
  YIBAO_TRY(const storage::FolderLock lock, storage::FolderLock::take(common.data));
  YIBAO_CHECK(complete_certificates(common.data / "tls"));
  base::SystemClock clock;
  crypto::SystemRandom random;
  return found_jurisdiction(
      {common.data / common.jurisdiction, base::JurisdictionCode(common.jurisdiction),
       base::UnitCode(options.office), std::chrono::hours(options.hours)},
      clock, random);
}

// A path is the caller's: the server that is asked works in another folder.
base::Result<AdminRequest> with_whole_paths(AdminRequest request) {
  for (const char* name : {"to", "file", "reply"}) {
    const auto found = request.arguments.find(name);
    if (found == request.arguments.end() || found->second.empty()) continue;
    std::error_code error;
    const auto whole = std::filesystem::absolute(found->second, error);
    if (error) {
      return base::fail(base::ErrorCode::kIo, found->second,
                        base::TextArgs{{"path", found->second}, {"reason", error.message()}});
    }
    found->second = whole.lexically_normal().string();
    if (!base::is_utf8(found->second)) return base::fail(base::ErrorCode::kNotUtf8, name);
  }
  return request;
}

}  // namespace

int run_serve(const Common& common, const ServeOptions& options) {
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
  const auto lock = storage::FolderLock::take(common.data);
  if (!lock) return report(common, lock.error());
  base::SystemClock clock;
  crypto::SystemRandom random;
  base::Log log(clock, [](std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
  });
  std::vector<std::unique_ptr<Jurisdiction>> jurisdictions;
  for (const std::string& code : codes) {
    auto opened = open_jurisdiction(common, code, clock, random, log, options, true);
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
  const auto control = ControlSocket::open(control_path(common.data), [&](const std::string& line) {
    return handle_line(jurisdictions, line);
  });
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

int run_init(const Common& common, const InitOptions& options) {
  if (!base::is_code(common.jurisdiction) || !base::is_code(options.office)) {
    return report(common, base::Error(base::ErrorCode::kUsage, "code",
                                      {{"detail", "--jurisdiction / --office"}}));
  }
  const auto code = first_code(common, options);
  if (!code) return report(common, code.error());
  const json result = {{"code", code->text()},
                       {"hours", options.hours},
                       {"jurisdiction", common.jurisdiction},
                       {"office", options.office}};
  print_result(common, with_fingerprint(common, result));
  return kExitDone;
}

int run_admin(const Common& common, const AdminRequest& asked) {
  const auto code = chosen_jurisdiction(common);
  if (!code) return report(common, code.error());
  const auto request = with_whole_paths(asked);
  if (!request) return report(common, request.error());
  const json line = {
      {"jurisdiction", *code}, {"command", request->command}, {"arguments", request->arguments}};
  auto answer = ask_control_socket(control_path(common.data), line.dump());
  if (!answer) {
    // No server runs: its lock makes sure that none starts meanwhile.
    const auto lock = storage::FolderLock::take(common.data);
    if (!lock) return report(common, lock.error());
    base::SystemClock clock;
    crypto::SystemRandom random;
    base::Log log(clock, [](std::string_view) {});
    auto jurisdiction = open_jurisdiction(common, *code, clock, random, log, {}, false);
    if (!jurisdiction) return report(common, jurisdiction.error());
    answer = answer_line(Admin(**jurisdiction).run(*request));
  }
  const json result = json::parse(*answer, nullptr, false);
  if (result.is_object() && result.value("ok", false)) {
    const bool to_join = request->command == "invite" || request->command == "status";
    const json& found = result.at("result");
    print_result(common, to_join ? with_fingerprint(common, found) : found);
    return kExitDone;
  }
  base::TextArgs args;
  const json failed_args = result.value("args", json::object());
  for (const auto& [key, value] : failed_args.items()) {
    args.emplace_back(key, value.get<std::string>());
  }
  const auto failed = base::error_code_from_name(result.value("code", "internal"));
  return report(common, base::Error(failed.value_or(base::ErrorCode::kInternal), "", args));
}

}  // namespace yibao::server
