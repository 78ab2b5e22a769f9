#include "server/service/exchange_service.h"

#include <algorithm>
#include <set>

#include "shared/base/limits.h"
#include "shared/domain/audience.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
namespace limits = base::limits;

constexpr std::size_t kRowsAtOnce = 512;
// What the parts around an event cost in a body, roughly: for keeping to the bytes asked for.
constexpr std::size_t kEntryOverhead = 128;

std::vector<std::string> scopes_for(const base::UnitCode& unit, const domain::Registry& registry) {
  std::vector<std::string> scopes = {kScopeEveryone, unit.text()};
  if (registry.is_central_office(unit)) scopes.emplace_back(kScopeOffice);
  return scopes;
}

// Whether a replica of that viewer was ever given words of the item: its own, or an offer that a
// sign-off showed it.
bool had_words(const domain::Viewer& viewer, const std::vector<domain::Entry>& entries,
               const domain::Registry& registry) {
  std::set<base::EventId> released;
  for (const domain::Entry& entry : entries) {
    if (!domain::sees(viewer, domain::audience_of(*entry.event, registry))) continue;
    if (!entry.event->contents.empty()) return true;
    for (const base::EventId& id : domain::released_by(*entry.event)) released.insert(id);
  }
  return std::any_of(entries.begin(), entries.end(), [&](const domain::Entry& entry) {
    return released.contains(entry.event->id) && !entry.event->contents.empty();
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
  if (writer_.halted()) return fail(ErrorCode::kServerRestored);
  note_device(device, request);

  CommitJob job;
  job.batch =
      prepare(std::move(request.events), std::move(request.contents), *writer_.state()->registry);
  job.seen = request.seen;
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
  response.consistency = std::move(job.consistency);
  response.batch = std::move(job.proof);
  YIBAO_CHECK(pull(device, request, *writer_.state(), response));
  const auto standing = scoring_.latest();
  const std::pair have(request.standing_sequence, request.standing_day);
  if (standing != nullptr && request.pull_bytes_max > 0 &&
      std::pair(standing->sequence, standing->document.as_of) > have) {
    response.standing = standing->bytes;
  }
  const auto state = writer_.state();
  const domain::DeviceInfo* info = state->registry->device(device);
  if (info != nullptr && state->registry->is_central_office(info->unit)) {
    response.claims = claims_.exchange(device, std::move(request.claims));
  }
  response.server_time = options_.clock.now();
  return response;
}

base::Status ExchangeService::pull(const base::DeviceId& device,
                                   const protocol::ExchangeRequest& request, const LogState& state,
                                   protocol::ExchangeResponse& response) {
  response.cursor = request.cursor;
  response.scope_version = state.scope_version;
  const domain::DeviceInfo* info = state.registry->device(device);
  if (info == nullptr) return fail(ErrorCode::kDeviceUnknown);
  const std::size_t bytes_max =
      std::min<std::size_t>(request.pull_bytes_max, limits::kExchangeUnpackedBytesMax / 2);
  if (bytes_max == 0) return {};
  YIBAO_TRY(const ReaderPool::Lease store, readers_.take());
  const auto scopes = scopes_for(info->unit, *state.registry);
  std::set<domain::ContentAddress> sent;
  std::size_t bytes = 0;
  while (true) {
    YIBAO_TRY(const auto rows, store->feed().after(scopes, response.cursor, kRowsAtOnce));
    for (const FeedRow& row : rows) {
      if (bytes >= bytes_max) {
        response.more = true;
        return {};
      }
      response.cursor = row.position;
      YIBAO_TRY(auto stored, store->log().at(row.sequence));
      if (!stored) return fail(ErrorCode::kCorrupted, "feed", base::TextArgs{{"what", "feed"}});
      // What this device sent it has.
      const domain::KeyInfo* key = state.registry->key(stored->event.key);
      if (key != nullptr && key->device == device) continue;
      YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
      for (const domain::ContentAddress& address : event.contents) {
        if (!sent.insert(address).second) continue;
        YIBAO_TRY(auto content, store->contents().get(address));
        if (!content) {
          response.absent.push_back(address);
          continue;
        }
        bytes += content->bytes.size();
        response.contents.push_back(*std::move(content));
      }
      bytes += stored->event.payload.size() + kEntryOverhead;
      response.entries.push_back({std::move(stored->event), stored->stamp});
    }
    if (rows.size() < kRowsAtOnce) return {};
  }
}

void ExchangeService::note_device(const base::DeviceId& device,
                                  const protocol::ExchangeRequest& request) {
  const std::scoped_lock lock(devices_mutex_);
  DeviceState& state = devices_[device];
  state.device = device;
  state.cursor = std::max(state.cursor, request.cursor);
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
    YIBAO_TRY(const auto entries, entries_about(*store, incident.subject));
    Outstanding outstanding{incident, {}};
    for (const auto& [id, device] : state->registry->devices()) {
      const domain::Viewer viewer{device.unit, state->registry->is_central_office(device.unit)};
      const bool could_see = had_words(viewer, entries, *state->registry);
      if (could_see && cursors[id] <= incident.position) outstanding.devices.push_back(id);
    }
    list.push_back(std::move(outstanding));
  }
  return list;
}

}  // namespace yibao::server
