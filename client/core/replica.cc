#include "client/core/replica.h"

#include <algorithm>

#include "shared/domain/dossier.h"
#include "shared/protocol/documents.h"
#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"
#include "shared/rules/load.h"
#include "shared/storage/migrations.h"

namespace yibao::client {

extern const std::string_view kReplicaSql0001;  // generated from sql/0001_replica.sql

namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;

constexpr std::string_view kDeviceLabel = "device-key";

std::vector<domain::Entry> stamped(const std::vector<domain::Entry>& entries) {
  std::vector<domain::Entry> list;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(list),
               [](const domain::Entry& entry) { return !entry.pending(); });
  return list;
}

base::Timestamp time_of(const domain::Entry& entry) {
  return entry.stamp ? entry.stamp->received_at : entry.event->made_at;
}

}  // namespace

Replica::Replica(Options options, storage::FolderLock lock, storage::Database database)
    : options_(std::move(options)),
      lock_(std::move(lock)),
      database_(std::move(database)),
      vault_(database_, options_.random),
      entries_(database_),
      outbox_(database_),
      drafts_(database_, vault_),
      book_(database_),
      index_(database_, vault_),
      ids_(options_.clock, options_.random),
      registry_(std::make_shared<domain::Registry>()) {}

base::Result<std::unique_ptr<Replica>> Replica::open(Options options) {
  const auto file = options.folder / "replica.db";
  if (options.create) {
    YIBAO_CHECK(storage::make_private_folder(options.folder));
  } else if (options.vfs.empty() && !std::filesystem::exists(file)) {
    return fail(ErrorCode::kNotInitialised, "no replica",
                base::TextArgs{{"path", options.folder.string()}});
  }
  YIBAO_TRY(storage::FolderLock lock, storage::FolderLock::take(options.folder));
  storage::Database::Options database_options;
  database_options.path = file;
  database_options.exclusive = true;
  database_options.vfs = options.vfs;
  YIBAO_TRY(storage::Database database, storage::Database::open(database_options));
  const storage::Migration migrations[] = {{1, kReplicaSql0001}};
  YIBAO_CHECK(storage::migrate(database, migrations));
  std::unique_ptr<Replica> replica(
      new Replica(std::move(options), std::move(lock), std::move(database)));
  YIBAO_CHECK(replica->load());
  return replica;
}

base::Status Replica::load() {
  YIBAO_TRY(identity_, book_.identity());
  YIBAO_TRY(progress_, book_.progress());
  return {};
}

base::Status Replica::set_identity(const Identity& identity, const crypto::SigningKey& device_key) {
  YIBAO_TRY(const base::Bytes sealed, vault_.seal(base::view(device_key.seed()), kDeviceLabel));
  YIBAO_CHECK(book_.set_device_key(sealed));
  YIBAO_CHECK(book_.set_identity(identity));
  identity_ = identity;
  device_key_ = crypto::SigningKey::from_seed(device_key.seed());
  return {};
}

base::Status Replica::set_server(const std::string& server) {
  YIBAO_CHECK(book_.set_server(server));
  if (identity_) identity_->server = server;
  return {};
}

bool Replica::is_office() const {
  return identity_ && registry_->is_central_office(identity_->unit);
}

base::Status Replica::sign_in(base::ByteView passphrase,
                              const std::optional<base::PersonId>& person) {
  YIBAO_TRY(const base::PersonId who, vault_.unlock(passphrase, person));
  YIBAO_TRY(const base::Bytes sealed, book_.device_key());
  YIBAO_TRY(base::Bytes seed_bytes, vault_.open(sealed, kDeviceLabel));
  const auto seed = base::to_array<32>(seed_bytes);
  base::wipe(seed_bytes);
  if (!seed) return fail(ErrorCode::kCorrupted, "device key", base::TextArgs{{"what", "key"}});
  device_key_ = crypto::SigningKey::from_seed(*seed);
  person_ = who;
  return reload_registry();
}

