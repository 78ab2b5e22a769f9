#include "server/service/log_writer.h"

#include <algorithm>

#include "shared/base/assert.h"
#include "shared/domain/audience.h"
#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"
#include "shared/rules/load.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using domain::EventType;

constexpr std::string_view kLogId = "log_id";
constexpr std::string_view kEpoch = "epoch";
constexpr std::string_view kHalted = "halted";

std::vector<std::string> scopes_of(const domain::Audience& audience) {
  if (audience.everyone) return {kScopeEveryone};
  std::vector<std::string> scopes;
  if (audience.office) scopes.emplace_back(kScopeOffice);
  for (const base::UnitCode& unit : audience.units) scopes.push_back(unit.text());
  return scopes;
}

bool changes_facts(EventType type) {
  switch (type) {
    case EventType::kDraftSignedOff:
    case EventType::kDraftWithdrawn:
    case EventType::kDraftFoundSecret:
    case EventType::kItemAccepted:
    case EventType::kItemReturned:
    case EventType::kItemRefused:
    case EventType::kItemExcluded:
    case EventType::kItemMerged:
    case EventType::kItemForwarded:
    case EventType::kItemAdopted:
    case EventType::kItemInstructed:
    case EventType::kItemFoundInaccurate:
    case EventType::kFactRetracted:
    case EventType::kCommissionJudged:
    case EventType::kCommissionCancelled:
    case EventType::kRecordEntered: return true;
    default: return false;
  }
}

}  // namespace

LogWriter::LogWriter(std::unique_ptr<Store> store, Options options)
    : store_(std::move(store)),
      options_(std::move(options)),
      admission_(*store_, options_.jurisdiction, options_.denied) {}

base::Result<std::unique_ptr<LogWriter>> LogWriter::open(std::unique_ptr<Store> store,
                                                         Options options) {
  std::unique_ptr<LogWriter> writer(new LogWriter(std::move(store), std::move(options)));
  YIBAO_CHECK(writer->load());
  return writer;
}

base::Status LogWriter::load() {
  auto registry = std::make_shared<domain::Registry>();
  base::Status decoded;
  YIBAO_CHECK(store_->log().each_registry_entry([&](const StoredEntry& stored) {
    const auto entry = protocol::to_entry(stored.event, stored.stamp);
    if (!entry) {
      decoded = base::fail(entry.error());
      return false;
    }
    registry->apply(*entry);
    if (entry->event->is(EventType::kUnitDefined) || entry->event->is(EventType::kUnitSucceeded)) {
      working_.scope_version = stored.stamp.sequence;
    }
    return true;
  }));
  YIBAO_CHECK(decoded);
  working_.registry = registry;
  YIBAO_TRY(const auto epoch, store_->value(kEpoch));
  if (epoch) epoch_ = static_cast<std::uint32_t>(std::stoul(*epoch));
  YIBAO_TRY(const auto log_id, store_->value(kLogId));
  if (!log_id) return open_log();
  const auto id = base::to_array<16>(*log_id);
  if (!id) return base::fail(ErrorCode::kCorrupted, "log id", base::TextArgs{{"what", "log_id"}});
  log_id_ = *id;
  YIBAO_TRY(const auto halted, store_->value(kHalted));
  halted_ = halted.has_value() && !halted->empty();
  const std::uint64_t size = store_->tree().size();
  frontier_ = crypto::MerkleFrontier(store_->tree(), size);
  YIBAO_TRY(const auto last, store_->log().at(size));
  if (last) last_received_ = last->stamp.received_at;
  YIBAO_CHECK(reload_rulesets());
  finish_group(true, {});
  return {};
}

domain::Event LogWriter::own_event(domain::EventBody body) {
  domain::Event event;
  base::IdMaker ids(options_.clock, options_.random);
  event.id = ids.make<base::EventId>();
  event.jurisdiction = options_.jurisdiction;
  event.subject = domain::Subject(ids.make<base::SubjectId>().text());
  event.unit = base::UnitCode("server");
  event.made_at = options_.clock.now();
  event.body = std::move(body);
  return event;
}

