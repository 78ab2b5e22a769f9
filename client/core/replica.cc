#include "client/core/replica.h"

#include "client/core/kept_figures.h"
#include "client/core/projection.h"
#include "shared/protocol/documents.h"
#include "shared/rules/load.h"
#include "shared/storage/migrations.h"

namespace yibao::client {

extern const std::string_view kReplicaSql0001;  // generated from sql/0001_replica.sql
extern const std::string_view kReplicaSql0002;  // sql/0002_working_papers.sql
extern const std::string_view kReplicaSql0003;  // sql/0003_recovery.sql
extern const std::string_view kReplicaSql0004;  // and sql/0004_epochs.sql

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kDeviceLabel = "device-key";
// Raised where rows or facts are made of entries in another way than before: all are made anew.
constexpr std::string_view kRowsVersion = " 3";

}  // namespace

Replica::Replica(Options options, storage::FolderLock lock, storage::Database database)
    : options_(std::move(options)),
      lock_(std::move(lock)),
      database_(std::move(database)),
      vault_(database_, options_.random, options_.clock),
      entries_(database_),
      outbox_(database_),
      drafts_(database_, vault_),
      papers_(database_, vault_),
      book_(database_),
      index_(database_, vault_),
      ids_(options_.clock, options_.random),
      registry_(std::make_shared<domain::Registry>()),
      figures_(std::make_unique<KeptFigures>(*this)) {}
Replica::~Replica() = default;

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
  const storage::Migration migrations[] = {
      {1, kReplicaSql0001}, {2, kReplicaSql0002}, {3, kReplicaSql0003}, {4, kReplicaSql0004}};
  YIBAO_CHECK(storage::migrate(database, migrations));
  std::unique_ptr<Replica> replica(
      new Replica(std::move(options), std::move(lock), std::move(database)));
  YIBAO_CHECK(replica->load());
  return replica;
}

base::Status Replica::load() {
  YIBAO_TRY(identity_, book_.identity());
  YIBAO_TRY(progress_, book_.progress());
  // A purge whose program died before the write-ahead log was emptied is completed now.
  static_cast<void>(database_.checkpoint());
  storage::remove_migration_copies(database_.path(),
                                   options_.clock.now() - storage::kMigrationCopyLifetime);
  return {};
}

base::Status Replica::set_identity(const Identity& identity, const crypto::SigningKey& device_key) {
  base::Bytes secret = device_key.secret();
  const auto sealed = vault_.seal(secret, kDeviceLabel);
  base::wipe(secret);
  if (!sealed) return fail(sealed.error());
  YIBAO_CHECK(book_.set_device_key(*sealed));
  return book_.set_identity(identity);
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
  YIBAO_TRY(base::Bytes secret, vault_.open(sealed, kDeviceLabel));
  auto device_key = crypto::SigningKey::from_secret(secret);
  base::wipe(secret);
  if (!device_key)
    return fail(ErrorCode::kCorrupted, "device key", base::TextArgs{{"what", "key"}});
  if (!identity_) YIBAO_CHECK(load());
  device_key_ = std::move(device_key);
  person_ = who;
  YIBAO_CHECK(reload_registry());
  return follow_rules();
}

void Replica::sign_out() {
  vault_.lock();
  device_key_.reset();
  person_.reset();
  unit_profiles_.clear();
  person_profiles_.clear();
  figures_->drop();
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

base::Status Replica::refold(const domain::Subject& subject, const KnownTitles& titles) {
  const auto ruleset = this->ruleset();
  return Projection(entries_, index_, vault_, titles).refold(subject, ruleset.get());
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
    for (const domain::UnitTerms& terms : unit.terms) {
      if (!terms.profile) continue;
      YIBAO_TRY(const auto content, vault_.content(*terms.profile));
      if (!content) continue;
      auto profile = protocol::decode_document<domain::UnitProfile>(content->bytes);
      if (profile) unit_profiles_[*terms.profile] = *std::move(profile);
    }
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

base::Status Replica::refold_all() {
  YIBAO_CHECK(index_.clear());
  YIBAO_TRY(const auto subjects, entries_.subjects());
  for (const domain::Subject& subject : subjects) YIBAO_CHECK(refold(subject));
  return book_.set_facts_rules(rules_of_rows());
}

std::string Replica::rules_of_rows() const {
  const domain::RulesetInfo* info = registry_->ruleset_on(today());
  return (info == nullptr ? "" : info->hash) + std::string(kRowsVersion);
}

base::Status Replica::follow_rules() {
  YIBAO_TRY(const base::Bytes made_by, book_.facts_rules());
  if (made_by == rules_of_rows()) return {};
  YIBAO_TRY(auto transaction, storage::Transaction::begin(database_));
  YIBAO_CHECK(refold_all());
  return transaction.commit();
}

base::Status Replica::finish_purge() {
  storage::remove_migration_copies(database_.path(), base::Timestamp::max());
  const base::Status emptied = database_.checkpoint();
  wiping_unfinished_ = !emptied;
  if (emptied) return {};
  return fail(ErrorCode::kWipingUnfinished, emptied.error().detail, emptied.error().args);
}

}  // namespace yibao::client
