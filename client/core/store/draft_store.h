// Drafts while they are being written: every save is a revision, sealed, local and prunable. They
// are no events and have no serialised form outside this store: nothing here can be sent.
#pragma once

#include <optional>
#include <vector>

#include "client/core/store/vault.h"
#include "shared/domain/entry.h"

namespace yibao::client {

struct DraftDocument : domain::DraftFacts {
  domain::Words words;
  // 工作秘密: stays on this machine, sealed, and cannot be offered while it stands. Only this store
  // has it: there is no place for it in anything that is sent.
  bool internal = false;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("words", self.words);
    field("internal", self.internal);
    domain::DraftFacts::each_field(self, field);
  }
};

struct DraftInfo {
  domain::Subject draft;
  base::Timestamp changed_at{};
  std::int64_t newest = 0;
};

struct RevisionInfo {
  std::int64_t number = 0;
  base::Timestamp saved_at{};
};

class DraftStore {
 public:
  DraftStore(storage::Database& database, Vault& vault) : database_(database), vault_(vault) {}

  // A save that changes nothing makes no revision. Gives the newest revision's number.
  base::Result<std::int64_t> save(const domain::Subject& draft, const DraftDocument& document,
                                  base::Timestamp now);
  base::Result<std::optional<DraftDocument>> load(const domain::Subject& draft);
  base::Result<std::optional<DraftDocument>> revision(const domain::Subject& draft,
                                                      std::int64_t number);
  base::Result<std::vector<DraftInfo>> all();
  base::Result<std::vector<RevisionInfo>> history(const domain::Subject& draft);
  // Was offered: nothing unsent is left to load, the history stays.
  base::Status finish(const domain::Subject& draft);
  // With its history; the caller completes it with a checkpoint of the WAL.
  base::Status remove(const domain::Subject& draft);

 private:
  storage::Database& database_;
  Vault& vault_;
};

}  // namespace yibao::client