base::Status LogWriter::open_log() {
  log_id_ = options_.random.array<16>();
  CommitJob job;
  job.own_events.push_back(own_event(domain::LogOpened{
      base::to_base64url(base::view(log_id_)), crypto::text(options_.log_key.public_key())}));
  job.also = [&](Store& store) -> base::Status {
    YIBAO_CHECK(store.set_value(kLogId, base::view(log_id_)));
    return store.set_value(kEpoch, std::to_string(epoch_));
  };
  commit(job);
  return job.status;
}

std::shared_ptr<const LogState> LogWriter::state() const {
  const std::scoped_lock lock(state_mutex_);
  return state_;
}

void LogWriter::commit(CommitJob& job) {
  CommitJob* const one[] = {&job};
  commit(one);
}

void LogWriter::commit(std::span<CommitJob* const> jobs) {
  for (CommitJob* job : jobs) {
    if (job->alone) job->status = job->alone(*store_);
  }
  const auto nothing_to_write = [](const CommitJob* job) {
    return job->batch.events.empty() && job->own_events.empty() && !job->also;
  };
  if (std::all_of(jobs.begin(), jobs.end(), nothing_to_write)) {
    for (CommitJob* job : jobs) prove(*job);
    return;
  }
  working_.wrote = false;
  base::Status status = store_->begin();
  for (std::size_t i = 0; status && i < jobs.size(); ++i) status = run(*jobs[i]);
  if (status) status = refold_touched();
  if (status) {
    status = store_->commit();
  } else {
    store_->rollback();
  }
  for (CommitJob* job : jobs) {
    if (status) continue;
    job->status = base::fail(status.error());
    job->answers.clear();
  }
  finish_group(status.has_value(), jobs);
}

// One job of the open transaction. An error is the store's and ends the group.
base::Status LogWriter::run(CommitJob& job) {
  if (job.also) YIBAO_CHECK(job.also(*store_));
  const std::uint64_t before = store_->tree().size();
  for (const domain::Event& event : job.own_events) {
    domain::Stamp stamp;
    YIBAO_CHECK(append_own(event, stamp));
  }
  for (const PreparedEvent& event : job.batch.events) {
    const base::Timestamp now = options_.clock.now();
    if (halted_) {
      job.answers.push_back({protocol::Outcome::kTryLater, {}, ErrorCode::kServerRestored, {}, {}});
      continue;
    }
    LogState current;
    current.registry = working_.registry;
    current.rulesets = working_.rulesets;
    YIBAO_TRY(Judgement judgement, admission_.judge(event, job.batch, current, now));
    if (judgement.admit) {
      domain::Stamp stamp;
      YIBAO_CHECK(append(event.signed_event, *event.entry, job.batch, stamp));
      judgement.answer.outcome = protocol::Outcome::kAdmitted;
      judgement.answer.stamp = stamp;
    }
    if (judgement.quarantine) YIBAO_CHECK(note_quarantine(event, now));
    if (judgement.alarm) {
      options_.log.write(
          base::LogLevel::kAlarm, "equivocation",
          {{"event", (*event.entry).event->id.text()}, {"key", event.signed_event.key.text()}});
    }
    job.answers.push_back(std::move(judgement.answer));
  }
  job.proof.first = before;
  job.proof.count = store_->tree().size() - before;
  return {};
}

base::Status LogWriter::append_own(const domain::Event& event, domain::Stamp& stamp) {
  const protocol::SignedEvent signed_event = protocol::sign_event(event, options_.log_key);
  YIBAO_TRY(domain::Entry entry, protocol::to_entry(signed_event, std::nullopt));
  return append(signed_event, std::move(entry), {}, stamp);
}

base::Status LogWriter::append(const protocol::SignedEvent& signed_event, domain::Entry entry,
                               const PreparedBatch& batch, domain::Stamp& stamp) {
  working_.wrote = true;
  last_received_ = std::max(last_received_, options_.clock.now());
  stamp = {epoch_, store_->tree().size() + 1, last_received_};
  entry.stamp = stamp;
  const domain::Event& event = *entry.event;
  for (const domain::ContentAddress& address : event.contents) {
    const auto beside = batch.contents.find(address);
    if (beside != batch.contents.end()) {
      YIBAO_CHECK(store_->contents().keep_packed(address, beside->second.packed));
    }
  }
  YIBAO_CHECK(store_->log().append({signed_event, stamp}, event));
  const crypto::Digest leaf = crypto::leaf_of(entry.hash, stamp);
  YIBAO_CHECK(store_->tree().append(leaf));
  frontier_.append(leaf);
  const auto registry_before = working_.registry;
  YIBAO_CHECK(apply(entry));
  YIBAO_CHECK(show(entry));
  if (event.is(EventType::kUnitDefined)) YIBAO_CHECK(show_again(entry, *registry_before));
  YIBAO_CHECK(purge(entry));
  note_touched(event);
  return {};
}

