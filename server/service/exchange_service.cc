#include "server/service/exchange_service.h"

#include <algorithm>
#include <set>

#include "server/service/old_stamps.h"
#include "server/service/pulling.h"
#include "server/service/purging.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;

// Where the words of an incident were shown, and the entry that took them away.
struct Spread {
  std::map<std::string, std::vector<std::uint64_t>> words;  // positions by scope
  std::map<std::string, std::uint64_t> wiped;               // the first of each scope
};

base::Result<Spread> spread_of(const Incident& incident, const domain::Event& event, Store& store) {
  YIBAO_TRY(std::set<std::uint64_t> sequences, wiped_by(event, store));
  sequences.insert(incident.sequence);
  YIBAO_TRY(const auto rows, store.feed().shown(sequences));
  Spread spread;
  for (const ShownRow& each : rows) {
    if (each.row.sequence == incident.sequence) {
      spread.wiped.emplace(each.scope, each.row.position);
    } else {
      spread.words[each.scope].push_back(each.row.position);
    }
  }
  return spread;
}

// Whether a device that reads these scopes and has come so far may hold the words still: it was
// shown them before it was told to wipe them, and has not been told yet.
bool may_hold(const Spread& spread, const std::vector<std::string>& scopes, std::uint64_t cursor) {
  std::uint64_t told = UINT64_MAX;
  for (const std::string& scope : scopes) {
    const auto found = spread.wiped.find(scope);
    if (found != spread.wiped.end()) told = std::min(told, found->second);
  }
  if (cursor >= told) return false;
  return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
    const auto found = spread.words.find(scope);
    return found != spread.words.end() && found->second.front() < told;
  });
}

}  // namespace

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
    return fail(ErrorCode::kServerRestored);
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
  if (!job.batch.events.empty()) {
    job.also = [this](Store& store) { return write_devices(store); };
  }
  YIBAO_CHECK(committer_.submit(job));
  YIBAO_CHECK(job.status);

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
  const auto state = writer_.state();
  const domain::DeviceInfo* info = state->registry->device(device);
  if (info == nullptr) return fail(ErrorCode::kDeviceUnknown);
  response.cursor = request.cursor;
  response.scope_version = state->scope_version;
  if (request.pull_bytes_max > 0) {
    YIBAO_TRY(const ReaderPool::Lease store, readers_.take());
    YIBAO_CHECK(pull(*info, request, *state, *store, response));
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

base::Result<std::vector<Outstanding>> ExchangeService::outstanding() {
  YIBAO_TRY(const ReaderPool::Lease store, readers_.take());
  YIBAO_TRY(const auto incidents, store->incidents().all());
  YIBAO_TRY(const auto book, store->devices().all());
  std::map<base::DeviceId, std::uint64_t> cursors;
  for (const DeviceState& state : book) cursors[state.device] = state.cursor;
  {
    const std::scoped_lock lock(devices_mutex_);
    for (const auto& [device, state] : devices_) cursors[device] = state.cursor;
  }
  const auto state = writer_.state();
  std::vector<Outstanding> list;
  for (const Incident& incident : incidents) {
    YIBAO_TRY(const auto stored, store->log().at(incident.sequence));
    if (!stored)
      return fail(ErrorCode::kCorrupted, "incident", base::TextArgs{{"what", "incident"}});
    YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
    YIBAO_TRY(const Spread spread, spread_of(incident, event, *store));
    Outstanding outstanding{
        incident, stored->stamp.received_at, std::string(event.type_name()), {}, {}};
    for (const auto& [id, device] : state->registry->devices()) {
      if (may_hold(spread, scopes_for(device.unit, *state->registry), cursors[id])) {
        outstanding.devices.push_back(id);
      }
    }
    for (const std::uint64_t sequence : incident.bulletins) {
      YIBAO_TRY(const auto bulletin, store->log().at(sequence));
      if (!bulletin) continue;
      YIBAO_TRY(domain::Event published, protocol::decode_event(bulletin->event.payload));
      outstanding.bulletins.push_back(std::move(published));
    }
    list.push_back(std::move(outstanding));
  }
  return list;
}

}  // namespace yibao::server
