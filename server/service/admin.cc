#include "server/service/admin.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "server/service/copies.h"
#include "server/service/device_access.h"
#include "shared/base/limits.h"
#include "shared/crypto/fingerprint.h"
#include "shared/protocol/bundle.h"
#include "shared/protocol/documents.h"
#include "shared/protocol/signed_answer.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

// Eight hexadecimal digits in two groups, to be read and typed.
constexpr std::size_t kListDigestChars = 9;

base::Error usage(const std::string& detail) {
  return base::Error(ErrorCode::kUsage, detail, {{"detail", detail}});
}

base::Result<std::string> argument(const AdminRequest& request, const std::string& name) {
  const auto found = request.arguments.find(name);
  if (found == request.arguments.end() || found->second.empty()) return fail(usage("--" + name));
  return found->second;
}

std::string argument_or(const AdminRequest& request, const std::string& name,
                        const std::string& otherwise) {
  const auto found = request.arguments.find(name);
  return found == request.arguments.end() ? otherwise : found->second;
}

}  // namespace

base::Result<AdminAnswer> Admin::run(const AdminRequest& request) {
  if (request.command == "import") return import_bundle(request.file);
  YIBAO_TRY(std::string text, text_answer(request));
  return AdminAnswer{std::move(text)};
}

base::Result<std::string> Admin::text_answer(const AdminRequest& request) {
  if (request.command == "invite") return invite(request);
  if (request.command == "revoke") return revoke(request);
  if (request.command == "incidents") return incidents();
  if (request.command == "quarantine") return quarantine();
  if (request.command == "people") return people();
  if (request.command == "status") return status();
  if (request.command == "begin-epoch") return begin_epoch(request);
  if (request.command == "confirm-restore") return confirm_restore(request);
  return fail(usage(request.command));
}

// The server keeps contents in the clear, so that people can be invited by name.
std::string Admin::person_name(const domain::PersonInfo& person) {
  if (!person.profile) return {};
  const auto store = jurisdiction_.readers().take();
  if (!store) return {};
  const auto content = (*store)->contents().get(*person.profile);
  if (!content || !*content) return {};
  const auto profile = protocol::decode_document<domain::PersonProfile>((*content)->bytes);
  return profile ? profile->name : "";
}

base::Result<base::PersonId> Admin::find_person(const std::string& text) {
  const auto registry = jurisdiction_.state()->registry;
  if (const auto id = base::PersonId::parse(text)) return *id;
  std::vector<base::PersonId> found;
  std::string choices;
  for (const auto& [id, person] : registry->people()) {
    const std::string name = person_name(person);
    if (name == text) found.push_back(id);
    choices += (choices.empty() ? "" : "、") + name;
  }
  if (found.size() == 1) return found.front();
  const ErrorCode code = found.empty() ? ErrorCode::kPersonUnknown : ErrorCode::kAmbiguous;
  return fail(code, "person", base::TextArgs{{"value", text}, {"choices", choices}});
}

base::Result<std::string> Admin::invite(const AdminRequest& request) {
  YIBAO_TRY(const std::string who, argument(request, "person"));
  YIBAO_TRY(const base::PersonId person, find_person(who));
  const std::string hours_text = argument_or(request, "hours", "");
  auto lifetime = base::limits::kEnrolmentCodeLifetime;
  if (!hours_text.empty()) {
    int hours = 0;
    const auto [end, error] =
        std::from_chars(hours_text.data(), hours_text.data() + hours_text.size(), hours);
    const bool good = error == std::errc() && hours > 0 &&
                      std::chrono::hours(hours) <= base::limits::kEnrolmentCodeLifetime;
    if (!good) return fail(usage("--hours"));
    lifetime = std::chrono::hours(hours);
  }
  YIBAO_TRY(const protocol::OneTimeCode code, jurisdiction_.enrolment().invite(person, lifetime));
  return json{{"person", person.text()}, {"code", code.text()}, {"hours", lifetime.count()}}.dump();
}

