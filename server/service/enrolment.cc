#include "server/service/enrolment.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/domain/authority.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::int64_t kAttemptsMax = 5;
constexpr std::size_t kPerMinuteMax = 60;

// Keys of the log's suite, which the newcomer holds.
bool proofs_hold(const protocol::EnrolRequest& request, crypto::SuiteId suite) {
  const auto device = crypto::public_key_from_text(request.device_key);
  const auto person = crypto::public_key_from_text(request.person_key);
  if (!device || !person || device->suite != suite || person->suite != suite) return false;
  const base::Bytes statement = protocol::enrol_statement(request);
  return crypto::verify(*device, protocol::kEnrolDomain, statement, request.device_proof) &&
         crypto::verify(*person, protocol::kEnrolDomain, statement, request.person_proof);
}

}  // namespace

Enrolment::Enrolment(LogWriter& writer, Committer& committer, const Denied& denied, Options options)
    : writer_(writer),
      committer_(committer),
      denied_(denied),
      options_(std::move(options)),
      ids_(options_.clock, options_.random),
      tries_(options_.clock, kPerMinuteMax) {
  static_cast<void>(refresh_open());
}

base::Status Enrolment::refresh_open() {
  CommitJob job;
  std::optional<base::Timestamp> until;
  job.also = [&](Store& store) -> base::Status {
    YIBAO_TRY(until, store.tickets().open_until(options_.clock.now()));
    return {};
  };
  YIBAO_CHECK(committer_.submit(job));
  open_until_ = until.value_or(base::Timestamp::min());
  return {};
}

bool Enrolment::is_open() const {
  return options_.clock.now() < open_until_.load();
}

base::Result<protocol::OneTimeCode> Enrolment::make_ticket(Ticket ticket,
                                                           std::chrono::hours lifetime,
                                                           bool replaces) {
  const protocol::OneTimeCode code = protocol::make_code(options_.random, suite());
  ticket.id = code.ticket;
  ticket.code_key = protocol::code_key(code);
  ticket.expires_at = options_.clock.now() + lifetime;
  CommitJob job;
  job.also = [&](Store& store) -> base::Status {
    YIBAO_TRY(auto open, store.tickets().open_of(ticket.person, options_.clock.now()));
    const std::size_t kept = replaces ? 0 : base::limits::kOpenCodesPerPersonMax - 1;
    for (std::size_t i = 0; i + kept < open.size(); ++i) {
      open[i].code_key.reset();
      YIBAO_CHECK(store.tickets().put(open[i]));
    }
    return store.tickets().put(ticket);
  };
  YIBAO_CHECK(committer_.submit(job));
  YIBAO_CHECK(refresh_open());
  options_.log.write(base::LogLevel::kInfo, "invited",
                     {{"person", ticket.person.text()},
                      {"unit", ticket.unit.text()},
                      {"by", ticket.invited_by ? ticket.invited_by->text() : "server"}});
  return code;
}

base::Result<protocol::OneTimeCode> Enrolment::invite(const base::PersonId& person,
                                                      std::chrono::hours lifetime,
                                                      const Asked& asked) {
  if (writer_.halted()) return fail(writer_.halt_error());
  const std::scoped_lock lock(mutex_);
  const auto state = writer_.state();
  const domain::PersonInfo* info = state->registry->person(person);
  if (info == nullptr || info->has_left(domain::registry_day(options_.clock.now()))) {
    return fail(ErrorCode::kPersonUnknown, "invite",
                base::TextArgs{{"value", person.text()}, {"choices", ""}});
  }
  YIBAO_CHECK(domain::check_room_for_key(person, *state->registry));
  Ticket ticket;
  ticket.person = person;
  ticket.unit = info->unit;
  ticket.invited_by = asked.by;
  return make_ticket(std::move(ticket), lifetime, asked.replaces);
}

base::Result<protocol::OneTimeCode> Enrolment::invite_first_administrator(
    const base::UnitCode& office, std::chrono::hours lifetime) {
  const std::scoped_lock lock(mutex_);
  if (!writer_.state()->registry->people().empty()) {
    return fail(ErrorCode::kAlreadyExists, "administrator",
                base::TextArgs{{"what", "administrator"}});
  }
  Ticket ticket;
  ticket.person = ids_.make<base::PersonId>();
  ticket.unit = office;
  ticket.first_administrator = true;
  return make_ticket(std::move(ticket), lifetime, false);
}

// Finds the ticket and proves the code; a wrong proof costs an attempt, on the disk before it is
// said.
base::Result<Ticket> Enrolment::check(const protocol::EnrolRequest& request) {
  std::optional<Ticket> ticket;
  base::Error verdict(ErrorCode::kEnrolmentCodeWrong);
  bool good = false;
  CommitJob job;
  job.also = [&](Store& store) -> base::Status {
    YIBAO_TRY(ticket, store.tickets().find(request.ticket));
    if (!ticket) return {};
    if (!ticket->code_key || ticket->expires_at <= options_.clock.now()) {
      verdict = base::Error(ErrorCode::kEnrolmentCodeLocked);
      return {};
    }
    const crypto::Digest expected = protocol::enrol_mac(*ticket->code_key, request);
    good = base::equal_constant_time(base::view(expected), base::view(request.mac));
    if (good) return {};
    if (++ticket->attempts >= kAttemptsMax) ticket->code_key.reset();
    return store.tickets().put(*ticket);
  };
  YIBAO_CHECK(committer_.submit(job));
  if (!good) {
    options_.log.write(base::LogLevel::kWarn, "enrolment_failed", {{"code", verdict}});
    return fail(verdict);
  }
  return *ticket;
}

