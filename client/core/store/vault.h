// The replica's data key, and everything sealed under it. The key is random and wrapped once for
// each person by their passphrase; it is in memory only while somebody is signed in.
//
// Reading or sealing while locked is an error (signed_out), not an empty answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/core/store/passphrase_tries.h"
#include "shared/crypto/secret_box.h"
#include "shared/crypto/signature.h"
#include "shared/domain/content.h"
#include "shared/storage/database.h"

namespace yibao::client {

struct PersonSlot {
  base::PersonId person;
  crypto::KeyId key;
};

// A content as it will be sealed: making it costs more than keeping it, and can be done in any
// thread.
struct PackedContent {
  domain::MediaType media = domain::MediaType::kNote;
  base::Bytes plain;  // salt, then compressed bytes
};
PackedContent pack(const domain::Content& content);

// Long enough, and no longer than anybody types. Error: passphrase_weak.
base::Status check_passphrase(base::ByteView passphrase);

class Vault {
 public:
  Vault(storage::Database& database, base::RandomSource& random, base::Clock& clock)
      : database_(database), random_(random), tries_(database, clock) {}
  ~Vault() { lock(); }

  base::Result<std::vector<PersonSlot>> people();
  // The first person's: makes the data key. Others': needs the vault open.
  base::Status add_person(const base::PersonId& person, const crypto::SigningKey& key,
                          base::ByteView passphrase, crypto::PassphraseCost cost);
  base::Status change_passphrase(const base::PersonId& person, base::ByteView passphrase,
                                 crypto::PassphraseCost cost);
  // Tries the person's slot, or all of them. After some wrong ones in a row each further try waits
  // (passphrase_tries.h). Errors: passphrase_wrong (with the `seconds` until another is heard,
  // where there are any), passphrase_wait (was not tried: so many `seconds` too early),
  // not_initialised.
  base::Result<base::PersonId> unlock(base::ByteView passphrase,
                                      const std::optional<base::PersonId>& person);
  // Another secret that opens the vault for the person; one holds at a time (recovery.h). Needs the
  // vault open.
  base::Status keep_recovery(const base::PersonId& person, base::ByteView secret,
                             crypto::PassphraseCost cost, base::Timestamp made_at);
  base::Result<std::optional<base::Timestamp>> recovery_made_at(const base::PersonId& person);
  base::Status end_recovery(const base::PersonId& person);
  // Whoever it is for; never waits, since nobody guesses it. Errors: passphrase_wrong;
  // not_allowed_now (recovery_none: there is none).
  base::Result<base::PersonId> unlock_by_recovery(base::ByteView secret);
  void lock();
  bool is_open() const { return data_key_.has_value(); }
  // The signed-in person's; null while locked.
  const crypto::SigningKey* signing_key() const { return signing_key_ ? &*signing_key_ : nullptr; }
  // Drops the signing key only: the screen is locked, exchange goes on.
  void drop_signing_key() { signing_key_.reset(); }

  base::Result<base::Bytes> seal(base::ByteView plain, std::string_view label) const;
  base::Result<base::Bytes> open(base::ByteView sealed, std::string_view label) const;

  // -- contents
  base::Status keep(const domain::ContentAddress& address, const PackedContent& content);
  base::Status keep(const domain::ContentAddress& address, const domain::Content& content) {
    return keep(address, pack(content));
  }
  // nullopt: not here, or purged.
  base::Result<std::optional<domain::Content>> content(const domain::ContentAddress& address);
  // Whether content() would give it.
  base::Result<bool> has(const domain::ContentAddress& address);
  // The row stays, so that nobody waits for the words; a checkpoint of the WAL completes it.
  base::Status purge(const domain::ContentAddress& address);
  // As if it had never been here: it may come again. A checkpoint completes this too.
  base::Status forget(const domain::ContentAddress& address);

 private:
  base::Result<base::Bytes> try_slot(const base::PersonId& person, base::ByteView passphrase);
  base::Status take_keys(const base::PersonId& person, base::Bytes data_key);

  storage::Database& database_;
  base::RandomSource& random_;
  PassphraseTries tries_;
  std::optional<crypto::SecretKey> data_key_;
  std::optional<crypto::SigningKey> signing_key_;
};

}  // namespace yibao::client
