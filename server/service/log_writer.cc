#include "server/service/log_writer.h"

#include <algorithm>

#include "server/service/purging.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using domain::EventType;

constexpr std::string_view kLogId = "log_id";

}  // namespace

LogWriter::LogWriter(std::unique_ptr<Store> store, Options options)
    : store_(std::move(store)),
      options_(std::move(options)),
      admission_(*store_, options_.jurisdiction, options_.denied),
      showing_(*store_),
      checkpoint_file_(options_.checkpoint_file) {}

base::Result<std::unique_ptr<LogWriter>> LogWriter::open(std::unique_ptr<Store> store,
                                                         Options options) {
  std::unique_ptr<LogWriter> writer(new LogWriter(std::move(store), std::move(options)));
  YIBAO_CHECK(writer->load());
  return writer;
}

base::Status LogWriter::load() {
  YIBAO_TRY(working_, WorkingState::load(*store_));
  YIBAO_TRY(const auto epoch, store_->value(kEpochValue));
  if (epoch) epoch_ = static_cast<std::uint32_t>(std::stoul(*epoch));
  YIBAO_TRY(const auto log_id, store_->value(kLogId));
  if (!log_id) return open_log();
  const auto id = base::to_array<16>(*log_id);
  if (!id) return base::fail(ErrorCode::kCorrupted, "log id", base::TextArgs{{"what", "log_id"}});
  log_id_ = *id;
  YIBAO_CHECK(load_halt());
  YIBAO_TRY(const auto facts_day, store_->value(kFactsDayValue));
  if (facts_day) facts_day_ = base::parse_date(*facts_day).value_or(base::Date());
  const std::uint64_t size = store_->tree().size();
  frontier_ = crypto::MerkleFrontier(store_->tree(), size);
  YIBAO_TRY(const auto last, store_->log().at(size));
  if (last) last_received_ = last->stamp.received_at;
  YIBAO_CHECK(check_loaded());
  YIBAO_CHECK(sign());
  // A purge whose process died before the write-ahead log was emptied is completed now.
  purge_pending_ = true;
  turned_day_ = facts_day_;
  YIBAO_CHECK(find_denials());
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
    return store.set_value(kEpochValue, std::to_string(epoch_));
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
    look_for_rollback(*job);
    if (job->alone) job->status = job->alone(*store_);
  }
  const auto nothing_to_write = [](const CommitJob* job) {
    return job->batch.events.empty() && job->own_events.empty() && !job->also;
  };
  if (std::all_of(jobs.begin(), jobs.end(), nothing_to_write)) {
    for (CommitJob* job : jobs) prove(*job, store_->tree(), *state());
    look_for_damage(jobs);
    return;
  }
  working_.wrote = false;
  frontier_before_ = frontier_;
  base::Status status = store_->begin();
  for (std::size_t i = 0; status && i < jobs.size(); ++i) status = run(*jobs[i]);
  if (status) status = refold();
  if (status) status = sign();
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
  if (halted() && !job.own_events.empty() && !job.begins_epoch) {
    job.status = base::fail(halt_error());
    return {};
  }
  if (job.also) YIBAO_CHECK(job.also(*store_));
  const std::uint64_t before = store_->tree().size();
  for (const domain::Event& event : job.own_events) {
    domain::Stamp stamp;
    YIBAO_CHECK(append_own(event, stamp));
  }
  for (const PreparedEvent& event : job.batch.events) {
    // By the time it will be stamped with, whatever the clock does: whoever verifies judges by
    // that.
    const base::Timestamp now = std::max(last_received_, options_.clock.now());
    if (halted()) {
      job.answers.push_back({protocol::Outcome::kTryLater, {}, halt_error().code, {}, {}});
      continue;
    }
    YIBAO_TRY(Judgement judgement, admission_.judge(event, job.batch, working_.view(), now));
    if (judgement.admit) {
      domain::Stamp stamp;
      YIBAO_CHECK(
          append(event.signed_event, *event.entry, job.batch, {now, event.received_before}, stamp));
      judgement.answer.outcome = protocol::Outcome::kAdmitted;
      judgement.answer.stamp = stamp;
    }
    if (judgement.quarantine) YIBAO_CHECK(note_quarantine(event, now));
    if (judgement.alarm) raise_alarm(event, *judgement.answer.code);
    job.answers.push_back(std::move(judgement.answer));
  }
  job.proof.first = before;
  job.proof.count = store_->tree().size() - before;
  return {};
}

base::Status LogWriter::append_own(const domain::Event& event, domain::Stamp& stamp) {
  const protocol::SignedEvent signed_event = protocol::sign_event(event, options_.log_key);
  YIBAO_TRY(domain::Entry entry, protocol::to_entry(signed_event, std::nullopt));
  const base::Timestamp now = std::max(last_received_, options_.clock.now());
  return append(signed_event, std::move(entry), {}, {now, std::nullopt}, stamp);
}