base::Status LogWriter::apply(const domain::Entry& entry) {
  const domain::Event& event = *entry.event;
  if (!domain::Registry::is_registry_event(*event.type())) return {};
  auto registry = std::make_shared<domain::Registry>(*working_.registry);
  registry->apply(entry);
  working_.registry = registry;
  working_.registry_changed = true;
  if (const auto* revoked = event.as<domain::KeyRevoked>()) {
    working_.revoked_keys.push_back(revoked->key);
  }
  if (const auto* revoked = event.as<domain::DeviceRevoked>()) {
    working_.revoked_devices.push_back(revoked->device);
  }
  if (event.is(EventType::kUnitDefined) || event.is(EventType::kUnitSucceeded)) {
    working_.scope_version = entry.stamp->sequence;
  }
  if (event.is(EventType::kRulesetAdopted) || event.is(EventType::kTargetSet)) {
    return reload_rulesets();
  }
  return {};
}

// Puts an entry before its audience, and with it what it releases.
base::Status LogWriter::show(const domain::Entry& entry) {
  const auto scopes = scopes_of(domain::audience_of(*entry.event, *working_.registry));
  std::vector<std::uint64_t> released;
  for (const base::EventId& id : domain::released_by(*entry.event)) {
    YIBAO_TRY(const auto stored, store_->log().find(id));
    if (stored) released.push_back(stored->stamp.sequence);
  }
  for (const std::string& scope : scopes) {
    YIBAO_CHECK(show_key(entry, scope));
    for (const std::uint64_t sequence : released) {
      // The unit has had it since it was offered.
      if (scope == entry.event->unit.text()) continue;
      YIBAO_CHECK(store_->feed().show(scope, sequence));
    }
    YIBAO_CHECK(store_->feed().show(scope, entry.stamp->sequence));
  }
  return {};
}

// Whoever sees an event can verify it: a unit that is only a party gets the author's key with it.
base::Status LogWriter::show_key(const domain::Entry& entry, const std::string& scope) {
  const base::UnitCode unit(scope);
  const domain::KeyInfo* key = working_.registry->key(entry.key);
  if (key == nullptr || !key->enrolled || working_.registry->unit(unit) == nullptr) return {};
  const domain::PersonInfo* author = working_.registry->person(key->person);
  if (author == nullptr || author->unit == unit) return {};
  if (working_.registry->is_central_office(author->unit)) return {};
  const auto parents = working_.registry->ancestors(author->unit);
  if (std::find(parents.begin(), parents.end(), unit) != parents.end()) return {};
  if (!keys_shown_.emplace(scope, entry.key).second) return {};
  return store_->feed().show(scope, key->enrolled->sequence);
}

// A unit that gets a new parent: the parent's people see from now on what they may of its past.
base::Status LogWriter::show_again(const domain::Entry& entry, const domain::Registry& before) {
  const base::UnitCode& unit = entry.event->unit;
  std::vector<base::UnitCode> gained = working_.registry->ancestors(unit);
  const auto had = before.ancestors(unit);
  std::erase_if(gained, [&](const base::UnitCode& each) {
    return std::find(had.begin(), had.end(), each) != had.end();
  });
  if (gained.empty()) return {};
  std::vector<base::UnitCode> units = working_.registry->descendants(unit);
  units.push_back(unit);
  for (const base::UnitCode& each : units) {
    YIBAO_TRY(const auto rows, store_->feed().after({each.text()}, 0, SIZE_MAX / 2));
    for (const FeedRow& row : rows) {
      YIBAO_TRY(const auto stored, store_->log().at(row.sequence));
      if (!stored) continue;
      YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
      const auto audience = domain::audience_of(event, *working_.registry);
      for (const base::UnitCode& parent : gained) {
        if (!domain::sees({parent, false}, audience)) continue;
        for (const base::EventId& id : domain::released_by(event)) {
          YIBAO_TRY(const auto offer, store_->log().find(id));
          if (offer) YIBAO_CHECK(store_->feed().show(parent.text(), offer->stamp.sequence));
        }
        YIBAO_CHECK(store_->feed().show(parent.text(), row.sequence));
      }
    }
  }
  return {};
}

