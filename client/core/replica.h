// One office's copy: one device × one unit. Opens the folder (one program at a time), owns the
// local stores, and keeps in memory what everything else asks for: the registry, the rules in
// force, the names. Commands (commands/*.h), exchange (sync/exchanger.h) and lists are functions
// and classes around it.
//
// Owned by one thread, the core thread. Errors: locked, newer_format, not_initialised, read_only...
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "client/core/store/draft_store.h"
#include "client/core/store/entry_store.h"
#include "client/core/store/list_index.h"
#include "client/core/store/outbox.h"
#include "client/core/store/sync_book.h"
#include "client/core/store/working_papers.h"
#include "shared/rules/scoring.h"
#include "shared/storage/files.h"

namespace yibao::client {

class KeptFigures;

class Replica {
 public:
  struct Options {
    std::filesystem::path folder;
    base::Clock& clock;
    base::RandomSource& random;
    crypto::PassphraseCost cost;
    bool create = false;
    std::string vfs = {};  // tests put a faulty disk here
  };

  static base::Result<std::unique_ptr<Replica>> open(Options options);
  ~Replica();

  // -- who and where
  const std::optional<Identity>& identity() const { return identity_; }
  // Kept, to be in force from the next sign-in: so that one that is rolled back never was.
  base::Status set_identity(const Identity& identity, const crypto::SigningKey& device_key);
  base::Status set_server(const std::string& server);
  bool is_office() const;

  // Unlocks and reads what was sealed. Errors: passphrase_wrong, not_initialised.
  base::Status sign_in(base::ByteView passphrase, const std::optional<base::PersonId>& person);
  void sign_out();
  bool signed_in() const { return person_.has_value(); }
  const std::optional<base::PersonId>& person() const { return person_; }
  const domain::PersonInfo* person_info() const;
  const crypto::SigningKey* device_key() const { return device_key_ ? &*device_key_ : nullptr; }

  // -- what is so
  std::shared_ptr<const domain::Registry> registry() const { return registry_; }
  // Null before the first was adopted.
  std::shared_ptr<const rules::Ruleset> ruleset() const;
  std::shared_ptr<const rules::Ruleset> ruleset_on(base::Date day) const;
  const std::vector<rules::DatedRuleset>& rulesets() const { return rulesets_; }
  // The first day that any rules are in force; today without any.
  base::Date rules_from() const { return rulesets_.empty() ? today() : rulesets_.front().from; }
  // This machine's clock, corrected by what the server said.
  base::Timestamp now() const;
  base::Date today() const;

  std::string unit_name(const base::UnitCode& unit) const;  // today's
  // "" where this replica does not know the person.
  std::string person_name(const base::PersonId& person) const;
  // Null where it is not here.
  const domain::UnitProfile* unit_profile(const domain::ContentAddress& address) const;
  const domain::PersonProfile* person_profile(const base::PersonId& person) const;
  base::Result<base::UnitCode> find_unit(const std::string& text) const;
  base::Result<base::PersonId> find_person(const std::string& text) const;

  base::Result<domain::ItemState> item(const domain::Subject& subject);
  base::Result<domain::CommissionState> commission(const domain::Subject& subject);
  base::Result<std::optional<domain::Words>> words(const domain::ContentAddress& address);
  // A note's or brief's text; "" where it is missing or purged.
  std::string note_text(const std::optional<domain::ContentAddress>& address);

  // -- changing (the caller holds the transaction)
  // Folds a subject anew and writes its row and facts.
  base::Status refold(const domain::Subject& subject, const KnownTitles& titles = {});
  // Every row and fact from the entries again: the rules have changed.
  base::Status refold_all();
  // The same, in a transaction of its own, where other rules are in force than those that facts
  // were made by: they may have begun on a day when this program did not run.
  base::Status follow_rules();
  // After registry entries came or went: reads them all again, with rulesets and names.
  base::Status reload_registry();
  // After a purge, outside a transaction: the write-ahead log is emptied too, and copies that an
  // upgrade left beside the database go. Errors: wiping_unfinished (what was purged is purged, and
  // this is to be called again; opening does so as well).
  base::Status finish_purge();
  bool wiping_unfinished() const { return wiping_unfinished_; }

  storage::Database& database() { return database_; }
  Vault& vault() { return vault_; }
  EntryStore& entries() { return entries_; }
  Outbox& outbox() { return outbox_; }
  DraftStore& drafts() { return drafts_; }
  WorkingPapers& papers() { return papers_; }
  SyncBook& book() { return book_; }
  ListIndex& index() { return index_; }
  // Kept while somebody is signed in.
  KeptFigures& figures() { return *figures_; }
  base::IdMaker& ids() { return ids_; }
  base::RandomSource& random() { return options_.random; }
  base::Clock& clock() { return options_.clock; }
  Progress& progress() { return progress_; }
  crypto::PassphraseCost cost() const { return options_.cost; }

 private:
  Replica(Options options, storage::FolderLock lock, storage::Database database);
  base::Status load();
  std::string rules_of_rows() const;  // by what rows and facts would be made now
  base::Status reload_rulesets();
  base::Status reload_names();

  Options options_;
  storage::FolderLock lock_;
  storage::Database database_;
  Vault vault_;
  EntryStore entries_;
  Outbox outbox_;
  DraftStore drafts_;
  WorkingPapers papers_;
  SyncBook book_;
  ListIndex index_;
  base::IdMaker ids_;

  std::optional<Identity> identity_;
  std::optional<base::PersonId> person_;
  std::optional<crypto::SigningKey> device_key_;
  Progress progress_;
  std::shared_ptr<const domain::Registry> registry_;
  std::vector<rules::DatedRuleset> rulesets_;
  std::map<domain::ContentAddress, domain::UnitProfile> unit_profiles_;
  std::map<base::PersonId, domain::PersonProfile> person_profiles_;
  std::unique_ptr<KeptFigures> figures_;
  bool wiping_unfinished_ = false;
};

}  // namespace yibao::client
