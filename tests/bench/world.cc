#include "tests/bench/world.h"

#include "client/core/commands/registry.h"
#include "client/core/ruleset/adoption.h"
#include "server/http/certificates.h"
#include "server/http/http_server.h"
#include "shared/storage/files.h"
#include "tests/bench/must.h"
#include "tests/support/files.h"

namespace yibao::bench {
namespace {

const base::JurisdictionCode kCode{kJurisdiction};
constexpr std::chrono::hours kCodeLifetime{1};

// A server in this process, only while the world is set up: codes are made by its service.
class SetUpServer {
 public:
  SetUpServer(const std::filesystem::path& folder, crypto::SuiteId suite)
      : log_(clock_, [](std::string_view) {}) {
    must(storage::make_private_folder(folder), "folder");
    must(server::create_certificates(folder / "tls"), "certificates");
    must(storage::make_private_folder(folder / kJurisdiction), "folder");
    must(server::create_log_key(folder / kJurisdiction / "log.key", random_, suite), "log key");
    const auto certificates = must(server::load_certificates(folder / "tls"), "certificates");
    server::Jurisdiction::Options options{folder / kJurisdiction, kCode, clock_, random_, log_};
    options.ca_certificate = certificates.ca_pem;
    options.certificates = {certificates.server_digest};
    options.program = YIBAO_VERSION;
    options.create = true;
    jurisdictions_.push_back(must(server::Jurisdiction::open(std::move(options)), "jurisdiction"));
    api_ = std::make_unique<server::Api>(jurisdictions_, metrics_, log_, YIBAO_VERSION);
    server::HttpServer::Options http;
    http.certificate = folder / "tls" / "server.pem";
    http.key = folder / "tls" / "server.key";
    http_ = must(server::HttpServer::start(*api_, log_, http), "http");
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(http_->port()); }
  std::string first_code() {
    return must(enrolment().invite_first_administrator(base::UnitCode("office"), kCodeLifetime),
                "first administrator")
        .text();
  }
  std::string code_for(const base::PersonId& person) {
    return must(enrolment().invite(person, kCodeLifetime), "invite").text();
  }

 private:
  server::Enrolment& enrolment() { return jurisdictions_.front()->enrolment(); }

  base::SystemClock clock_;
  crypto::SystemRandom random_;
  base::Log log_;
  server::Metrics metrics_;
  std::vector<std::unique_ptr<server::Jurisdiction>> jurisdictions_;
  std::unique_ptr<server::Api> api_;
  std::unique_ptr<server::HttpServer> http_;
};

void define_unit(Office& administrator, const std::string& code, bool central) {
  client::UnitInput input;
  input.code = base::UnitCode(code);
  input.name = "单位" + code;
  input.central_office = central;
  must(client::define_unit(administrator.replica(), input), "unit");
}

base::PersonId define_reporter(Office& administrator, const std::string& unit) {
  client::PersonInput input;
  input.unit = base::UnitCode(unit);
  input.profile.name = "信息员" + unit;
  input.roles = {domain::Role::kReporter};
  return must(client::define_person(administrator.replica(), input), "person");
}

}  // namespace

World::World(const std::filesystem::path& folder, std::size_t units, crypto::SuiteId suite)
    : folder_(folder) {
  SetUpServer server(server_folder(), suite);
  const std::string address = server.address();
  Office administrator(folder_ / "administrator");
  administrator.join(address, kCode, server.first_code());
  administrator.exchange_all();
  define_unit(administrator, "office", true);
  administrator.exchange_all();
  const auto ruleset = client::adopt_ruleset(
      administrator.replica(),
      testing::read_file(testing::source_path("schemas/jurisdictions/otog.json")), std::nullopt);
  if (!must(ruleset, "ruleset").event) throw std::runtime_error("the ruleset has problems");
  define_unit(administrator, "writing-unit", false);
  const auto first = define_reporter(administrator, "writing-unit");
  const auto second = define_reporter(administrator, "writing-unit");
  std::vector<base::PersonId> others;
  for (std::size_t i = 0; i < units; ++i) {
    const std::string unit = "unit-" + std::to_string(i + 1);
    define_unit(administrator, unit, false);
    others.push_back(define_reporter(administrator, unit));
  }
  administrator.exchange_all();

  const auto join = [&](Office& office, const base::PersonId& person) {
    office.join(address, kCode, server.code_for(person));
    office.exchange_all();
  };
  join(writer_.emplace(folder_ / "writer"), first);
  join(reader_.emplace(folder_ / "reader"), second);
  for (std::size_t i = 0; i < units; ++i) {
    join(many_.emplace_back(folder_ / ("unit-" + std::to_string(i + 1))), others[i]);
  }
  // Registry entries of those who came later: what is measured is drafts.
  writer_->exchange_all();
  reader_->exchange_all();
  for (Office& office : many_) office.exchange_all();
  writer_->disconnect();
  reader_->disconnect();
  for (Office& office : many_) office.disconnect();
}

}  // namespace yibao::bench
