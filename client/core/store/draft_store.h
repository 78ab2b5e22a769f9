// Drafts while they are being written: every save is a revision, sealed, local and prunable. They
// are no events: nothing here can be sent. Besides this store only the file that a person carries
// to another computer (moving_file.h) has a serialised form of them.
#pragma once

#include <optional>
#include <vector>

#include "client/core/store/vault.h"
#include "shared/domain/entry.h"
#include "shared/domain/local_only.h"

namespace yibao::client {

struct DraftDocument : domain::DraftFacts {
  domain::LocalOnly<domain::Words> words;
  // 工作秘密: stays on this machine, sealed, and cannot be offered while it stands. Only this store
  // has it: there is no place for it in anything that is sent.
  bool internal = false;
  // Hides those of the facts: as a whole it is kept (encode_draft) and never sent.
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) = delete;
};

base::Bytes encode_draft(const DraftDocument& document);
// Errors: those of strict JSON, field_invalid.
base::Result<DraftDocument> decode_draft(base::ByteView bytes);

// A draft may be longer than what can be offered: pre-flight says so, saving must not fail.
inline constexpr std::size_t kDraftBytesMax = 4 * 1024 * 1024;

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
  // As `save`; the caller holds the transaction.
  base::Result<std::int64_t> keep(const domain::Subject& draft, const DraftDocument& document,
                                  base::Timestamp at);
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