// Shuts out at once; the event that everyone sees is the administrator's to make (key revoke).
base::Result<std::string> Admin::revoke(const AdminRequest& request) {
  const std::string key = argument_or(request, "key", "");
  const std::string device = argument_or(request, "device", "");
  if (!key.empty()) {
    const auto id = crypto::KeyId::parse(key);
    if (!id) return fail(usage("--key"));
    YIBAO_CHECK(jurisdiction_.denied().deny_key(*id));
    return json{{"key", key}, {"denied", true}}.dump();
  }
  const auto id = base::DeviceId::parse(device);
  if (!id) return fail(usage("--key / --device"));
  YIBAO_CHECK(jurisdiction_.denied().deny_device(*id));
  return json{{"device", device}, {"denied", true}}.dump();
}

// The way out of a log that was found rolled back: what is here becomes a new epoch, in the open.
base::Result<std::string> Admin::begin_epoch(const AdminRequest& request) {
  YIBAO_TRY(const std::string reason, argument(request, "reason"));
  LogWriter& writer = jurisdiction_.writer();
  CommitJob job;
  job.alone = [&](Store&) -> base::Status {
    if (writer.halt() != Halt::kRolledBack) return fail(base::not_now("not_rolled_back"));
    return writer.begin_epoch(reason);
  };
  YIBAO_CHECK(jurisdiction_.committer().submit(job));
  return json{{"epoch", jurisdiction_.state()->checkpoint.epoch},
              {"halted", std::string(text_of(writer.halt()))}}
      .dump();
}

// The list is confirmed by its digest: by somebody who has seen it, as it is now.
base::Result<std::string> Admin::confirm_restore(const AdminRequest& request) {
  const std::vector<std::string> lines = jurisdiction_.denied().lines();
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  const std::string digest = crypto::fingerprint(crypto::sha256(all)).substr(0, kListDigestChars);
  const std::string confirmed = argument_or(request, "list", "");
  if (confirmed.empty()) {
    return json{{"confirmed", false}, {"denied", lines}, {"list", digest}}.dump();
  }
  if (confirmed != digest) return fail(base::not_now("another_list"));
  LogWriter& writer = jurisdiction_.writer();
  CommitJob job;
  job.alone = [&](Store&) { return writer.confirm_restore(); };
  YIBAO_CHECK(jurisdiction_.committer().submit(job));
  return json{{"confirmed", true}, {"denied", lines}, {"list", digest}}.dump();
}

base::Result<AdminAnswer> Admin::import_bundle(base::ByteView file) {
  YIBAO_TRY(const protocol::RequestBundle bundle,
            protocol::open_request_bundle(file, jurisdiction_.writer().log_key()));
  const auto state = jurisdiction_.state();
  const domain::DeviceInfo* device = state->registry->device(bundle.device);
  if (device == nullptr) return fail(ErrorCode::kDeviceUnknown);
  YIBAO_CHECK(
      check_device(bundle.device, *state, jurisdiction_.denied(), jurisdiction_.clock().now()));
  if (!protocol::bundle_is_from(bundle, device->key)) return fail(ErrorCode::kBadSignature);
  YIBAO_TRY(auto exchange, protocol::decode_exchange_request(bundle.exchange_request));
  if (exchange.jurisdiction != jurisdiction_.code()) return fail(ErrorCode::kWrongJurisdiction);
  YIBAO_TRY(const auto response,
            jurisdiction_.exchange().handle(bundle.device, std::move(exchange)));
  const crypto::Digest asked = crypto::sha256(bundle.exchange_request);
  const base::Bytes signed_answer =
      protocol::sign_answer(jurisdiction_.writer().log_key(), asked, protocol::encode(response));
  AdminAnswer answer;
  YIBAO_TRY(answer.file, protocol::seal_reply_bundle(device->key, asked, signed_answer));
  std::size_t admitted = 0;
  std::size_t refused = 0;
  for (const protocol::Answer& each : response.answers) {
    if (each.stamp) ++admitted;
    if (each.outcome == protocol::Outcome::kRefused) ++refused;
  }
  answer.text =
      json{{"events", response.answers.size()}, {"admitted", admitted}, {"refused", refused}}
          .dump();
  return answer;
}

