#include "tests/server/served_county.h"

#include <stdexcept>

#include "client/core/commands/office.h"
#include "client/core/commands/registry.h"
#include "client/core/ruleset/adoption.h"
#include "tests/support/must.h"

namespace yibao::testing {

using nlohmann::json;

ProcessResult ServedCounty::run(std::vector<std::string> arguments) const {
  const bool opens = arguments.front() == "restore";
  if (opens) arguments.insert(arguments.end(), {"--recovery-key", recovery_key().string()});
  arguments.insert(arguments.end(), {"--data", data.string()});
  return run_server(std::move(arguments));
}

json ServedCounty::ask(std::vector<std::string> arguments) const {
  arguments.emplace_back("--json");
  const ProcessResult result = run(std::move(arguments));
  if (result.exit_code != 0) throw std::runtime_error(result.out + result.err);
  return json::parse(result.out);
}

std::string ServedCounty::init() const {
  const json made = ask({"init", "--jurisdiction", "otog"});
  if (made.contains("recovery_key")) write_file(recovery_key(), made.at("recovery_key"));
  return made.at("code").get<std::string>();
}

void ServedCounty::set_up() {
  const std::string code = init();
  server = std::make_unique<ServerProgram>(data);
  office = std::make_unique<OfficePc>();
  must(office->join(server->port(), code));
  must(office->exchange_all());
  must(client::adopt_ruleset(office->replica(),
                             read_file(source_path("schemas/jurisdictions/otog.json")), {}));
  must(client::define_units_of_ruleset(office->replica()));
  must(office->exchange_all());
}

std::unique_ptr<OfficePc> ServedCounty::town(const std::string& name) const {
  client::PersonInput input;
  input.unit = base::UnitCode("angsu");
  input.profile = {name, "干部", "", ""};
  input.roles = {domain::Role::kReporter};
  must(client::define_person(office->replica(), input));
  must(office->exchange_all());
  auto pc = std::make_unique<OfficePc>();
  must(pc->join(server->port(), ask({"invite", "--person", name}).at("code")));
  must(pc->exchange_all());
  return pc;
}

std::uint64_t ServedCounty::entries() const {
  return ask({"status"}).at("entries").get<std::uint64_t>();
}

}  // namespace yibao::testing
