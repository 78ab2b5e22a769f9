#include "tests/client/county.h"

#include "client/core/commands/registry.h"
#include "client/core/ruleset/adoption.h"
#include "shared/protocol/signed_answer.h"
#include "tests/support/restoring.h"

namespace yibao::testing {

using base::ErrorCode;
using domain::Role;

// -- a line ---------------------------------------------------------------------------------------

base::Result<client::TransportAnswer> CountyLine::post(const std::string& path, base::ByteView body,
                                                       const std::string& authorization) {
  if (down) return base::fail(ErrorCode::kLineDown, "cut");
  client::TransportAnswer answer = county_.answer(path, body, authorization, to_other);
  if (answers_lost > 0) {
    --answers_lost;
    return base::fail(ErrorCode::kTimeout, "lost");
  }
  if (!path.ends_with("/exchange")) return answer;
  if (loses_answers) return base::fail(ErrorCode::kLineDown, "lost");
  if (tamper && answer.media_type == protocol::kExchangeMediaType) {
    const auto& log_key = county_.server().writer().log_key();
    const crypto::Digest asked = crypto::sha256(body);
    auto response = must(protocol::decode_exchange_response(
        must(protocol::open_answer(answer.body, asked, log_key.public_key()))));
    tamper(response);
    answer.body = protocol::sign_answer(log_key, asked, protocol::encode(response));
  }
  if (on_the_way) on_the_way(answer.body);
  return answer;
}

// -- a computer -----------------------------------------------------------------------------------

Computer::Computer(County& county, const base::UnitCode& unit)
    : county_(county), unit_(unit), clock_(county.clock), line_(county) {
  start();
}

void Computer::close() {
  link_.reset();
  replica_.reset();
}

void Computer::start() {
  client::Replica::Options options{folder_.path(), clock_, county_.random, kLeastCost};
  options.create = true;
  replica_ = must(client::Replica::open(std::move(options)));
}

base::Result<base::PersonId> Computer::sign_in(const std::string& passphrase) {
  YIBAO_CHECK(replica_->sign_in(passphrase, std::nullopt));
  return *replica_->person();
}

base::Result<client::ExchangeOutcome> Computer::exchange_once(std::size_t events_max) {
  if (!link_) {
    link_ = std::make_unique<client::Link>(line_, *replica_->identity(), *replica_->device_key());
  }
  client::Exchanger exchanger(*replica_);
  YIBAO_TRY(const client::SentExchange sent, exchanger.next({events_max, 1024 * 1024}));
  YIBAO_TRY(const auto response, link_->exchange(sent.request));
  return exchanger.apply(sent, response);
}

base::Result<client::ExchangeOutcome> Computer::exchange() {
  client::ExchangeOutcome total;
  while (true) {
    YIBAO_TRY(const client::ExchangeOutcome outcome, exchange_once());
    total.admitted += outcome.admitted;
    total.refused += outcome.refused;
    total.pulled += outcome.pulled;
    const bool progress = outcome.admitted + outcome.refused + outcome.pulled > 0;
    if (!progress || (!outcome.more_to_send && !outcome.more_to_pull)) return total;
  }
}

// -- the county -----------------------------------------------------------------------------------

County::County(const std::string& jurisdiction)
    : jurisdiction_(jurisdiction),
      log_(clock, [this](std::string_view line) { log_text += line; }) {
  const auto folder = folder_.path() / jurisdiction;
  std::filesystem::create_directory(folder);
  must(server::create_log_key(folder / "log.key", random, tested_suite()));
  start_server();
  set_up();
}

void County::start_server() {
  api_.reset();
  jurisdictions_.clear();
  jurisdictions_.push_back(serve(folder_.path() / jurisdiction_.text()));
  api_ = std::make_unique<server::Api>(jurisdictions_, metrics_, log_, YIBAO_VERSION);
}

std::unique_ptr<server::Jurisdiction> County::serve(const std::filesystem::path& folder) {
  server::Jurisdiction::Options wanted{folder, jurisdiction_, clock, random, log_};
  wanted.program = YIBAO_VERSION;
  wanted.certificates = {kCertificate};
  wanted.threads = false;
  wanted.create = true;
  return must(server::Jurisdiction::open(std::move(wanted)));
}

void County::split() {
  const auto folder = folder_.path() / "other";
  copy_out(server(), folder);
  std::filesystem::copy_file(server_folder() / "log.key", folder / "log.key");
  others_.push_back(serve(folder));
  other_api_ = std::make_unique<server::Api>(others_, metrics_, log_, YIBAO_VERSION);
}

void County::back_up(const std::string& name) {
  copy_out(server(), folder_.path() / name);
}

void County::put_back(const std::string& name) {
  const auto folder = server().folder();
  api_.reset();
  jurisdictions_.clear();
  copy_log(folder_.path() / name, folder);
  start_server();
}

void County::put_back_unseen(const std::string& name) {
  std::filesystem::remove(server_folder() / server::kCheckpointFileName);
  put_back(name);
}

void County::restore(const std::string& name) {
  put_back(name);
  must(server().writer().begin_epoch("test"));
  confirm_restore(server());
}

void County::set_up() {
  office_ = std::make_unique<Computer>(*this, base::UnitCode("office"));
  enrol(*office_, ids_.make<base::PersonId>(), kPassphrase, true);
  must(office_->exchange());
  const auto rules = source_path("schemas/jurisdictions/" + jurisdiction_.text() + ".json");
  const auto adopted =
      must(client::adopt_ruleset(office_->replica(), read_file(rules), std::nullopt));
  if (!adopted.event) throw std::runtime_error("ruleset");
  must(client::define_units_of_ruleset(office_->replica()));
  must(office_->exchange());
  if (jurisdiction_ != base::JurisdictionCode("otog")) return;
  angsu_ = join("angsu", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
}

base::PersonId County::define(const base::UnitCode& unit, std::vector<Role> roles,
                              domain::LeaderPost post) {
  client::PersonInput input;
  input.unit = unit;
  input.profile = {"某某", "干部", "0477-0000000", ""};
  input.roles = std::move(roles);
  input.post = post;
  const auto person = must(client::define_person(office_->replica(), input));
  must(office_->exchange());
  return person;
}

std::unique_ptr<Computer> County::join(const char* unit, std::vector<Role> roles,
                                       domain::LeaderPost post, const std::string& passphrase) {
  auto computer = std::make_unique<Computer>(*this, base::UnitCode(unit));
  enrol(*computer, define(computer->unit(), std::move(roles), post), passphrase, false);
  must(computer->exchange());
  return computer;
}

base::PersonId County::join_at(Computer& computer, std::vector<Role> roles,
                               const std::string& passphrase, domain::LeaderPost post) {
  const auto person = define(computer.unit(), std::move(roles), post);
  enrol(computer, person, passphrase, false);
  must(computer.exchange());
  return person;
}

void County::enrol(Computer& computer, const base::PersonId& person, const std::string& passphrase,
                   bool first_administrator) {
  client::Replica& replica = computer.replica();
  const bool first = !replica.identity();
  const auto key = crypto::SigningKey::generate(random, tested_suite());
  const auto device_key = first ? crypto::SigningKey::generate(random, tested_suite())
                                : replica.device_key()->duplicate();
  const auto device = first ? ids_.make<base::DeviceId>() : replica.identity()->device;
  const auto own = [&](domain::EventBody body) {
    domain::Event event;
    event.id = ids_.make<base::EventId>();
    event.jurisdiction = jurisdiction_;
    event.subject = domain::subject_of(person);
    event.unit = computer.unit();
    event.made_at = clock.now();
    event.body = std::move(body);
    return event;
  };
  server::CommitJob job;
  if (first) {
    job.own_events.push_back(
        own(domain::DeviceEnrolled{device, crypto::text(device_key.public_key())}));
  }
  job.own_events.push_back(own(
      domain::KeyEnrolled{person, device, crypto::text(key.public_key()), first_administrator}));
  must(server().committer().submit(job));

  auto transaction = must(storage::Transaction::begin(replica.database()));
  must(replica.vault().add_person(person, key, passphrase, replica.cost()));
  if (first) {
    client::Identity identity;
    identity.jurisdiction = jurisdiction_;
    identity.unit = computer.unit();
    identity.device = device;
    identity.log_id = server().state()->checkpoint.log_id;
    identity.log_key = crypto::text(server().writer().log_key().public_key());
    identity.server = "127.0.0.1:1";
    must(replica.set_identity(identity, device_key));
  }
  must(transaction.commit());
  must(replica.sign_in(passphrase, person));
}

client::DraftDocument County::draft(const std::string& title) const {
  client::DraftDocument document;
  document.words.title = title;
  document.words.body = "3月1日，昂素镇组织42人巡查草场，清理隐患7处。例如，某村清理隐患3处。";
  document.words.authors = {"某某"};
  document.words.signer = "某某某";
  document.words.contact = "某某";
  document.words.telephone = "0477-0000000";
  document.kind = "dynamic";
  return document;
}

client::SignOffInput County::all_gates() {
  client::SignOffInput input;
  input.gates = {true, true, true};
  input.not_secret = true;
  return input;
}

domain::Subject County::submit(Computer& computer, const std::string& title) {
  const auto item = must(client::new_draft(computer.replica(), draft(title)));
  must(client::offer_draft(computer.replica(), item, true));
  must(client::sign_off(computer.replica(), item, all_gates()));
  return item;
}

client::TransportAnswer County::answer(const std::string& path, base::ByteView body,
                                       const std::string& authorization, bool other) {
  server::ApiResponse response;
  server::Api* const api = other ? other_api_.get() : api_.get();
  const server::Api::Route* route = api->find("POST", path);
  if (route == nullptr) {
    response = server::Api::failure(base::Error(ErrorCode::kNotFound));
  } else if (body.size() > api->body_max(*route)) {
    response = server::Api::failure(base::Error(ErrorCode::kTooLarge));
  } else {
    response = api->handle(*route, {"POST", path, authorization, base::Bytes(body)});
  }
  heard.emplace_back(body);
  heard.push_back(response.body);
  return {response.status, response.media_type, std::move(response.body)};
}

}  // namespace yibao::testing
