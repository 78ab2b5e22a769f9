#include "client/core/store/draft_store.h"

#include "client/core/store/revision_thinning.h"
#include "shared/base/compression.h"
#include "shared/base/log.h"
#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

constexpr crypto::StrictJsonLimits kDraftLimits{kDraftBytesMax, base::limits::kJsonDepthMax,
                                                kDraftBytesMax, base::limits::kJsonElementsMax};

// As it lies in the vault.
struct KeptDraft : domain::DraftFacts {
  domain::Words words;
  bool internal = false;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("words", self.words);
    field("internal", self.internal);
    domain::DraftFacts::each_field(self, field);
  }
};

template <class Type>
concept Encodable = requires(const Type& value) {
  protocol::to_json(value);
};
template <class Type>
concept Loggable = std::is_constructible_v<base::LogField, std::string_view, Type>;

static_assert(Encodable<domain::Words> && Encodable<domain::DraftFacts>);
static_assert(!Encodable<domain::LocalOnly<domain::Words>> && !Encodable<DraftDocument>);
static_assert(Loggable<std::string>);
static_assert(!Loggable<domain::LocalOnly<domain::Words>> && !Loggable<DraftDocument>);

std::string draft_label(base::ByteView draft_key) {
  return "draft " + base::to_hex(draft_key);
}

}  // namespace

base::Bytes encode_draft(const DraftDocument& document) {
  return crypto::to_canonical(
      protocol::to_json(KeptDraft{document, document.words, document.internal}));
}

base::Result<DraftDocument> decode_draft(base::ByteView bytes) {
  YIBAO_TRY(const auto object, crypto::parse_strict(bytes, kDraftLimits));
  YIBAO_TRY(KeptDraft kept, protocol::read_body<KeptDraft>(object, protocol::Strings::kText));
  DraftDocument document{kept, std::move(kept.words)};
  document.internal = kept.internal;
  return document;
}

base::Result<std::int64_t> DraftStore::save(const domain::Subject& draft,
                                            const DraftDocument& document, base::Timestamp now) {
  YIBAO_TRY(auto transaction, storage::Transaction::begin(database_));
  YIBAO_TRY(const std::int64_t number, keep(draft, document, now));
  YIBAO_CHECK(transaction.commit());
  return number;
}

base::Result<std::int64_t> DraftStore::keep(const domain::Subject& draft,
                                            const DraftDocument& document, base::Timestamp at) {
  const base::Bytes key = domain::subject_key(draft);
  const base::Bytes plain = encode_draft(document);
  YIBAO_TRY(const auto newest,
            database_.find_integer("SELECT newest FROM draft WHERE draft = ?1", Blob{key}));
  if (newest) {
    YIBAO_TRY(const auto sealed,
              database_.find_bytes("SELECT sealed FROM revision WHERE number = ?1", *newest));
    YIBAO_TRY(const base::Bytes before, vault_.open(sealed.value_or(""), draft_label(key)));
    YIBAO_TRY(const base::Bytes before_plain, base::decompress(before, kDraftBytesMax));
    if (before_plain == plain) return *newest;
  }
  YIBAO_TRY(const base::Bytes sealed, vault_.seal(base::compress_small(plain), draft_label(key)));
  YIBAO_CHECK(database_.run("INSERT INTO revision (draft, saved_at, sealed) VALUES (?1, ?2, ?3)",
                            Blob{key}, base::to_millis(at), Blob{sealed}));
  const std::int64_t number = database_.last_row_id();
  YIBAO_CHECK(
      database_.run("INSERT OR REPLACE INTO draft (draft, changed_at, newest) VALUES (?1, ?2, ?3)",
                    Blob{key}, base::to_millis(at), number));
  YIBAO_TRY(const auto revisions, history(draft));
  for (const std::int64_t old : revisions_to_drop(revisions)) {
    YIBAO_CHECK(database_.run("DELETE FROM revision WHERE number = ?1", old));
  }
  return number;
}

base::Result<std::optional<DraftDocument>> DraftStore::revision(const domain::Subject& draft,
                                                                std::int64_t number) {
  const base::Bytes key = domain::subject_key(draft);
  std::optional<base::Bytes> sealed;
  YIBAO_CHECK(database_.query(
      "SELECT sealed FROM revision WHERE number = ?1 AND draft = ?2",
      [&](const Row& row) {
        sealed = base::Bytes(row.bytes(0));
        return false;
      },
      number, Blob{key}));
  if (!sealed) return std::optional<DraftDocument>();
  YIBAO_TRY(const base::Bytes packed, vault_.open(*sealed, draft_label(key)));
  YIBAO_TRY(const base::Bytes plain, base::decompress(packed, kDraftBytesMax));
  YIBAO_TRY(auto document, decode_draft(plain));
  return std::optional(std::move(document));
}

base::Result<std::optional<DraftDocument>> DraftStore::load(const domain::Subject& draft) {
  const base::Bytes key = domain::subject_key(draft);
  YIBAO_TRY(const auto newest,
            database_.find_integer("SELECT newest FROM draft WHERE draft = ?1", Blob{key}));
  if (!newest) return std::optional<DraftDocument>();
  return revision(draft, *newest);
}

base::Result<std::vector<DraftInfo>> DraftStore::all() {
  std::vector<DraftInfo> drafts;
  YIBAO_CHECK(database_.query(
      "SELECT draft, changed_at, newest FROM draft ORDER BY changed_at DESC", [&](const Row& row) {
        drafts.push_back({domain::subject_from_key(row.bytes(0)), base::from_millis(row.integer(1)),
                          row.integer(2)});
        return true;
      }));
  return drafts;
}

base::Result<std::vector<RevisionInfo>> DraftStore::history(const domain::Subject& draft) {
  std::vector<RevisionInfo> revisions;
  const base::Bytes key = domain::subject_key(draft);
  YIBAO_CHECK(database_.query(
      "SELECT number, saved_at FROM revision WHERE draft = ?1 ORDER BY number DESC",
      [&](const Row& row) {
        revisions.push_back({row.integer(0), base::from_millis(row.integer(1))});
        return true;
      },
      Blob{key}));
  return revisions;
}

base::Status DraftStore::finish(const domain::Subject& draft) {
  const base::Bytes key = domain::subject_key(draft);
  return database_.run("DELETE FROM draft WHERE draft = ?1", Blob{key});
}

base::Status DraftStore::remove(const domain::Subject& draft) {
  const base::Bytes key = domain::subject_key(draft);
  YIBAO_CHECK(database_.run("DELETE FROM revision WHERE draft = ?1", Blob{key}));
  return database_.run("DELETE FROM draft WHERE draft = ?1", Blob{key});
}

}  // namespace yibao::client