base::Status LogWriter::purge(const domain::Entry& entry) {
  const domain::Event& event = *entry.event;
  std::vector<domain::ContentAddress> addresses;
  if (const auto* purged = event.as<domain::ContentPurged>()) {
    addresses = purged->purged;
  } else if (event.is(EventType::kDraftFoundSecret)) {
    YIBAO_TRY(const auto entries, entries_about(*store_, event.subject));
    for (const domain::Entry& each : entries) {
      addresses.insert(addresses.end(), each.event->contents.begin(), each.event->contents.end());
    }
    YIBAO_TRY(const std::uint64_t position, store_->feed().last_position());
    YIBAO_CHECK(
        store_->incidents().put({entry.stamp->sequence, event.subject, event.unit, position}));
    options_.log.write(base::LogLevel::kAlarm, "found_secret",
                       {{"subject", event.subject.text()}, {"unit", event.unit.text()}});
  }
  for (const domain::ContentAddress& address : addresses) {
    YIBAO_CHECK(store_->contents().purge(address));
    working_.purged.push_back(address);
  }
  return {};
}

base::Status LogWriter::reload_rulesets() {
  std::vector<rules::DatedRuleset> rulesets;
  std::vector<rules::UnitTarget> targets;
  for (const domain::UnitTargetInfo& info : working_.registry->unit_targets()) {
    rules::UnitTarget target{info.unit.text(), info.target, std::nullopt, info.from};
    if (info.value != "none") target.value = rules::Decimal::parse(info.value);
    targets.push_back(std::move(target));
  }
  for (const domain::RulesetInfo& info : working_.registry->rulesets()) {
    YIBAO_TRY(const auto text, store_->contents().get(info.text));
    if (!text) continue;
    const rules::LoadedRuleset loaded = rules::load_ruleset(text->bytes);
    // Rulesets are checked before they are admitted; one that this program cannot read any more
    // must not stop the log.
    if (!loaded.ruleset) continue;
    rulesets.push_back({info.from, loaded.ruleset});
  }
  working_.rulesets = rules::with_unit_targets(rulesets, targets);
  return {};
}

void LogWriter::note_touched(const domain::Event& event) {
  if (!changes_facts(*event.type())) return;
  for (const domain::Subject& subject : domain::subjects_of(event)) {
    working_.touched.insert(subject);
  }
}

base::Status LogWriter::refold_touched() {
  LogState current;
  current.rulesets = working_.rulesets;
  const auto ruleset =
      ruleset_on(current, base::local_date(options_.clock.now(), base::kChinaOffset));
  for (const domain::Subject& subject : working_.touched) {
    YIBAO_TRY(const auto entries, entries_about(*store_, subject));
    if (entries.empty()) continue;
    std::vector<rules::FactRow> rows;
    const domain::Event& first = *entries.front().event;
    if (first.is(EventType::kCommissionIssued)) {
      rows = rules::facts_of(domain::fold_commission(subject, entries));
    } else if (first.is(EventType::kRecordEntered)) {
      rows = rules::facts_of(domain::fold_record(subject, entries));
    } else if (first.is(EventType::kDraftOffered) && ruleset) {
      rows = rules::facts_of(domain::fold_item(subject, entries), *ruleset);
    }
    YIBAO_CHECK(store_->facts().put(subject, rules::encode_facts(rows)));
    working_.facts.push_back({subject.text(), std::move(rows)});
  }
  return {};
}

base::Status LogWriter::note_quarantine(const PreparedEvent& event, base::Timestamp now) {
  const domain::Event& decoded = *(*event.entry).event;
  options_.log.write(base::LogLevel::kWarn, "quarantined",
                     {{"event", decoded.id.text()}, {"key", event.signed_event.key.text()}});
  return store_->quarantine().put(
      {event.signed_event, decoded.id, std::string(decoded.type_name()), decoded.unit, now});
}