void Replica::sign_out() {
  vault_.lock();
  device_key_.reset();
  person_.reset();
  unit_profiles_.clear();
  person_profiles_.clear();
}

const domain::PersonInfo* Replica::person_info() const {
  return person_ ? registry_->person(*person_) : nullptr;
}

base::Timestamp Replica::now() const {
  return options_.clock.now() + std::chrono::milliseconds(progress_.clock_offset_millis);
}

base::Date Replica::today() const {
  const base::UtcOffset offset =
      rulesets_.empty() ? base::kChinaOffset : rulesets_.back().ruleset->utc_offset;
  return base::local_date(now(), offset);
}

std::shared_ptr<const rules::Ruleset> Replica::ruleset() const {
  return ruleset_on(today());
}

std::shared_ptr<const rules::Ruleset> Replica::ruleset_on(base::Date day) const {
  std::shared_ptr<const rules::Ruleset> found;
  for (const rules::DatedRuleset& dated : rulesets_) {
    if (dated.from <= day) found = dated.ruleset;
  }
  if (!found && !rulesets_.empty()) found = rulesets_.front().ruleset;
  return found;
}

// -- names ----------------------------------------------------------------------------------------

std::string Replica::unit_name(const base::UnitCode& unit) const {
  const auto profile = unit_profiles_.find(unit);
  if (profile != unit_profiles_.end()) return profile->second.name;
  for (auto dated = rulesets_.rbegin(); dated != rulesets_.rend(); ++dated) {
    if (const auto* known = dated->ruleset->words.units.by_id(unit.text())) return known->name.zh;
  }
  return unit.text();
}

std::string Replica::person_name(const base::PersonId& person) const {
  const auto profile = person_profiles_.find(person);
  return profile == person_profiles_.end() ? "" : profile->second.name;
}

base::Result<base::UnitCode> Replica::find_unit(const std::string& text) const {
  if (registry_->unit(base::UnitCode(text)) != nullptr) return base::UnitCode(text);
  for (const auto& [code, profile] : unit_profiles_) {
    const auto& aliases = profile.aliases;
    if (profile.name == text || std::find(aliases.begin(), aliases.end(), text) != aliases.end()) {
      return code;
    }
  }
  for (auto dated = rulesets_.rbegin(); dated != rulesets_.rend(); ++dated) {
    if (const auto* known = dated->ruleset->words.units.find(text)) {
      return base::UnitCode(known->id);
    }
  }
  return fail(ErrorCode::kUnitUnknown, "unit", base::TextArgs{{"value", text}});
}

base::Result<base::PersonId> Replica::find_person(const std::string& text) const {
  if (const auto id = base::PersonId::parse(text)) {
    if (registry_->person(*id) != nullptr) return *id;
  }
  std::vector<base::PersonId> found;
  std::string choices;
  for (const auto& [id, profile] : person_profiles_) {
    if (profile.name == text) found.push_back(id);
    choices += (choices.empty() ? "" : "、") + profile.name;
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorCode::kPersonUnknown, "person",
                base::TextArgs{{"value", text}, {"choices", choices}});
  }
  std::string ids;
  for (const base::PersonId& id : found) ids += (ids.empty() ? "" : ", ") + id.text();
  return fail(ErrorCode::kAmbiguous, "person", base::TextArgs{{"value", text}, {"choices", ids}});
}

// -- what is so -----------------------------------------------------------------------------------

base::Result<domain::ItemState> Replica::item(const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, entries_.about(subject));
  domain::ItemState state = domain::fold_item(subject, entries);
  if (state.offers.empty()) {
    return fail(ErrorCode::kNotFound, "item", base::TextArgs{{"what", subject.text()}});
  }
  return state;
}