// Whether what was so when the code was made is so still.
bool Enrolment::still_good(const Ticket& ticket) const {
  const auto state = writer_.state();
  const domain::Registry& registry = *state->registry;
  // Several first codes may have been given out; the first that is used is the only one.
  if (ticket.first_administrator) return registry.people().empty();
  const base::Timestamp now = options_.clock.now();
  const domain::PersonInfo* person = registry.person(ticket.person);
  if (person == nullptr || person->has_left(domain::registry_day(now)) ||
      person->unit != ticket.unit) {
    return false;
  }
  if (!ticket.invited_by) return true;
  const domain::KeyInfo* key = registry.key(*ticket.invited_by);
  return key != nullptr && !denied_.key(*ticket.invited_by) && !denied_.device(key->device) &&
         domain::check_inviter(*ticket.invited_by, key->device, registry, now).has_value();
}

void Enrolment::keep(const protocol::EnrolRequest& request, const protocol::EnrolResponse& response,
                     base::Timestamp until) {
  const base::Timestamp now = options_.clock.now();
  std::erase_if(answered_, [&](const auto& entry) { return entry.second.until <= now; });
  answered_[request.ticket] = {crypto::sha256(protocol::encode(request)), response, until};
  kept_until_ = std::max(kept_until_.load(), until);
}

base::Result<protocol::EnrolResponse> Enrolment::enrol(const protocol::EnrolRequest& request) {
  const std::scoped_lock lock(mutex_);
  if (writer_.halted()) return fail(writer_.halt_error());
  const auto again = answered_.find(request.ticket);
  if (again != answered_.end() && again->second.until > options_.clock.now() &&
      again->second.request == crypto::sha256(protocol::encode(request))) {
    return again->second.response;
  }
  if (!is_open()) return fail(ErrorCode::kEnrolmentClosed);
  YIBAO_CHECK(tries_.take());
  YIBAO_TRY(Ticket ticket, check(request));
  if (!still_good(ticket)) return fail(ErrorCode::kEnrolmentCodeLocked);
  // From here on the other side knows the code; what it saw of us must be us.
  const auto& known = options_.certificates;
  if (std::find(known.begin(), known.end(), request.certificate) == known.end()) {
    options_.log.write(base::LogLevel::kAlarm, "enrolment_foreign_certificate");
    return fail(ErrorCode::kTlsUntrusted);
  }
  if (!proofs_hold(request, suite())) return fail(ErrorCode::kBadSignature, "proof of possession");
  const auto state = writer_.state();
  // Again: others of that person's codes may have been used since. This one stays good for when
  // there is room.
  YIBAO_CHECK(domain::check_room_for_key(ticket.person, *state->registry));

  protocol::EnrolResponse response;
  response.jurisdiction = options_.jurisdiction;
  response.person = ticket.person;
  response.unit = ticket.unit;
  response.log_id = writer_.log_id();
  response.log_key = crypto::text(writer_.log_key().public_key());
  response.ca_certificate = options_.ca_certificate;

  const auto own_event = [&](domain::EventBody body) {
    domain::Event event;
    event.id = ids_.make<base::EventId>();
    event.jurisdiction = options_.jurisdiction;
    event.subject = domain::subject_of(ticket.person);
    event.unit = ticket.unit;
    event.made_at = options_.clock.now();
    event.body = std::move(body);
    return event;
  };
  const crypto::SecretKey key = *ticket.code_key;
  ticket.code_key.reset();
  // A second person on a shared PC brings the device that is known already.
  const domain::DeviceInfo* device = state->registry->device(request.device);
  if (device != nullptr && !device->revoked && device->unit != ticket.unit) {
    return fail(base::not_now("other_unit"));
  }
  const bool same_device =
      device != nullptr && crypto::text(device->key) == request.device_key && !device->revoked;
  if (device != nullptr && !same_device) return fail(ErrorCode::kDeviceRevoked, "device differs");
  // The key comes first: the first administrator's founds the central office, and who may see the
  // device goes by that.
  CommitJob job;
  job.own_events.push_back(own_event(domain::KeyEnrolled{
      ticket.person, request.device, request.person_key, ticket.first_administrator}));
  if (device == nullptr) {
    job.own_events.push_back(own_event(domain::DeviceEnrolled{request.device, request.device_key}));
  }
  job.also = [&](Store& store) { return store.tickets().put(ticket); };
  YIBAO_CHECK(committer_.submit(job));
  YIBAO_CHECK(refresh_open());
  response.checkpoint = job.checkpoint;
  response.mac = protocol::enrol_response_mac(key, request, response);
  keep(request, response, ticket.expires_at);
  options_.log.write(base::LogLevel::kInfo, "enrolled",
                     {{"person", ticket.person.text()}, {"device", request.device.text()}});
  return response;
}

}  // namespace yibao::server