base::Result<std::string> Admin::incidents() {
  YIBAO_TRY(const auto list, jurisdiction_.exchange().outstanding());
  json out = json::array();
  for (const Outstanding& each : list) {
    json devices = json::array();
    for (const base::DeviceId& device : each.devices) devices.push_back(device.text());
    json bulletins = json::array();
    for (const domain::Event& bulletin : each.bulletins) {
      const auto& body = *bulletin.as<domain::BulletinPublished>();
      bulletins.push_back({{"bulletin", bulletin.subject.text()},
                           {"period", body.period},
                           {"number", body.number}});
    }
    YIBAO_TRY(const auto kept, copies_before(jurisdiction_.folder(), each.at));
    json copies = json::array();
    for (const KeptCopy& copy : kept) {
      copies.push_back({{"path", copy.path.string()},
                        {"from", base::to_rfc3339(copy.from)},
                        {"within_reach", copy.within_reach}});
    }
    out.push_back({{"item", each.incident.subject.text()},
                   {"type", each.type},
                   {"unit", each.incident.unit.text()},
                   {"sequence", each.incident.sequence},
                   {"outstanding", devices},
                   {"copies", copies},
                   {"correct_by_hand", bulletins}});
  }
  return json{{"incidents", out}, {"emptied", !jurisdiction_.writer().purge_pending()}}.dump();
}

base::Result<std::string> Admin::quarantine() {
  YIBAO_TRY(const ReaderPool::Lease store, jurisdiction_.readers().take());
  YIBAO_TRY(const auto list, store->quarantine().all());
  json out = json::array();
  for (const Quarantined& each : list) {
    out.push_back({{"event", each.id.text()},
                   {"key", each.event.key.text()},
                   {"type", each.type},
                   {"unit", each.unit.text()},
                   {"at", base::to_rfc3339(each.seen_at)}});
  }
  return json{{"quarantine", out}}.dump();
}

base::Result<std::string> Admin::people() {
  const auto registry = jurisdiction_.state()->registry;
  json out = json::array();
  for (const auto& [id, person] : registry->people()) {
    json roles = json::array();
    for (const domain::Role role : person.roles) roles.push_back(base::enum_name(role));
    out.push_back({{"person", id.text()},
                   {"name", person_name(person)},
                   {"unit", person.unit.text()},
                   {"roles", roles},
                   {"left", person.left.has_value()}});
  }
  return json{{"people", out}}.dump();
}

base::Result<std::string> Admin::status() {
  const auto state = jurisdiction_.state();
  const Halt halt = jurisdiction_.writer().halt();
  json out = json{{"jurisdiction", jurisdiction_.code().text()},
                  {"entries", state->checkpoint.size},
                  {"epoch", state->checkpoint.epoch},
                  {"root", crypto::text(state->checkpoint.root)},
                  {"units", state->registry->units().size()},
                  {"people", state->registry->people().size()},
                  {"devices", state->registry->devices().size()},
                  {"rulesets", state->registry->rulesets().size()},
                  {"denied", jurisdiction_.denied().size()},
                  {"enrolment_open", jurisdiction_.enrolment().is_open()},
                  {"halted", halt != Halt::kNone}};
  if (halt != Halt::kNone) out["halted_as"] = std::string(text_of(halt));
  if (const auto seen = jurisdiction_.writer().rollback_seen()) {
    out["seen_epoch"] = seen->epoch;
    out["seen_size"] = seen->size;
  }
  return out.dump();
}

}  // namespace yibao::server
