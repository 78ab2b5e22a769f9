// People, keys: the commands around the registry. (Units: units.cc; changing people: people.cc.)
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/registry.h"
#include "shared/report/standing_text.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct PersonOptions {
  std::string id, unit, name, post_title, telephone, mobile, post, from, successor;
  std::vector<std::string> roles;
};

base::Result<Reply> define_person(Session& session, const PersonOptions& options) {
  client::PersonInput input;
  YIBAO_TRY(input.unit, session.replica().find_unit(options.unit));
  if (!options.id.empty()) {
    input.id = base::PersonId::parse(options.id);
    if (!input.id) return fail(usage("--id"));
  }
  input.profile = {options.name, options.post_title, options.telephone, options.mobile};
  for (const std::string& role : options.roles) {
    const auto parsed = base::enum_from_name<domain::Role>(role);
    if (!parsed) return fail(usage("--roles " + base::enum_choices<domain::Role>()));
    input.roles.push_back(*parsed);
  }
  if (!options.post.empty()) {
    const auto post = base::enum_from_name<domain::LeaderPost>(options.post);
    if (!post) return fail(usage("--post " + base::enum_choices<domain::LeaderPost>()));
    input.post = *post;
  }
  YIBAO_TRY(const base::PersonId id, client::define_person(session.replica(), input));
  return Reply{json{{"person", id.text()}}.dump(), id.text() + "\n", {}};
}

base::Result<Reply> list_people(Session& session) {
  client::Replica& replica = session.replica();
  report::Table table;
  table.column(session.say("cli.col.person"));
  table.column(session.say("cli.col.name"));
  table.column(session.say("report.unit"));
  table.column(session.say("cli.col.roles"));
  json list = json::array();
  for (const auto& [id, person] : replica.registry()->people()) {
    std::string roles;
    json role_ids = json::array();
    for (const domain::Role role : person.roles) {
      const std::string name(base::enum_name(role));
      roles += (roles.empty() ? "" : "、") + session.say("role." + name);
      role_ids.push_back(name);
    }
    json keys = json::array();
    for (const auto& [key_id, key] : replica.registry()->keys()) {
      if (key.person == id) {
        keys.push_back({{"key", key_id.text()},
                        {"revoked", key.revoked.has_value()},
                        {"device", key.device.text()}});
      }
    }
    table.row({id.text(), replica.person_name(id), replica.unit_name(person.unit), roles});
    list.push_back({{"person", id.text()},
                    {"name", replica.person_name(id)},
                    {"unit", person.unit.text()},
                    {"roles", role_ids},
                    {"post", base::enum_name(person.post)},
                    {"keys", keys},
                    {"left", person.left ? base::to_text(*person.left) : ""}});
  }
  return Reply{json{{"people", list}}.dump(), table.text(), {}};
}

base::Result<Reply> left(Session& session, const PersonOptions& options) {
  YIBAO_TRY(const auto person, session.replica().find_person(options.name));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  std::optional<base::PersonId> successor;
  if (!options.successor.empty()) {
    YIBAO_TRY(successor, session.replica().find_person(options.successor));
  }
  YIBAO_TRY(const base::EventId event,
            client::person_left(session.replica(), person, from, successor));
  return of_event(event);
}

struct RevokeOptions {
  std::string what;
  std::string reason = "lost";
};

base::Result<Reply> revoke_key(Session& session, const RevokeOptions& options) {
  const auto key = crypto::KeyId::parse(options.what);
  if (!key) return fail(usage("key"));
  YIBAO_TRY(const base::EventId event, client::revoke_key(session.replica(), *key, options.reason));
  return of_event(event);
}

base::Result<Reply> revoke_device(Session& session, const RevokeOptions& options) {
  const auto device = base::DeviceId::parse(options.what);
  if (!device) return fail(usage("device"));
  YIBAO_TRY(const base::EventId event,
            client::revoke_device(session.replica(), *device, options.reason));
  return of_event(event);
}

struct DelegateOptions {
  std::string to, from, until;
};

base::Result<Reply> delegate(Session& session, const DelegateOptions& options) {
  YIBAO_TRY(const auto to, session.replica().find_person(options.to));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::Date until, session.date(options.until));
  YIBAO_TRY(const base::EventId event, client::delegate(session.replica(), to, from, until));
  return of_event(event);
}

}  // namespace

void add_registry(Commander& commander) {
  const auto person = std::make_shared<PersonOptions>();
  commander.add("person list", list_people);
  commander.add("person define", [person](Session& s) { return define_person(s, *person); })
      .option("id", person->id)
      .option("unit", person->unit, true)
      .option("name", person->name, true)
      .list("roles", person->roles, true)
      .option("post", person->post)
      .option("title", person->post_title)
      .option("telephone", person->telephone)
      .option("mobile", person->mobile)
      .changes();
  commander.add("person left", [person](Session& s) { return left(s, *person); })
      .argument("name", person->name)
      .option("from", person->from)
      .option("successor", person->successor)
      .changes();
  const auto revoke = std::make_shared<RevokeOptions>();
  commander.add("key revoke", [revoke](Session& s) { return revoke_key(s, *revoke); })
      .argument("key", revoke->what)
      .option("reason", revoke->reason)
      .changes();
  commander.add("device revoke", [revoke](Session& s) { return revoke_device(s, *revoke); })
      .argument("device", revoke->what)
      .option("reason", revoke->reason)
      .changes();
  const auto delegation = std::make_shared<DelegateOptions>();
  commander.add("delegate", [delegation](Session& s) { return delegate(s, *delegation); })
      .argument("to", delegation->to)
      .option("from", delegation->from)
      .option("until", delegation->until, true)
      .changes();
}

}  // namespace yibao::cli
