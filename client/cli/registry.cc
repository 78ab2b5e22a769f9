// Units, people, keys: the commands around the registry.
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

struct UnitOptions {
  std::string code, name, group, parent, headcount, successor, from;
  std::vector<std::string> aliases;
  bool office = false, anew = false;
};

base::Result<Reply> define_unit(Session& session, const UnitOptions& options) {
  client::UnitInput input;
  input.code = base::UnitCode(options.code);
  input.name = options.name;
  input.aliases = options.aliases;
  if (!options.group.empty()) input.group = options.group;
  if (!options.parent.empty()) {
    YIBAO_TRY(base::UnitCode parent, session.replica().find_unit(options.parent));
    input.parent = std::move(parent);
  }
  YIBAO_CHECK(Session::read(options.headcount, "--headcount", input.headcount));
  input.central_office = options.office;
  if (!options.from.empty()) {
    YIBAO_TRY(input.from, session.date(options.from));
  }
  YIBAO_TRY(const base::EventId event, client::define_unit(session.replica(), input));
  return of_event(event);
}

base::Result<Reply> define_all(Session& session) {
  YIBAO_TRY(const std::size_t count, client::define_units_of_ruleset(session.replica()));
  return Reply{json{{"defined", count}}.dump(),
               session.say("cli.units_defined", {{"count", std::to_string(count)}}) + "\n",
               {}};
}

base::Result<Reply> list_units(Session& session) {
  client::Replica& replica = session.replica();
  report::Table table;
  table.column(session.say("cli.col.code"));
  table.column(session.say("report.unit"));
  table.column(session.say("report.group"));
  table.column(session.say("cli.col.parent"));
  json list = json::array();
  for (const auto& [code, unit] : replica.registry()->units()) {
    const std::string group = unit.group.value_or("");
    const std::string parent = unit.parent ? unit.parent->text() : "";
    table.row({code.text(), replica.unit_name(code), group, parent});
    list.push_back({{"unit", code.text()},
                    {"name", replica.unit_name(code)},
                    {"group", group},
                    {"parent", parent},
                    {"office", unit.central_office}});
  }
  return Reply{json{{"units", list}}.dump(), table.text(), {}};
}

base::Result<Reply> end_unit(Session& session, const UnitOptions& options) {
  YIBAO_TRY(const auto unit, session.replica().find_unit(options.code));
  std::optional<base::UnitCode> successor;
  if (!options.successor.empty()) {
    YIBAO_TRY(successor, session.replica().find_unit(options.successor));
  }
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::EventId event,
            client::end_unit(session.replica(), unit, successor, from, options.anew));
  return of_event(event);
}

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
  const auto unit = std::make_shared<UnitOptions>();
  commander.add("unit list", list_units);
  commander.add("unit define-all", define_all).changes();
  commander.add("unit define", [unit](Session& s) { return define_unit(s, *unit); })
      .argument("code", unit->code)
      .option("name", unit->name)
      .list("aliases", unit->aliases)
      .option("group", unit->group)
      .option("parent", unit->parent)
      .option("headcount", unit->headcount)
      .option("from", unit->from)
      .flag("office", unit->office)
      .changes();
  commander.add("unit end", [unit](Session& s) { return end_unit(s, *unit); })
      .argument("unit", unit->code)
      .option("successor", unit->successor)
      .option("from", unit->from)
      .flag("anew", unit->anew)
      .changes();
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