base::Result<domain::CommissionState> Replica::commission(const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, entries_.about(subject));
  domain::CommissionState state = domain::fold_commission(subject, entries);
  if (!state.issued) {
    return fail(ErrorCode::kNotFound, "commission", base::TextArgs{{"what", subject.text()}});
  }
  return state;
}

base::Result<std::optional<domain::Words>> Replica::words(const domain::ContentAddress& address) {
  YIBAO_TRY(const auto content, vault_.content(address));
  if (!content) return std::optional<domain::Words>();
  YIBAO_TRY(auto words, protocol::decode_document<domain::Words>(content->bytes));
  return std::optional(std::move(words));
}

std::string Replica::note_text(const std::optional<domain::ContentAddress>& address) {
  if (!address) return {};
  const auto content = vault_.content(*address);
  if (!content || !*content) return {};
  if ((*content)->media == domain::MediaType::kNote) {
    const auto note = protocol::decode_document<domain::Note>((*content)->bytes);
    return note ? note->text : "";
  }
  const auto brief = protocol::decode_document<domain::Brief>((*content)->bytes);
  return brief ? brief->text : "";
}

// -- folding --------------------------------------------------------------------------------------

base::Status Replica::refold(const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, entries_.about(subject));
  if (entries.empty()) return index_.remove(subject);
  const domain::Event& first = *entries.front().event;
  if (!first.type() || domain::Registry::is_registry_event(*first.type())) return {};
  YIBAO_CHECK(put_facts(subject, entries));
  if (first.is(EventType::kDraftOffered)) return fold_item_row(subject, entries);
  if (first.is(EventType::kCommissionIssued)) return fold_commission_row(subject, entries);
  RowKind kind = RowKind::kOther;
  if (first.is(EventType::kRecordEntered)) kind = RowKind::kRecord;
  if (first.is(EventType::kHandoffRegistered)) kind = RowKind::kHandoff;
  return index_.note(subject, kind, time_of(entries.back()));
}

base::Status Replica::put_facts(const domain::Subject& subject,
                                const std::vector<domain::Entry>& entries) {
  const auto ruleset = this->ruleset();
  const auto rows_of = [&](const std::vector<domain::Entry>& some) {
    std::vector<rules::FactRow> rows;
    if (some.empty()) return rows;
    const domain::Event& first = *some.front().event;
    if (first.is(EventType::kCommissionIssued)) {
      rows = rules::facts_of(domain::fold_commission(subject, some));
    } else if (first.is(EventType::kRecordEntered)) {
      rows = rules::facts_of(domain::fold_record(subject, some));
    } else if (first.is(EventType::kDraftOffered) && ruleset) {
      rows = rules::facts_of(domain::fold_item(subject, some), *ruleset);
    }
    return rows;
  };
  YIBAO_CHECK(index_.put_facts(subject, false, rules::encode_facts(rows_of(stamped(entries)))));
  return index_.put_facts(subject, true, rules::encode_facts(rows_of(entries)));
}

base::Status Replica::fold_item_row(const domain::Subject& subject,
                                    const std::vector<domain::Entry>& entries) {
  const domain::ItemState state = domain::fold_item(subject, entries);
  const domain::Offer* offer = state.current_offer();
  if (offer == nullptr) return index_.remove(subject);
  ItemRow row;
  row.item = subject;
  row.unit = state.unit;
  row.kind = offer->body.kind;
  row.stage = state.stage;
  row.pending = state.pending;
  row.word_count = offer->body.word_count;
  row.commission = offer->body.commission;
  row.emergency = offer->body.emergency;
  row.changed_at = base::to_millis(time_of(entries.back()));
  row.adoptions = std::count_if(state.adoptions.begin(), state.adoptions.end(),
                                [](const auto& adoption) { return !adoption.retracted; });
  if (const domain::Verdict* verdict = state.standing_verdict()) row.reason = verdict->reason;
  YIBAO_TRY(const auto words, this->words(offer->body.words));
  row.words_gone = !words.has_value();
  if (words) row.title = words->title;
  return index_.put(row);
}

