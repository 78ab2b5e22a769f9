#include "server/http/api.h"

#include "shared/base/limits.h"
#include "shared/protocol/packet.h"
#include "shared/protocol/signed_answer.h"

namespace yibao::server {
namespace {

namespace limits = base::limits;
using base::ErrorCode;

constexpr std::string_view kAuthorizationScheme = "Yibao ";
constexpr const char* kBytes = "application/octet-stream";

base::Result<protocol::SessionToken> token_of(const std::string& authorization) {
  if (authorization.starts_with(kAuthorizationScheme)) {
    const auto bytes = base::from_base64url(authorization.substr(kAuthorizationScheme.size()));
    const auto token = bytes ? base::to_array<32>(*bytes) : std::nullopt;
    if (token) return *token;
  }
  return base::fail(ErrorCode::kSessionExpired, "no token");
}

// Whose session it is. Errors: session_expired, device_revoked.
base::Result<base::DeviceId> device_of(Jurisdiction& jurisdiction, const ApiRequest& request) {
  YIBAO_TRY(const auto token, token_of(request.authorization));
  return jurisdiction.sessions().device_of(token, *jurisdiction.state(), jurisdiction.denied());
}

}  // namespace

// Everything not named here is a fault of the request.
int http_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::kSessionExpired: return 401;
    case ErrorCode::kDeviceRevoked:
    case ErrorCode::kDeviceUnknown:
    case ErrorCode::kBadSignature:
    case ErrorCode::kUnknownKey:
    case ErrorCode::kKeyRevoked:
    case ErrorCode::kForeignKey:
    case ErrorCode::kNoRight:
    case ErrorCode::kEnrolmentCodeWrong:
    case ErrorCode::kEnrolmentCodeLocked:
    case ErrorCode::kEnrolmentClosed:
    case ErrorCode::kTooManyKeys:
    case ErrorCode::kTlsUntrusted: return 403;
    case ErrorCode::kNotFound: return 404;
    case ErrorCode::kTimeout: return 408;
    case ErrorCode::kTooLarge: return 413;
    case ErrorCode::kClientTooOld:
    case ErrorCode::kServerTooOld: return 426;
    case ErrorCode::kServerBusy: return 503;
    case ErrorCode::kServerRestored:
    case ErrorCode::kServerDamaged: return 503;
    case ErrorCode::kDiskFull: return 507;
    case ErrorCode::kInternal:
    case ErrorCode::kIo:
    case ErrorCode::kLocked:
    case ErrorCode::kReadOnly:
    case ErrorCode::kCorrupted:
    case ErrorCode::kServerError: return 500;
    default: return 400;
  }
}

ApiResponse Api::failure(const base::Error& error) {
  protocol::Failure failure{error.code, error.args};
  // What is wrong inside the server is for its log, not for whoever asks.
  // "Disk full" would be read as the client's own disk.
  const bool inside = http_status(error.code) == 500 || error.code == ErrorCode::kDiskFull;
  if (inside) failure = {ErrorCode::kServerError, {{"detail", "log"}}};
  return {http_status(error.code), protocol::kFailureMediaType, protocol::encode(failure)};
}

Api::Api(const std::vector<std::unique_ptr<Jurisdiction>>& jurisdictions, Metrics& metrics,
         base::Log& log, std::string program)
    : jurisdictions_(jurisdictions), metrics_(metrics), log_(log), program_(std::move(program)) {
  const auto add = [&](const EndpointRow& row, const std::string& root, Jurisdiction* of) {
    Route route{row.method, root + "/" + row.path, row.body_max, row.endpoint, row.right, of};
    std::string key = route.method + " " + route.path;
    routes_.emplace(std::move(key), std::move(route));
  };
  for (const EndpointRow& row : kEndpoints) {
    if (!row.of_jurisdiction) {
      add(row, "/v1", nullptr);
      continue;
    }
    for (const auto& jurisdiction : jurisdictions_) {
      add(row, "/v1/" + jurisdiction->code().text(), jurisdiction.get());
    }
  }
}

const Api::Route* Api::find(const std::string& method, const std::string& path) const {
  const auto found = routes_.find(method + " " + path);
  return found == routes_.end() ? nullptr : &found->second;
}

std::size_t Api::body_max(const Route& route) const {
  return route.body_max;
}

ApiResponse Api::handle(const Route& route, const ApiRequest& request) {
  const Metrics::Timer timer(metrics_, route.path);
  const auto device = admit(route, request);
  ApiResponse response = device ? answer(route, *device, request) : failure(device.error());
  metrics_.count_status(route.path, response.status);
  return response;
}

// No default: a right that nobody asks for does not compile, nor (below) an endpoint that nobody
// answers.
base::Result<base::DeviceId> Api::admit(const Route& route, const ApiRequest& request) const {
  switch (route.right) {
    case Right::kAnyone:
    case Right::kDeviceKey: return base::DeviceId();
    case Right::kAwaited:
      if (route.jurisdiction->enrolment().listens()) return base::DeviceId();
      return base::fail(ErrorCode::kEnrolmentClosed);
    case Right::kSession:
    case Right::kAdministrator: return device_of(*route.jurisdiction, request);
  }
  return base::fail(ErrorCode::kNoRight);
}

