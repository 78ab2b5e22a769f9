#include "server/cli/administration.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cli/rights.h"
#include "server/http/certificates.h"
#include "server/service/backup.h"
#include "server/service/backup_retention.h"
#include "shared/base/text.h"
#include "shared/crypto/fingerprint.h"
#include "shared/crypto/random.h"
#include "shared/protocol/bundle.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using nlohmann::json;

ControlMessage answer_of(const base::Result<AdminAnswer>& result) {
  if (result) {
    return {json{{"ok", true}, {"result", json::parse(result->text)}}.dump(), result->file};
  }
  json args = json::object();
  for (const auto& [key, value] : result.error().args) args[key] = value;
  return {json{{"ok", false}, {"code", base::name(result.error().code)}, {"args", args}}.dump(),
          ""};
}

// "" where there is no such text.
std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// It is shown once and kept nowhere here.
void print_recovery_key(const Common& common, const json& result) {
  if (!result.contains("recovery_key")) return;
  fmt::print("{}\n\n    {}\n\n", texts::text(common.language, "server.recovery_key"),
             result.at("recovery_key").get<std::string>());
}

// With the server that runs; or in its place, whose lock makes sure that none starts meanwhile.
base::Result<ControlMessage> ask(const Common& common, const std::string& code,
                                 const AdminRequest& request) {
  const OwnerRights rights(common.data);
  const json line = {
      {"jurisdiction", code}, {"command", request.command}, {"arguments", request.arguments}};
  auto answer = ask_control_socket(control_path(common.data), {line.dump(), request.file});
  if (answer) return answer;
  YIBAO_TRY(const storage::FolderLock lock, storage::FolderLock::take(common.data));
  base::SystemClock clock;
  crypto::SystemRandom random;
  base::Log log(clock, [](std::string_view) {});
  YIBAO_TRY(const auto jurisdiction,
            open_jurisdiction(common, code, clock, random, log, {}, false));
  return answer_of(Admin(*jurisdiction).run(request));
}

base::Result<json> result_in(const ControlMessage& answer) {
  const json result = json::parse(answer.line, nullptr, false);
  if (result.is_object() && result.value("ok", false)) return result.at("result");
  base::TextArgs args;
  const json failed_args = result.value("args", json::object());
  for (const auto& [key, value] : failed_args.items()) {
    args.emplace_back(key, value.get<std::string>());
  }
  const auto failed = base::error_code_from_name(result.value("code", "internal"));
  return base::fail(base::Error(failed.value_or(base::ErrorCode::kInternal), "", args));
}

base::Result<std::string> file_argument(const AdminRequest& request, const char* name) {
  const auto found = request.arguments.find(name);
  const std::string value = found == request.arguments.end() ? "" : found->second;
  const std::string detail = "--" + std::string(name);
  if (value.empty()) {
    return base::fail(base::ErrorCode::kUsage, detail, base::TextArgs{{"detail", detail}});
  }
  return value;
}

// Files are read and written here, with the rights of whoever gives the command, and in the folder
// where it is given: the server sees neither.
base::Result<json> run_request(const Common& common, const std::string& code,
                               AdminRequest request) {
  if (request.command != "import") {
    YIBAO_TRY(const ControlMessage answer, ask(common, code, request));
    return result_in(answer);
  }
  YIBAO_TRY(const std::string from, file_argument(request, "file"));
  YIBAO_TRY(const std::string reply, file_argument(request, "reply"));
  request.arguments.clear();
  YIBAO_TRY(request.file, storage::read_file(from, protocol::kBundleBytesMax));
  YIBAO_TRY(const ControlMessage answer, ask(common, code, request));
  YIBAO_TRY(json result, result_in(answer));
  YIBAO_CHECK(storage::write_file(reply, answer.file));
  result["reply"] = reply;
  return result;
}

// What stands beside the log and is not asked of it.
json with_backup(const Common& common, const std::string& code, json result) {
  const auto backups = backups_in(backups_of(common.data, code));
  result["backup"] = backups.empty() ? "" : backups.front().name;
  return result;
}

}  // namespace

base::Result<std::unique_ptr<Jurisdiction>> open_jurisdiction(
    const Common& common, const std::string& code, base::Clock& clock, base::RandomSource& random,
    base::Log& log, const ServeOptions& options, bool threads) {
  YIBAO_TRY(const Certificates certificates, load_certificates(common.data / "tls"));
  Jurisdiction::Options wanted{common.data / code, base::JurisdictionCode(code), clock, random,
                               log};
  wanted.ca_certificate = certificates.ca_pem;
  wanted.certificates = {certificates.server_digest};
  wanted.program = YIBAO_VERSION;
  if (!options.least_program.empty()) wanted.least_program = options.least_program;
  wanted.least_from = options.blocked_from;
  wanted.trial = options.trial;
  wanted.public_address = options.public_address;
  wanted.threads = threads;
  return Jurisdiction::open(std::move(wanted));
}

ControlMessage answer_control(Api& api,
                              const std::vector<std::unique_ptr<Jurisdiction>>& jurisdictions,
                              const ControlMessage& asked) {
  const json request = json::parse(asked.line, nullptr, false);
  if (!request.is_object()) return answer_of(base::fail(base::ErrorCode::kMalformed));
  if (text_of(request, "command") == "metrics") {
    return answer_of(AdminAnswer{json{{"metrics", api.metrics_text()}}.dump(), ""});
  }
  const std::string wanted = text_of(request, "jurisdiction");
  for (const auto& jurisdiction : jurisdictions) {
    if (wanted != jurisdiction->code().text()) continue;
    AdminRequest admin{text_of(request, "command"), {}, asked.file};
    const auto arguments = request.find("arguments");
    if (arguments != request.end() && arguments->is_object()) {
      for (const auto& [key, value] : arguments->items()) {
        if (value.is_string()) admin.arguments[key] = value.get<std::string>();
      }
    }
    return answer_of(Admin(*jurisdiction).run(admin));
  }
  return answer_of(
      base::fail(base::ErrorCode::kNotFound, "jurisdiction", base::TextArgs{{"what", wanted}}));
}

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
    print_recovery_key(common, result);
    return;
  }
  for (const auto& [key, value] : result.items()) {
    fmt::print("{}: {}\n", key, value.is_string() ? value.get<std::string>() : value.dump(2));
  }
}

int run_admin(const Common& common, const AdminRequest& request) {
  const auto code = chosen_jurisdiction(common);
  if (!code) return report(common, code.error());
  for (const auto& [name, value] : request.arguments) {
    if (!base::is_utf8(value)) {
      return report(common, base::Error(base::ErrorCode::kNotUtf8, name));
    }
  }
  const auto result = run_request(common, *code, request);
  if (!result) return report(common, result.error());
  json shown = *result;
  if (request.command == "invite" || request.command == "status") {
    shown = with_fingerprint(common, std::move(shown));
  }
  if (request.command == "status") shown = with_backup(common, *code, std::move(shown));
  print_result(common, shown);
  return kExitDone;
}

}  // namespace yibao::server
