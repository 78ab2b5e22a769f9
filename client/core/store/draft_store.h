// Drafts while they are being written: every save is a revision, sealed, local and prunable. They
// are no events and have no serialised form outside this store: nothing here can be sent.
#pragma once

#include <optional>
#include <vector>

#include "client/core/store/vault.h"
#include "shared/domain/entry.h"

namespace yibao::client {

struct DraftDocument {
  domain::Words words;
  std::string kind;
  std::vector<std::string> topics;
  std::vector<std::string> flags;
  std::vector<base::UnitCode> co_units;
  std::optional<domain::Subject> commission;
  std::optional<base::Date> data_as_of;
  std::optional<base::Date> event_date;
  domain::Tone tone = domain::Tone::kUnstated;
  bool emergency = false;
  std::vector<base::EventId> parents;  // offers it was taken up again from
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("words", self.words);
    field("kind", self.kind);
    field("topics", self.topics);
    field("flags", self.flags);
    field("co_units", self.co_units);
    field("commission", self.commission);
    field("data_as_of", self.data_as_of);
    field("event_date", self.event_date);
    field("tone", self.tone);
    field("emergency", self.emergency);
    field("parents", self.parents);
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
