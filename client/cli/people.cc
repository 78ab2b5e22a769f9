// Changing people, what they have open, and inviting them.
#include "client/core/commands/people.h"

#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/hand_over.h"
#include "client/core/person_history.h"
#include "client/core/sync/invite.h"
#include "shared/crypto/fingerprint.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct ChangeOptions {
  std::string who, unit, name, title, telephone, mobile, post;
  std::vector<std::string> roles;
};

base::Result<Reply> change(Session& session, const ChangeOptions& options, bool stays) {
  client::PersonChange change;
  YIBAO_TRY(change.person, session.replica().find_person(options.who));
  change.stays = stays;
  if (!options.unit.empty()) {
    YIBAO_TRY(change.unit, session.replica().find_unit(options.unit));
  }
  const auto take = [](const std::string& text, std::optional<std::string>& to) {
    if (!text.empty()) to = text == "none" ? "" : text;
  };
  take(options.name, change.name);
  take(options.title, change.title);
  take(options.telephone, change.telephone);
  take(options.mobile, change.mobile);
  if (!options.roles.empty()) {
    change.roles.emplace();
    for (const std::string& role : options.roles) {
      const auto parsed = base::enum_from_name<domain::Role>(role);
      if (!parsed) return fail(usage("--roles " + base::enum_choices<domain::Role>()));
      change.roles->push_back(*parsed);
    }
  }
  if (!options.post.empty()) {
    change.post = base::enum_from_name<domain::LeaderPost>(options.post);
    if (!change.post) return fail(usage("--post " + base::enum_choices<domain::LeaderPost>()));
  }
  YIBAO_TRY(const base::EventId event, client::change_person(session.replica(), change));
  return of_event(event);
}

base::Result<Reply> open_work(Session& session, const ChangeOptions& options) {
  YIBAO_TRY(const auto person, session.replica().find_person(options.who));
  YIBAO_TRY(const client::OpenWork work, client::open_work(session.replica(), person));
  json items = json::array();
  json commissions = json::array();
  json delegations = json::array();
  std::string text;
  for (const client::OpenItem& item : work.items) {
    const std::string state(base::enum_name(item.stage));
    items.push_back({{"item", item.item.text()},
                     {"state", state},
                     {"wrote", item.wrote},
                     {"signed", item.signed_off}});
    text += Session::short_id(item.item) + "  " + session.say("state." + state) + "  " +
            item.title + "\n";
  }
  for (const client::OpenCommission& each : work.commissions) {
    commissions.push_back(
        {{"commission", each.commission.text()}, {"due", session.time_text(each.due)}});
    text += Session::short_id(each.commission) + "  " + session.say("term.commission") + "  " +
            session.time_text(each.due) + "  " + each.title + "\n";
  }
  for (const client::OpenDelegation& each : work.delegations) {
    delegations.push_back({{"gave", each.gave},
                           {"from", base::to_text(each.from)},
                           {"until", base::to_text(each.until)}});
    text += session.say(each.gave ? "cli.signs_for_person" : "cli.person_signs_for",
                        {{"other", each.other},
                         {"from", base::to_text(each.from)},
                         {"until", base::to_text(each.until)}}) +
            "\n";
  }
  const json out = {{"items", items}, {"commissions", commissions}, {"delegations", delegations}};
  return Reply{out.dump(), text, {}};
}

base::Result<Reply> history(Session& session, const ChangeOptions& options) {
  YIBAO_TRY(const auto person, session.replica().find_person(options.who));
  YIBAO_TRY(const auto steps, client::person_history(session.replica(), person));
  json list = json::array();
  std::string text;
  for (const client::PersonStep& step : steps) {
    json differences = json::array();
    text += session.time_text(step.at) + "  " + step.author + "  " +
            session.say("event." + step.type) + "\n";
    for (const client::PersonDifference& each : step.differences) {
      differences.push_back(
          {{"field", each.field}, {"before", each.before}, {"after", each.after}});
      text += "    " +
              session.say("cli.difference", {{"field", "@cli.field." + each.field},
                                             {"before", each.before},
                                             {"after", each.after}}) +
              "\n";
    }
    list.push_back({{"type", step.type},
                    {"at", base::to_rfc3339(step.at)},
                    {"author", step.author},
                    {"pending", step.pending},
                    {"differences", differences}});
  }
  return Reply{json{{"history", list}}.dump(), text, {}};
}

