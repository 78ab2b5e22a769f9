#include "tests/simulation/yard.h"

#include "tests/simulation/invariants.h"
#include "tests/support/must.h"

namespace yibao::simulation {

using testing::must;

Yard::Yard(std::size_t scene)
    : founding_(founding(scene)),
      time_(founding_.at),
      server_(time_, {folder_.path() / "server", base::JurisdictionCode("county"), 1, false}),
      network_(server_, eavesdropper_, witness_, trace_, 1),
      line_(network_) {
  std::filesystem::create_directories(folder_.path() / "server");
  testing::write_file(folder_.path() / "server" / "log.key", founding_.log_key_file);
  server_.disk().put(moved_to(founding_.server_disk, folder_.path() / "server"));
  must(server_.start());
}

Device& Yard::sit_down(const std::string& name, std::size_t member) {
  for (const Post& post : founding_.posts) {
    if (post.name != name) continue;
    devices_.push_back(std::make_unique<Device>(
        time_, Device::Options{name, folder_.path() / name, 50 + devices_.size()}));
    devices_.back()->disk().put(moved_to(post.disk, folder_.path() / name));
    devices_.back()->members = post.members;
    must(devices_.back()->open());
    must(change_places(*devices_.back(), member));
  }
  return *devices_.back();
}

base::Status Yard::change_places(Device& device, std::size_t member) {
  YIBAO_CHECK(device.sign_in(device.members[member], line_));
  device.at_the_keyboard = member;
  return {};
}

base::Status Yard::restart(Device& device) {
  if (device.open_now()) device.die(false);
  YIBAO_CHECK(device.open());
  return change_places(device, device.at_the_keyboard);
}

base::Result<client::ExchangeOutcome> Yard::exchange(Device& device) {
  time_.pass(std::chrono::minutes(1));
  server_.jurisdiction().scoring().work();
  client::Exchanger exchanger(device.replica());
  YIBAO_TRY(const auto sent, exchanger.next({500, 4 * 1024 * 1024}));
  YIBAO_TRY(const auto response, device.link().exchange(sent.request));
  return exchanger.apply(sent, response);
}

std::string Yard::settle() {
  constexpr int kRoundsMost = 20;
  bool moved = true;
  for (int i = 0; i < kRoundsMost && moved; ++i) {
    moved = false;
    for (const auto& device : devices_) {
      const auto outcome = exchange(*device);
      if (!outcome) return device->name() + ": " + std::string(base::name(outcome.error().code));
      moved = moved || outcome->admitted + outcome->refused + outcome->held + outcome->pulled > 0;
    }
  }
  if (moved) return "exchanges do not come to rest";
  const auto log = read_log(server_);
  if (!log) return "log unreadable: " + log.error().detail;
  std::string wrong = witness_.hold_against(server_.jurisdiction());
  if (wrong.empty()) wrong = witness_.contradiction();
  if (wrong.empty()) wrong = check_log(server_, *log);
  for (const auto& device : devices_) {
    if (wrong.empty()) wrong = check_outbox(*device);
    if (wrong.empty()) wrong = check_replica(*log, server_, *device, false);
    if (wrong.empty()) wrong = check_purged(*log, *device);
  }
  return wrong;
}

client::DraftDocument problem_report(client::Replica& replica) {
  client::DraftDocument document;
  document.words.title = "人畜饮水工程管护的三个问题";
  document.words.body =
      "全镇现有饮水工程38处，其中12处管护经费没有着落。建议由财政按每处2000元补助。";
  document.kind = "problem";
  client::fill_people(replica, document.words);
  return document;
}

client::SignOffInput all_gates() {
  client::SignOffInput input;
  input.gates = {true, true, true};
  input.not_secret = true;
  return input;
}

}  // namespace yibao::simulation
