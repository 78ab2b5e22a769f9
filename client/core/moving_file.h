// The file in which drafts are carried to another computer of the unit, sealed under a passphrase
// of its own by the vault's means (scrypt, AES-256-GCM). Values and bytes only, for any thread;
// sealing and opening take as long as signing in.
//
//   "YIBAO DRAFTS 1\n" | the wrapped key | the sealed parcel | SHA-256 of all before it
//
// The digest tells a damaged file from a wrong passphrase; nothing is trusted for its sake.
#pragma once

#include "client/core/store/draft_store.h"
#include "shared/domain/entry.h"

namespace yibao::client {

inline constexpr const char* kDraftsFileEnding = ".yibao-drafts";

// A draft as it stands, without the saves before it.
struct MovedDraft {
  domain::Subject id;
  base::Timestamp changed_at{};
  DraftDocument document;
  std::vector<domain::Content> contents;  // what is attached: manifests and their pieces

  std::size_t bytes() const;  // it takes about as many
};

struct DraftsParcel {
  base::JurisdictionCode jurisdiction;
  base::UnitCode unit;
  std::vector<MovedDraft> drafts;
};

// Errors: passphrase_weak; not_allowed_now (drafts_many: more than one file holds).
base::Result<base::Bytes> seal_parcel(const DraftsParcel& parcel, base::ByteView passphrase,
                                      crypto::PassphraseCost cost, base::RandomSource& random);

// Errors: file_unknown, file_damaged, file_passphrase, newer_format.
base::Result<DraftsParcel> open_parcel(base::ByteView file, base::ByteView passphrase);

}  // namespace yibao::client
