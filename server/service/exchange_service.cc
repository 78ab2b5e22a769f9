#include "server/service/exchange_service.h"

#include <algorithm>
#include <set>

#include "server/service/old_stamps.h"
#include "server/service/pulling.h"

namespace yibao::server {

using base::ErrorCode;
using base::fail;

ReaderPool::Lease::~Lease() {
  if (store_ != nullptr) pool_->give_back(std::move(store_));
}

base::Result<ReaderPool::Lease> ReaderPool::take() {
  {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return !idle_.empty() || lent_ < most_; });
    ++lent_;
    if (!idle_.empty()) {
      auto store = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(store));
    }
  }
  auto opened = open_();
  if (!opened) {
    give_back(nullptr);
    return base::fail(opened.error());
  }
  return Lease(*this, std::move(*opened));
}

void ReaderPool::give_back(std::unique_ptr<Store> store) {
  {
    const std::scoped_lock lock(mutex_);
    --lent_;
    if (store != nullptr) idle_.push_back(std::move(store));
  }
  free_.notify_one();
}

base::Result<protocol::ExchangeResponse> ExchangeService::handle(
    const base::DeviceId& device, protocol::ExchangeRequest request) {
  const auto today = base::local_date(options_.clock.now(), base::kChinaOffset);
  if (today >= options_.least_from && version_before(request.program, options_.least_program)) {
    return fail(ErrorCode::kClientTooOld, request.program,
                base::TextArgs{{"least", options_.least_program}});
  }
  if (writer_.halted()) {
    // What it has seen still says how far the log had come.
    CommitJob shown;
    shown.seen = request.seen;
    static_cast<void>(committer_.submit(shown));
    return fail(writer_.halt_error());
  }
  // Nobody has pulled what nobody was shown yet.
  request.cursor = std::min(request.cursor, writer_.state()->feed_position);
  note_device(device, request);

  CommitJob job;
  job.batch =
      prepare(std::move(request.events), std::move(request.contents), *writer_.state()->registry);
  take_old_stamps(request, writer_.log_id(), writer_.log_key().public_key(), job.batch);
  job.seen = request.seen;
  job.also_seen = request.also_seen;
  job.sightings = sightings_.for_device(device, writer_.state()->checkpoint.epoch);
  if (!job.batch.events.empty()) {
    job.also = [this](Store& store) { return write_devices(store); };
  }
  YIBAO_CHECK(committer_.submit(job));
  YIBAO_CHECK(job.status);
  note_seen(device, request);

  protocol::ExchangeResponse response;
  response.program = options_.program;
  response.least_program = options_.least_program;
  response.least_from = options_.least_from;
  response.trial = options_.trial;
  response.answers = std::move(job.answers);
  response.checkpoint = job.checkpoint;
  response.restored = std::move(job.restored);
  response.consistency = std::move(job.consistency);
  response.also_consistency = std::move(job.also_consistency);
  response.batch = std::move(job.proof);
  response.sightings = std::move(job.sightings);
  const auto state = writer_.state();
  const domain::DeviceInfo* info = state->registry->device(device);
  if (info == nullptr) return fail(ErrorCode::kDeviceUnknown);
  response.cursor = request.cursor;
  response.scope_version = state->scope_version;
  if (request.pull_bytes_max > 0) {
    YIBAO_TRY(const ReaderPool::Lease store, readers_.take());
    YIBAO_CHECK(pull(*info, request, *state, *store, response));
    YIBAO_CHECK(prove_places(*store, response));
  }
  const auto standing = scoring_.latest();
  const std::pair have(request.standing_sequence, request.standing_day);
  if (standing != nullptr && request.pull_bytes_max > 0 &&
      std::pair(standing->sequence, standing->document.as_of) > have) {
    response.standing = standing->bytes;
  }
  if (state->registry->is_central_office(info->unit)) {
    response.claims = claims_.exchange(device, std::move(request.claims));
  }
  response.server_time = options_.clock.now();
  return response;
}

// By this reader's own tree: the writer has enough to do.
base::Status ExchangeService::prove_places(Store& store, protocol::ExchangeResponse& response) {
  if (response.entries.empty()) return {};
  const crypto::Checkpoint& now = response.checkpoint;
  TreeStore& tree = store.tree();
  if (tree.size() < now.size) YIBAO_CHECK(tree.reload());
  std::vector<std::uint64_t> places;
  for (const protocol::PulledEntry& entry : response.entries) {
    places.push_back(entry.stamp.sequence - 1);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  response.places = crypto::places_proof(tree, places, now.size);
  base::Status whole = tree.health();
  if (whole && crypto::tree_root(tree, now.size) != now.root) {
    whole = fail(ErrorCode::kCorrupted, "tile", base::TextArgs{{"what", "tile"}});
  }
  if (whole) return {};
  CommitJob found;
  found.damage = whole.error().detail;
  static_cast<void>(committer_.submit(found));
  return fail(writer_.halt_error());
}

base::Status ExchangeService::load() {
  YIBAO_TRY(const ReaderPool::Lease store, readers_.take());
  YIBAO_TRY(const auto book, store->devices().all());
  const crypto::Checkpoint now = writer_.state()->checkpoint;
  for (const DeviceState& state : book) {
    const bool ours = state.seen && state.seen->log_id == now.log_id;
    if (ours) sightings_.note(state.device, *state.seen);
  }
  return {};
}

// What was just found to be of this log, signed by this key: the others are told.
void ExchangeService::note_seen(const base::DeviceId& device,
                                const protocol::ExchangeRequest& request) {
  const auto& seen = request.seen;
  if (!seen || seen->log_id != writer_.log_id() || sightings_.is_known(device, *seen)) return;
  if (!crypto::verify(writer_.log_key().public_key(), *seen)) return;
  sightings_.note(device, *seen);
  const std::scoped_lock lock(devices_mutex_);
  devices_[device].seen = seen;
  unwritten_.insert(device);
}

void ExchangeService::note_device(const base::DeviceId& device,
                                  const protocol::ExchangeRequest& request) {
  const std::scoped_lock lock(devices_mutex_);
  DeviceState& state = devices_[device];
  state.device = device;
  state.cursor = request.cursor;  // also back: a replica put back from a copy has the words again
  state.seen_at = options_.clock.now();
  state.program = request.program;
  unwritten_.insert(device);
}

// How far devices have pulled goes to the disk along with what is written anyway; until then a
// crash only makes the list of outstanding copies longer, never shorter.
base::Status ExchangeService::write_devices(Store& store) {
  std::vector<DeviceState> states;
  {
    const std::scoped_lock lock(devices_mutex_);
    for (const base::DeviceId& device : unwritten_) states.push_back(devices_[device]);
    unwritten_.clear();
  }
  for (const DeviceState& state : states) YIBAO_CHECK(store.devices().put(state));
  return {};
}

}  // namespace yibao::server