base::Status Replica::fold_commission_row(const domain::Subject& subject,
                                          const std::vector<domain::Entry>& entries) {
  const domain::CommissionState state = domain::fold_commission(subject, entries);
  if (!state.issued) return index_.remove(subject);
  CommissionRow row;
  row.commission = subject;
  row.cancelled = state.cancelled.has_value();
  row.pending = state.pending;
  const base::UnitCode own = identity_ ? identity_->unit : base::UnitCode();
  row.due = base::to_millis(state.due_for(own).value_or(state.issued->body.due));
  for (const auto& [unit, answer] : state.answers) {
    row.units.push_back(unit);
    const auto* judgement = answer.judgement();
    if (judgement != nullptr) ++row.judged;
    if (unit != own) continue;
    row.acknowledged = answer.acknowledged_at.has_value();
    if (judgement != nullptr) row.verdict = base::enum_name(judgement->body.verdict);
  }
  YIBAO_TRY(const auto content, vault_.content(state.issued->body.text));
  if (content) {
    const auto brief = protocol::decode_document<domain::Brief>(content->bytes);
    if (brief) row.title = brief->title;
  }
  return index_.put(row);
}

base::Status Replica::reload_registry() {
  auto registry = std::make_shared<domain::Registry>();
  YIBAO_CHECK(entries_.each_registry_entry([&](const domain::Entry& entry) {
    registry->apply(entry);
    return true;
  }));
  registry_ = registry;
  YIBAO_CHECK(reload_rulesets());
  return reload_names();
}

base::Status Replica::reload_rulesets() {
  std::vector<rules::DatedRuleset> rulesets;
  for (const domain::RulesetInfo& info : registry_->rulesets()) {
    YIBAO_TRY(const auto content, vault_.content(info.text));
    if (!content) continue;
    const rules::LoadedRuleset loaded = rules::load_ruleset(content->bytes);
    if (loaded.ruleset) rulesets.push_back({info.from, loaded.ruleset});
  }
  std::vector<rules::UnitTarget> targets;
  for (const domain::UnitTargetInfo& info : registry_->unit_targets()) {
    rules::UnitTarget target{info.unit.text(), info.target, std::nullopt, info.from};
    if (info.value != "none") target.value = rules::Decimal::parse(info.value);
    targets.push_back(std::move(target));
  }
  rulesets_ = rules::with_unit_targets(rulesets, targets);
  return {};
}

base::Status Replica::reload_names() {
  unit_profiles_.clear();
  person_profiles_.clear();
  for (const auto& [code, unit] : registry_->units()) {
    if (!unit.profile) continue;
    YIBAO_TRY(const auto content, vault_.content(*unit.profile));
    if (!content) continue;
    const auto profile = protocol::decode_document<domain::UnitProfile>(content->bytes);
    if (profile) unit_profiles_[code] = *profile;
  }
  for (const auto& [id, person] : registry_->people()) {
    if (!person.profile) continue;
    YIBAO_TRY(const auto content, vault_.content(*person.profile));
    if (!content) continue;
    const auto profile = protocol::decode_document<domain::PersonProfile>(content->bytes);
    if (profile) person_profiles_[id] = *profile;
  }
  return {};
}

base::Status Replica::rebuild() {
  YIBAO_CHECK(reload_registry());
  YIBAO_TRY(const auto subjects, entries_.subjects());
  for (const domain::Subject& subject : subjects) YIBAO_CHECK(refold(subject));
  return {};
}

base::Status Replica::purge_item(const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, entries_.about(subject));
  for (const domain::Entry& entry : entries) {
    for (const domain::ContentAddress& address : entry.event->contents) {
      YIBAO_CHECK(vault_.purge(address));
    }
  }
  return drafts_.remove(subject);
}

base::Status Replica::finish_purge() {
  return database_.checkpoint();
}

}  // namespace yibao::client
