#include "tests/simulation/founding.h"

#include <cstdio>
#include <cstdlib>

#include "client/core/commands/registry.h"
#include "client/core/ruleset/adoption.h"
#include "client/core/sync/enrol.h"
#include "tests/simulation/network.h"
#include "tests/support/files.h"
#include "tests/support/suite.h"

namespace yibao::simulation {
namespace {

using domain::LeaderPost;
using domain::Role;

constexpr std::string_view kJurisdiction = "county";

// A step of the founding cannot fail.
template <class T>
T must(base::Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "founding: %s (%s)\n",
                 std::string(base::name(result.error().code)).c_str(),
                 result.error().detail.c_str());
    std::abort();
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

class Founder {
 public:
  Founder(const Scene& scene, base::Timestamp start)
      : scene_(scene),
        time_(start),
        server_(time_, {folder_.path() / "server",
                        base::JurisdictionCode(std::string(kJurisdiction)), 1000, true}),
        network_(server_, eavesdropper_, witness_, trace_, 7),
        line_(network_) {}

  Founding found() {
    must(storage::make_private_folder(folder_.path() / "server"));
    base::SeededRandom random(42);
    must(server::create_log_key(folder_.path() / "server" / "log.key", random,
                                testing::tested_suite()));
    server_.vfs().seed_sqlite();
    must(server_.start());
    const auto first = must(server_.jurisdiction().enrolment().invite_first_administrator(
        office_unit(), std::chrono::hours(24)));
    Device& office = device("office-1");
    join(office, first.text());
    admin_ = &office.replica();
    adopt_rules();
    define_units();
    staff();
    for (auto& [device, unit] : devices_) exchange(*device);
    return result();
  }

 private:
  Device& device(const std::string& name) {
    Device::Options options{name, folder_.path() / name, 2000 + 10 * devices_.size()};
    devices_.emplace_back(std::make_unique<Device>(time_, std::move(options)), base::UnitCode());
    Device& made = *devices_.back().first;
    must(made.open());
    return made;
  }

  void join(Device& device, const std::string& code) {
    const std::string passphrase =
        "passphrase " + device.name() + std::to_string(device.members.size());
    must(client::enrol(
        device.replica(), line_, crypto::Digest{},
        {"server", base::JurisdictionCode(std::string(kJurisdiction)), code, passphrase}));
    device.members.push_back({*device.replica().person(), passphrase});
    exchange(device);
    for (auto& [each, unit] : devices_) {
      if (each.get() == &device) unit = device.replica().identity()->unit;
    }
  }

  void exchange(Device& device) {
    must(device.sign_in(device.members.front(), line_));
    client::Exchanger exchanger(device.replica());
    for (int i = 0; i < 50; ++i) {
      time_.pass(std::chrono::seconds(1));
      const auto sent = must(exchanger.next({500, 4 * 1024 * 1024}));
      const auto response = must(device.link().exchange(sent.request));
      const auto outcome = must(exchanger.apply(sent, response));
      if (outcome.refused + outcome.held > 0) std::abort();
      if (!outcome.more_to_send && !outcome.more_to_pull) return;
    }
  }

  void adopt_rules() {
    const auto adopted = must(client::adopt_ruleset(
        *admin_, testing::read_file(testing::source_path(scene_.ruleset)), std::nullopt));
    if (!adopted.event) std::abort();
  }

  void define_units() {
    const auto ruleset = admin_->ruleset();
    const auto define = [&](const base::UnitCode& code, std::optional<base::UnitCode> parent) {
      client::UnitInput input;
      input.code = code;
      input.name = "单位" + code.text();
      input.parent = std::move(parent);
      if (const auto* known = ruleset->words.units.by_id(code.text())) input.group = known->group;
      must(client::define_unit(*admin_, input));
    };
    define(scene_.town, std::nullopt);
    define(scene_.station, scene_.town);
    define(scene_.department, std::nullopt);
  }

  void person(Device& device, const base::UnitCode& unit, std::vector<Role> roles,
              LeaderPost post = LeaderPost::kNone) {
    client::PersonInput input;
    input.unit = unit;
    const std::string number = std::to_string(++people_);
    input.profile = {"人员" + number, "岗位", "0477-76200" + number, ""};
    input.roles = std::move(roles);
    input.post = post;
    const auto id = must(client::define_person(*admin_, input));
    exchange(*devices_.front().first);
    const auto code = must(server_.jurisdiction().enrolment().invite(id, std::chrono::hours(24)));
    join(device, code.text());
  }

  void staff() {
    Device& office = *devices_.front().first;
    person(office, office_unit(), {Role::kOffice});
    person(device("office-2"), office_unit(), {Role::kOffice});
    Device& town = device("town-1");
    person(town, scene_.town, {Role::kReporter});
    person(town, scene_.town, {Role::kLeader}, LeaderPost::kInCharge);
    person(device("town-2"), scene_.town, {Role::kReporter});
    for (const auto& unit : {scene_.station, scene_.department}) {
      Device& one = device(unit == scene_.station ? "station" : "department");
      person(one, unit, {Role::kReporter});
      person(one, unit, {Role::kLeader}, LeaderPost::kPrincipal);
    }
  }

  Founding result() {
    Founding founding;
    founding.scene = scene_;
    founding.at = time_.now();
    for (auto& [device, unit] : devices_) {
      device->die(false);
      founding.posts.push_back(
          {device->name(), unit, device->members, moved_to(device->disk().image(), "")});
    }
    server_.die(false);
    founding.server_disk = moved_to(server_.disk().image(), "");
    founding.log_key_file = testing::read_file(folder_.path() / "server" / "log.key");
    return founding;
  }

  testing::TempFolder folder_;
  Scene scene_;
  VirtualTime time_;
  ServerMachine server_;
  Eavesdropper eavesdropper_;
  Witness witness_;
  Trace trace_;
  Network network_;
  Line line_;
  std::vector<std::pair<std::unique_ptr<Device>, base::UnitCode>> devices_;
  client::Replica* admin_ = nullptr;
  int people_ = 0;
};

}  // namespace

const std::vector<Scene>& scenes() {
  static const std::vector<Scene> kList = {
      {"otog", "schemas/jurisdictions/otog.json", base::UnitCode("shanghaimiao"),
       base::UnitCode("shanghaimiao-station"), base::UnitCode("fagaiwei")},
      {"everything", "tests/rules/rulesets/everything.json", base::UnitCode("east"),
       base::UnitCode("station"), base::UnitCode("finance")},
  };
  return kList;
}

const Founding& founding(std::size_t scene) {
  static std::map<std::size_t, Founding> made;
  const auto found = made.find(scene);
  if (found != made.end()) return found->second;
  const auto start = base::parse_time("2022-03-01 08:00", base::kChinaOffset);
  return made[scene] = Founder(scenes()[scene], *start).found();
}

ForgetfulDisk::Image moved_to(const ForgetfulDisk::Image& disk,
                              const std::filesystem::path& folder) {
  ForgetfulDisk::Image moved;
  for (const auto& [path, bytes] : disk) {
    moved[(folder / std::filesystem::path(path).filename()).string()] = bytes;
  }
  return moved;
}

base::UnitCode office_unit() {
  return base::UnitCode("office");
}

}  // namespace yibao::simulation
