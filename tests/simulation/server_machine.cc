#include "tests/simulation/server_machine.h"

#include <nlohmann/json.hpp>

namespace yibao::simulation {

std::string unique_vfs_name() {
  static int count = 0;
  return "simulated-" + std::to_string(++count);
}

ServerMachine::ServerMachine(const VirtualTime& time, Options options)
    : options_(std::move(options)),
      clock_(time),
      disk_(options_.seed + 1),
      vfs_(unique_vfs_name(), disk_, clock_, options_.seed + 2),
      random_(options_.seed + 3),
      log_(clock_, [](std::string_view) {}) {}

ServerMachine::~ServerMachine() {
  stop();
}

void ServerMachine::stop() {
  api_.reset();
  jurisdictions_.clear();
}

base::Status ServerMachine::start() {
  server::Jurisdiction::Options wanted{options_.folder, options_.jurisdiction, clock_, random_,
                                       log_};
  wanted.certificates = {crypto::Digest{}};
  wanted.program = YIBAO_VERSION;
  wanted.threads = false;
  wanted.create = options_.create;
  wanted.vfs = vfs_.name();
  YIBAO_TRY(auto jurisdiction, server::Jurisdiction::open(std::move(wanted)));
  jurisdictions_.clear();
  jurisdictions_.push_back(std::move(jurisdiction));
  api_ = std::make_unique<server::Api>(jurisdictions_, metrics_, log_, YIBAO_VERSION);
  return {};
}

void ServerMachine::die(bool with_the_power) {
  stop();
  if (with_the_power) {
    disk_.lose_power();
  } else {
    disk_.lose_process();
  }
}

base::Result<std::uint64_t> ServerMachine::restore(const ForgetfulDisk::Image& image) {
  if (running()) die(false);
  disk_.put(image);
  YIBAO_CHECK(start());
  const std::uint64_t left = jurisdiction().state()->checkpoint.size;
  YIBAO_CHECK(begin_epoch());
  return left;
}

base::Result<std::uint64_t> ServerMachine::put_back_unseen(const ForgetfulDisk::Image& image) {
  if (running()) die(false);
  disk_.put(image);
  std::filesystem::remove(options_.folder / server::kCheckpointFileName);
  YIBAO_CHECK(start());
  return jurisdiction().state()->checkpoint.size;
}

base::Status ServerMachine::begin_epoch() {
  server::Admin admin(jurisdiction());
  // The checkpoint beside the database tells, where there is more than in the image.
  if (jurisdiction().writer().halt() == server::Halt::kRolledBack) {
    YIBAO_CHECK(admin.run({"begin-epoch", {{"reason", "disk put back"}}, ""}));
  } else {
    YIBAO_CHECK(jurisdiction().writer().begin_epoch("disk put back"));
  }
  YIBAO_TRY(const server::AdminAnswer list, admin.run({"confirm-restore", {}, ""}));
  const std::string digest = nlohmann::json::parse(list.text).at("list");
  YIBAO_CHECK(admin.run({"confirm-restore", {{"list", digest}}, ""}));
  return {};
}

std::optional<client::TransportAnswer> ServerMachine::handle(const std::string& path,
                                                             base::ByteView body,
                                                             const std::string& authorization) {
  if (!running() || disk_.broken()) return std::nullopt;
  server::ApiResponse response;
  const server::Api::Route* route = api_->find("POST", path);
  if (route == nullptr) {
    response = server::Api::failure(base::Error(base::ErrorCode::kNotFound));
  } else if (body.size() > api_->body_max(*route)) {
    response = server::Api::failure(base::Error(base::ErrorCode::kTooLarge));
  } else {
    response = api_->handle(*route, {"POST", path, authorization, base::Bytes(body)});
  }
  if (disk_.broken()) return std::nullopt;
  return client::TransportAnswer{response.status, response.media_type, std::move(response.body)};
}

std::optional<base::Result<server::AdminAnswer>> ServerMachine::command(
    const server::AdminRequest& request) {
  if (disk_.broken()) return std::nullopt;
  const bool alone = !running();
  if (alone) {
    if (const base::Status started = start(); !started) {
      if (disk_.broken()) return std::nullopt;
      return base::Result<server::AdminAnswer>(base::fail(started.error()));
    }
  }
  auto answer = server::Admin(jurisdiction()).run(request);
  if (alone) stop();
  if (disk_.broken()) return std::nullopt;
  return answer;
}

}  // namespace yibao::simulation