ApiResponse Api::answer(const Route& route, const base::DeviceId& device,
                        const ApiRequest& request) {
  switch (route.endpoint) {
    case Endpoint::kHealth: return health();
    case Endpoint::kChallenge: return challenge(*route.jurisdiction);
    case Endpoint::kSession: return session(*route.jurisdiction, request);
    case Endpoint::kExchange: return exchange(*route.jurisdiction, device, request);
    case Endpoint::kEnrol: return enrol(*route.jurisdiction, request);
    case Endpoint::kInvite: return invite(*route.jurisdiction, device, request);
  }
  return failure(base::Error(ErrorCode::kNotFound));
}

// Strangers learn that it is there. Whoever is awaited, by an open code, learns more: which program
// it is, and where codes are open.
ApiResponse Api::health() {
  std::string awaited;
  for (const auto& jurisdiction : jurisdictions_) {
    if (jurisdiction->enrolment().is_open()) awaited += jurisdiction->code().text() + "\n";
  }
  const std::string name = awaited.empty() ? "yibao\n" : "yibao " + program_ + "\n";
  return {200, "text/plain; charset=utf-8", name + awaited};
}

std::string Api::metrics_text() {
  for (const auto& jurisdiction : jurisdictions_) {
    const std::string label = jurisdiction->code().text();
    const auto state = jurisdiction->state();
    metrics_.set_gauge("yibao_log_entries", label,
                       static_cast<std::int64_t>(state->checkpoint.size));
    metrics_.set_gauge("yibao_sessions", label,
                       static_cast<std::int64_t>(jurisdiction->sessions().open_sessions()));
    const auto load = jurisdiction->committer().load();
    metrics_.set_gauge("yibao_commit_groups", label, static_cast<std::int64_t>(load.groups));
    metrics_.set_gauge("yibao_commits_waiting", label, static_cast<std::int64_t>(load.waiting));
    metrics_.set_gauge("yibao_halted", label, jurisdiction->writer().halted() ? 1 : 0);
  }
  return metrics_.text();
}

ApiResponse Api::challenge(Jurisdiction& jurisdiction) {
  return {200, kBytes, base::Bytes(base::view(jurisdiction.sessions().challenge()))};
}

ApiResponse Api::session(Jurisdiction& jurisdiction, const ApiRequest& request) {
  const auto decoded = protocol::decode_session_request(request.body);
  if (!decoded) return failure(decoded.error());
  const auto token =
      jurisdiction.sessions().open(*decoded, *jurisdiction.state(), jurisdiction.denied());
  if (!token) {
    log_.write(base::LogLevel::kWarn, "session_refused",
               {{"device", decoded->device.text()}, {"code", token.error()}});
    return failure(token.error());
  }
  return {200, kBytes, base::Bytes(base::view(*token))};
}

ApiResponse Api::exchange(Jurisdiction& jurisdiction, const base::DeviceId& device,
                          const ApiRequest& request) {
  const auto turn =
      batch_turns_.take(request.body.size() + protocol::Packet::stated_size(request.body));
  if (!turn) return failure(turn.error());
  auto decoded = protocol::decode_exchange_request(request.body);
  if (!decoded) return failure(decoded.error());
  if (decoded->jurisdiction != jurisdiction.code()) {
    return failure(base::Error(ErrorCode::kWrongJurisdiction));
  }
  const std::size_t pushed = decoded->events.size();
  const auto response = jurisdiction.exchange().handle(device, *std::move(decoded));
  if (!response) {
    log_.write(base::LogLevel::kWarn, "exchange_failed",
               {{"device", device.text()}, {"code", response.error()}});
    return failure(response.error());
  }
  metrics_.count("yibao_events_pushed_total", jurisdiction.code().text(),
                 static_cast<std::int64_t>(pushed));
  metrics_.count("yibao_events_pulled_total", jurisdiction.code().text(),
                 static_cast<std::int64_t>(response->entries.size()));
  for (const protocol::Answer& answer : response->answers) {
    if (answer.outcome != protocol::Outcome::kRefused) continue;
    metrics_.count("yibao_events_refused_total", jurisdiction.code().text(), 1);
    log_.write(base::LogLevel::kInfo, "event_refused",
               {{"device", device.text()},
                {"code", std::string(base::name(answer.code.value_or(ErrorCode::kInternal)))}});
  }
  return {200, protocol::kExchangeMediaType,
          protocol::sign_answer(jurisdiction.writer().log_key(), crypto::sha256(request.body),
                                protocol::encode(*response))};
}

ApiResponse Api::enrol(Jurisdiction& jurisdiction, const ApiRequest& request) {
  const auto decoded = protocol::decode_enrol_request(request.body);
  if (!decoded) return failure(decoded.error());
  const auto response = jurisdiction.enrolment().enrol(*decoded);
  if (!response) return failure(response.error());
  return {200, kBytes, protocol::encode(*response)};
}

// What is answered is never logged: it is a code, sealed or not.
ApiResponse Api::invite(Jurisdiction& jurisdiction, const base::DeviceId& device,
                        const ApiRequest& request) {
  const auto decoded = protocol::decode_invite_request(request.body);
  if (!decoded) return failure(decoded.error());
  const auto answer = jurisdiction.invitations().invite(device, *decoded);
  if (!answer) {
    log_.write(base::LogLevel::kWarn, "invite_refused",
               {{"device", device.text()}, {"code", answer.error()}});
    return failure(answer.error());
  }
  return {200, kBytes, *answer};
}

}  // namespace yibao::server