// After the transaction: what it changed becomes the state that everyone reads, or is forgotten.
void LogWriter::finish_group(bool good, std::span<CommitJob* const> jobs) {
  if (!good) {
    const auto last = state();
    if (last) {
      working_ =
          Working{last->registry, last->rulesets, last->scope_version, {}, {}, {}, {}, {}, {}, {}};
    }
    frontier_ = crypto::MerkleFrontier(store_->tree(), store_->tree().size());
    keys_shown_.clear();
    return;
  }
  auto next = std::make_shared<LogState>();
  next->registry = working_.registry;
  next->rulesets = working_.rulesets;
  next->scope_version = working_.scope_version;
  next->checkpoint = crypto::sign_checkpoint(options_.log_key, log_id_, epoch_, frontier_.size(),
                                             frontier_.root(), options_.clock.now());
  {
    const std::scoped_lock lock(state_mutex_);
    state_ = next;
  }
  for (const auto& key : working_.revoked_keys) static_cast<void>(options_.denied.deny_key(key));
  for (const auto& device : working_.revoked_devices) {
    static_cast<void>(options_.denied.deny_device(device));
  }
  for (const auto& address : working_.purged) {
    static_cast<void>(options_.denied.note_purge(address));
  }
  purge_pending_ = purge_pending_ || !working_.purged.empty();
  if (purge_pending_) purge_pending_ = !store_->finish_purge().has_value();
  if (options_.on_commit && working_.wrote) {
    options_.on_commit({frontier_.size(), std::move(working_.facts), working_.registry_changed});
  }
  working_ =
      Working{next->registry, next->rulesets, next->scope_version, {}, {}, {}, {}, {}, {}, {}};
  for (CommitJob* job : jobs) prove(*job);
}

void LogWriter::prove(CommitJob& job) {
  const auto current = state();
  job.checkpoint = current->checkpoint;
  const std::uint64_t size = current->checkpoint.size;
  if (job.proof.count > 0) {
    job.proof.proof = crypto::range_proof(store_->tree(), job.proof.first,
                                          job.proof.first + job.proof.count, size);
  }
  for (protocol::Answer& answer : job.answers) {
    if (answer.outcome != protocol::Outcome::kKnown || !answer.stamp) continue;
    answer.inclusion = crypto::range_proof(store_->tree(), answer.stamp->sequence - 1,
                                           answer.stamp->sequence, size);
  }
  if (!job.seen || job.seen->log_id != log_id_) return;
  // Somebody shows this log's own signature over more than it has: it was rolled back.
  const bool ahead = std::pair(job.seen->epoch, job.seen->size) > std::pair(epoch_, size);
  if (ahead && crypto::verify(options_.log_key.public_key(), *job.seen)) {
    if (!halted_) options_.log.write(base::LogLevel::kAlarm, "log_rolled_back", {{"size", size}});
    halted_ = true;
    job.status = base::fail(ErrorCode::kServerRestored);
    return;
  }
  if (job.seen->epoch == epoch_ && job.seen->size <= size) {
    job.consistency = crypto::consistency_proof(store_->tree(), job.seen->size, size);
  }
}

base::Status LogWriter::begin_epoch() {
  const auto before = state()->checkpoint;
  ++epoch_;
  CommitJob job;
  job.own_events.push_back(own_event(domain::LogRestored{
      before.epoch, static_cast<std::int64_t>(before.size), crypto::text(before.root)}));
  job.also = [&](Store& store) -> base::Status {
    YIBAO_CHECK(store.set_value(kEpoch, std::to_string(epoch_)));
    return store.set_value(kHalted, "restored");
  };
  commit(job);
  halted_ = true;
  return job.status;
}

base::Status LogWriter::confirm_restore() {
  CommitJob job;
  job.also = [&](Store& store) -> base::Status {
    for (const domain::ContentAddress& address : options_.denied.purges()) {
      YIBAO_CHECK(store.contents().purge(address));
    }
    return store.set_value(kHalted, "");
  };
  commit(job);
  YIBAO_CHECK(job.status);
  purge_pending_ = true;
  halted_ = false;
  return {};
}

}  // namespace yibao::server
