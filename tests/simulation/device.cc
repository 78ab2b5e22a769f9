#include "tests/simulation/device.h"

#include "tests/simulation/server_machine.h"

namespace yibao::simulation {

Device::Device(const VirtualTime& time, Options options)
    : options_(std::move(options)),
      clock_(time),
      disk_(options_.seed + 1),
      vfs_(unique_vfs_name(), disk_, clock_, options_.seed + 2),
      random_(options_.seed + 3),
      machine_(client::SyncTuning()) {}

Device::~Device() {
  link_.reset();
  replica_.reset();
}

base::Status Device::open() {
  client::Replica::Options wanted{options_.folder, clock_, random_, kLeastCost};
  wanted.create = true;
  wanted.vfs = vfs_.name();
  YIBAO_TRY(replica_, client::Replica::open(std::move(wanted)));
  return {};
}

base::Status Device::sign_in(const Member& member, client::Transport& transport) {
  link_.reset();
  replica_->sign_out();
  YIBAO_CHECK(replica_->sign_in(member.passphrase, member.id));
  link_ = std::make_unique<client::Link>(transport, *replica_->identity(), *replica_->device_key());
  return {};
}

void Device::die(bool with_the_power) {
  link_.reset();
  replica_.reset();
  if (with_the_power) {
    disk_.lose_power();
  } else {
    disk_.lose_process();
  }
}

}  // namespace yibao::simulation