base::Status LogWriter::append(const protocol::SignedEvent& signed_event, domain::Entry entry,
                               const PreparedBatch& batch, const Received& received,
                               domain::Stamp& stamp) {
  working_.wrote = true;
  last_received_ = received.now;
  stamp = {epoch_, store_->tree().size() + 1, received.before.value_or(received.now)};
  entry.stamp = stamp;
  const domain::Event& event = *entry.event;
  for (const domain::ContentAddress& address : event.contents) {
    const auto beside = batch.contents.find(address);
    if (beside != batch.contents.end()) {
      YIBAO_CHECK(store_->contents().keep_packed(address, beside->second.packed));
      continue;
    }
    // Withheld (admission.cc): they never come, whatever becomes of the finding beside it.
    YIBAO_TRY(const ContentState there, store_->contents().state(address));
    if (there == ContentState::kMissing) YIBAO_CHECK(store_->contents().purge(address));
  }
  const StoredEntry stored{signed_event, stamp};
  YIBAO_CHECK(store_->log().append(stored, event));
  const crypto::Digest leaf = crypto::leaf_of(entry.hash, stamp);
  YIBAO_CHECK(store_->tree().append(leaf));
  frontier_.append(leaf);
  const auto registry_before = working_.registry;
  YIBAO_CHECK(working_.apply(stored, entry, *store_));
  YIBAO_CHECK(showing_.show(entry, *working_.registry));
  if (event.is(EventType::kUnitDefined) || event.is(EventType::kUnitSucceeded)) {
    YIBAO_CHECK(showing_.show_again(event, *registry_before, *working_.registry));
  }
  YIBAO_TRY(const auto purged,
            purge_for(entry, *working_.registry, showing_, *store_, options_.log));
  working_.purged.insert(working_.purged.end(), purged.begin(), purged.end());
  return {};
}

base::Status LogWriter::refold() {
  const base::Date today = base::local_date(options_.clock.now(), base::kChinaOffset);
  YIBAO_CHECK(turn_day(today));
  const auto ruleset = ruleset_on(working_.view(), today);
  YIBAO_TRY(working_.facts, working_.touched.refold(*store_, ruleset.get()));
  // Whose account a fact stands on goes by the units as they are now: all are given out again.
  if (working_.accounts_changed) {
    YIBAO_TRY(working_.facts, all_facts(*store_));
  }
  return {};
}

base::Status LogWriter::turn_day(base::Date today) {
  turned_day_ = today;
  if (today == facts_day_) return {};
  const LogState now = working_.view();
  const bool other_rules = ruleset_on(now, facts_day_) != ruleset_on(now, today);
  const bool other_units = now.registry->units_change(facts_day_, today);
  if (other_rules) working_.touched.note_all();
  working_.accounts_changed = working_.accounts_changed || other_rules || other_units;
  working_.registry_changed = working_.registry_changed || other_rules || other_units;
  return store_->set_value(kFactsDayValue, base::to_text(today));
}

// The checkpoint goes to the disk with what it is over: whoever changes the log afterwards would
// have to sign it anew. What was found changed is not signed.
base::Status LogWriter::sign() {
  if (halted() && !working_.wrote) return {};
  checkpoint_ = crypto::sign_checkpoint(options_.log_key, log_id_, epoch_, frontier_.size(),
                                        frontier_.root(), options_.clock.now());
  if (!working_.wrote) return {};
  return store_->set_value(kCheckpointValue, crypto::encode(checkpoint_));
}

// Who sent it, for whoever is to speak with them.
void LogWriter::raise_alarm(const PreparedEvent& event, ErrorCode code) {
  const domain::Event& decoded = *(*event.entry).event;
  const bool twice = code == ErrorCode::kEquivocation;
  options_.log.write(base::LogLevel::kAlarm, twice ? "equivocation" : "secret_sent_again",
                     {{"event", decoded.id.text()},
                      {"key", event.signed_event.key.text()},
                      {"device", decoded.device.text()},
                      {"person", decoded.author.text()},
                      {"code", std::string(base::name(code))}});
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
    if (last) working_ = WorkingState::after(*last);
    frontier_ = frontier_before_;
    showing_.forget();
    return;
  }
  auto next = std::make_shared<LogState>(working_.view());
  next->checkpoint = checkpoint_;
  // Where it cannot be read, claims are believed as they are: a replica must not begin anew for it.
  next->feed_position = store_->feed().last_position().value_or(UINT64_MAX);
  {
    const std::scoped_lock lock(state_mutex_);
    state_ = next;
  }
  facts_day_ = turned_day_;
  if (working_.wrote) {
    const base::Status kept = checkpoint_file_.keep(checkpoint_, false);
    if (!kept) {
      options_.log.write(base::LogLevel::kAlarm, "checkpoint_not_written",
                         {{"code", kept.error()}});
    }
  }
  note_denials();
  purge_pending_ = purge_pending_ || !working_.purged.empty();
  if (purge_pending_) finish_purge();
  if (options_.on_commit && (working_.wrote || working_.accounts_changed)) {
    options_.on_commit({frontier_.size(), std::move(working_.facts), working_.registry_changed,
                        working_.accounts_changed});
  }
  working_ = WorkingState::after(*next);
  for (CommitJob* job : jobs) prove(*job, store_->tree(), *state());
  look_for_damage(jobs);
}

}  // namespace yibao::server