base::Result<Reply> list_devices(Session& session) {
  client::Replica& replica = session.replica();
  report::Table table;
  for (const char* key :
       {"cli.col.device", "report.unit", "cli.col.key", "cli.col.name", "cli.col.state"}) {
    table.column(session.say(key));
  }
  json list = json::array();
  for (const auto& [id, key] : replica.registry()->keys()) {
    const domain::DeviceInfo* device = replica.registry()->device(key.device);
    const bool revoked = key.revoked || (device != nullptr && device->revoked);
    const std::string unit = device == nullptr ? "" : replica.unit_name(device->unit);
    table.row({key.device.text(), unit, id.text(), replica.person_name(key.person),
               revoked ? session.say("cli.revoked") : ""});
    list.push_back({{"device", key.device.text()},
                    {"unit", device == nullptr ? "" : device->unit.text()},
                    {"key", id.text()},
                    {"person", key.person.text()},
                    {"revoked", revoked}});
  }
  return Reply{json{{"keys", list}}.dump(), table.text(), {}};
}

struct InviteOptions {
  std::vector<std::string> who;
  std::string hours = "72";
  bool keep = false;
};

// Printed and kept nowhere; people one after another, and what came before a failure is not lost.
base::Result<Reply> invite(Session& session, const InviteOptions& options) {
  YIBAO_TRY(const std::int64_t hours, Session::whole(options.hours, "--hours"));
  if (hours < 1 || hours > 72) return fail(usage("--hours 1–72"));
  std::vector<client::InviteInput> people;
  for (const std::string& who : options.who) {
    client::InviteInput input;
    YIBAO_TRY(input.person, session.replica().find_person(who));
    input.hours = static_cast<std::uint16_t>(hours);
    input.replaces = !options.keep;
    YIBAO_CHECK(client::check_invite(session.replica(), input));
    people.push_back(input);
  }
  YIBAO_TRY(client::Link * link, session.line());
  json list = json::array();
  std::string text;
  for (const client::InviteInput& input : people) {
    const auto invitation = client::invite(session.replica(), *link, input);
    if (!invitation && list.empty()) return fail(invitation.error());
    const std::string name = session.replica().person_name(input.person);
    if (!invitation) {
      list.push_back(
          {{"person", input.person.text()}, {"error", base::name(invitation.error().code)}});
      text += name + "  " + texts::sentence(session.language(), invitation.error()) + "\n";
      break;
    }
    list.push_back({{"person", input.person.text()},
                    {"code", invitation->code},
                    {"hours", invitation->hours},
                    {"certificate", crypto::fingerprint(invitation->certificate)},
                    {"server", invitation->server}});
    text += session.say("cli.invited",
                        {{"name", name},
                         {"code", invitation->code},
                         {"hours", options.hours},
                         {"server", invitation->server},
                         {"certificate", crypto::fingerprint(invitation->certificate)}}) +
            "\n";
  }
  return Reply{json{{"invitations", list}}.dump(), text, {}};
}

}  // namespace

void add_people(Commander& commander) {
  const auto options = std::make_shared<ChangeOptions>();
  commander.add("person change", [options](Session& s) { return change(s, *options, false); })
      .argument("who", options->who)
      .option("name", options->name)
      .option("title", options->title)
      .option("telephone", options->telephone)
      .option("mobile", options->mobile)
      .list("roles", options->roles)
      .option("post", options->post)
      .changes();
  commander.add("person move", [options](Session& s) { return change(s, *options, false); })
      .argument("who", options->who)
      .option("unit", options->unit, true)
      .changes();
  commander.add("person stays", [options](Session& s) { return change(s, *options, true); })
      .argument("who", options->who)
      .changes();
  commander.add("person open", [options](Session& s) { return open_work(s, *options); })
      .argument("who", options->who);
  commander.add("person history", [options](Session& s) { return history(s, *options); })
      .argument("who", options->who);
  commander.add("device list", list_devices);
  const auto invited = std::make_shared<InviteOptions>();
  commander.add("invite", [invited](Session& s) { return invite(s, *invited); })
      .arguments("who", invited->who)
      .option("hours", invited->hours)
      .flag("keep-earlier", invited->keep);
}

}  // namespace yibao::cli
