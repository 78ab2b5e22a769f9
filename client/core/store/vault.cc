#include "client/core/store/vault.h"

#include "shared/base/compression.h"
#include "shared/base/limits.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using storage::Blob;
using storage::Row;

constexpr std::string_view kSigningLabel = "signing-key";

base::TextArgs in_seconds(std::chrono::seconds wait) {
  return {{"seconds", std::to_string(wait.count())}};
}

std::string content_label(const domain::ContentAddress& address) {
  return "content " + domain::text(address);
}

}  // namespace

base::Status check_passphrase(base::ByteView passphrase) {
  if (passphrase.size() >= base::limits::kPassphraseBytesMin &&
      passphrase.size() <= base::limits::kPassphraseBytesMax) {
    return {};
  }
  return fail(ErrorCode::kPassphraseWeak, "length",
              base::TextArgs{{"least", std::to_string(base::limits::kPassphraseBytesMin)},
                             {"characters", "4"}});
}

base::Result<std::vector<PersonSlot>> Vault::people() {
  std::vector<PersonSlot> slots;
  YIBAO_CHECK(database_.query("SELECT person, key FROM person ORDER BY rowid", [&](const Row& row) {
    const auto person = base::to_array<16>(row.bytes(0));
    const auto key = base::to_array<16>(row.bytes(1));
    if (person && key) slots.push_back({base::PersonId(*person), crypto::KeyId(*key)});
    return true;
  }));
  return slots;
}

base::Status Vault::add_person(const base::PersonId& person, const crypto::SigningKey& key,
                               base::ByteView passphrase, crypto::PassphraseCost cost) {
  YIBAO_CHECK(check_passphrase(passphrase));
  YIBAO_TRY(const auto slots, people());
  if (!data_key_) {
    if (!slots.empty()) return fail(ErrorCode::kSignedOut);
    data_key_ = random_.array<32>();
  }
  const base::Bytes wrapped =
      crypto::wrap_secret(passphrase, base::view(*data_key_), cost, random_);
  base::Bytes secret = key.secret();
  const auto sealed_key = seal(secret, kSigningLabel);
  base::wipe(secret);
  if (!sealed_key) return fail(sealed_key.error());
  return database_.run(
      "INSERT OR REPLACE INTO person (person, key, data_key, signing_key) VALUES (?1, ?2, ?3, ?4)",
      Blob{base::view(person.bytes())}, Blob{base::view(key.key_id().bytes())}, Blob{wrapped},
      Blob{*sealed_key});
}

base::Status Vault::change_passphrase(const base::PersonId& person, base::ByteView passphrase,
                                      crypto::PassphraseCost cost) {
  YIBAO_CHECK(check_passphrase(passphrase));
  if (!data_key_) return fail(ErrorCode::kSignedOut);
  const base::Bytes wrapped =
      crypto::wrap_secret(passphrase, base::view(*data_key_), cost, random_);
  return database_.run("UPDATE person SET data_key = ?2 WHERE person = ?1",
                       Blob{base::view(person.bytes())}, Blob{wrapped});
}

base::Result<base::PersonId> Vault::unlock(base::ByteView passphrase,
                                           const std::optional<base::PersonId>& person) {
  YIBAO_TRY(const auto slots, people());
  if (slots.empty()) {
    return fail(ErrorCode::kNotInitialised, "no person",
                base::TextArgs{{"path", database_.path().parent_path().string()}});
  }
  base::Error last(ErrorCode::kPassphraseWrong);
  std::optional<std::chrono::seconds> too_early;  // of those who were not asked
  std::optional<std::chrono::seconds> until_next;
  std::vector<base::PersonId> asked;
  const auto sooner = [](std::optional<std::chrono::seconds>& of, std::chrono::seconds wait) {
    if (!of || wait < *of) of = wait;
  };
  for (const PersonSlot& slot : slots) {
    if (person && slot.person != *person) continue;
    YIBAO_TRY(std::chrono::seconds wait, tries_.wait(slot.person));
    if (wait.count() > 0) {
      sooner(too_early, wait);
      continue;
    }
    auto data_key = try_slot(slot.person, passphrase);
    if (data_key) {
      for (const base::PersonId& other : asked) YIBAO_CHECK(tries_.excuse(other));
      YIBAO_CHECK(take_keys(slot.person, *std::move(data_key)));
      return slot.person;
    }
    asked.push_back(slot.person);
    last = data_key.error();
    YIBAO_TRY(wait, tries_.wait(slot.person));
    sooner(until_next, wait);
  }
  // It may have been the passphrase of somebody who was not asked.
  if (too_early) return fail(ErrorCode::kPassphraseWait, "passphrase", in_seconds(*too_early));
  const bool waits = until_next && until_next->count() > 0;
  if (waits && last.code == ErrorCode::kPassphraseWrong) last.args = in_seconds(*until_next);
  return fail(last);
}

base::Result<base::Bytes> Vault::try_slot(const base::PersonId& person, base::ByteView passphrase) {
  YIBAO_TRY(const auto wrapped,
            database_.find_bytes("SELECT data_key FROM person WHERE person = ?1",
                                 Blob{base::view(person.bytes())}));
  YIBAO_CHECK(tries_.begin(person));
  YIBAO_TRY(base::Bytes data_key, crypto::unwrap_secret(passphrase, wrapped.value_or("")));
  YIBAO_CHECK(tries_.forget(person));
  return data_key;
}

base::Status Vault::keep_recovery(const base::PersonId& person, base::ByteView secret,
                                  crypto::PassphraseCost cost, base::Timestamp made_at) {
  if (!data_key_) return fail(ErrorCode::kSignedOut);
  const base::Bytes wrapped = crypto::wrap_secret(secret, base::view(*data_key_), cost, random_);
  return database_.run(
      "INSERT OR REPLACE INTO recovery (person, data_key, made_at) VALUES (?1, ?2, ?3)",
      Blob{base::view(person.bytes())}, Blob{wrapped}, base::to_millis(made_at));
}

base::Result<std::optional<base::Timestamp>> Vault::recovery_made_at(const base::PersonId& person) {
  YIBAO_TRY(const auto millis,
            database_.find_integer("SELECT made_at FROM recovery WHERE person = ?1",
                                   Blob{base::view(person.bytes())}));
  return millis ? std::optional(base::from_millis(*millis)) : std::nullopt;
}

base::Status Vault::end_recovery(const base::PersonId& person) {
  return database_.run("DELETE FROM recovery WHERE person = ?1", Blob{base::view(person.bytes())});
}

base::Result<base::PersonId> Vault::unlock_by_recovery(base::ByteView secret) {
  std::vector<std::pair<base::PersonId, base::Bytes>> rows;
  YIBAO_CHECK(database_.query("SELECT person, data_key FROM recovery", [&](const Row& row) {
    const auto person = base::to_array<16>(row.bytes(0));
    if (person) rows.emplace_back(*person, row.bytes(1));
    return true;
  }));
  if (rows.empty()) return fail(base::not_now("recovery_none"));
  base::Error last(ErrorCode::kPassphraseWrong);
  for (const auto& [person, wrapped] : rows) {
    auto data_key = crypto::unwrap_secret(secret, wrapped);
    if (!data_key) {
      last = data_key.error();
      continue;
    }
    YIBAO_CHECK(tries_.forget(person));
    YIBAO_CHECK(take_keys(person, *std::move(data_key)));
    return person;
  }
  return fail(last);
}

base::Status Vault::take_keys(const base::PersonId& person, base::Bytes data_key) {
  auto key = base::to_array<32>(data_key);
  base::wipe(data_key);
  if (!key) return fail(ErrorCode::kCorrupted, "data key", base::TextArgs{{"what", "data key"}});
  data_key_ = *key;
  base::wipe(*key);
  YIBAO_TRY(const auto sealed,
            database_.find_bytes("SELECT signing_key FROM person WHERE person = ?1",
                                 Blob{base::view(person.bytes())}));
  YIBAO_TRY(base::Bytes secret, open(sealed.value_or(""), kSigningLabel));
  signing_key_ = crypto::SigningKey::from_secret(secret);
  base::wipe(secret);
  if (signing_key_) return {};
  return fail(ErrorCode::kCorrupted, "signing key", base::TextArgs{{"what", "key"}});
}

void Vault::lock() {
  if (data_key_) base::wipe(*data_key_);
  data_key_.reset();
  signing_key_.reset();
}

base::Result<base::Bytes> Vault::seal(base::ByteView plain, std::string_view label) const {
  if (!data_key_) return fail(ErrorCode::kSignedOut);
  return crypto::seal(*data_key_, plain, label, random_);
}

base::Result<base::Bytes> Vault::open(base::ByteView sealed, std::string_view label) const {
  if (!data_key_) return fail(ErrorCode::kSignedOut);
  auto plain = crypto::open(*data_key_, sealed, label);
  if (!plain) {
    return fail(ErrorCode::kCorrupted, std::string(label),
                base::TextArgs{{"what", std::string(label)}});
  }
  return plain;
}

PackedContent pack(const domain::Content& content) {
  PackedContent packed{content.media, base::Bytes(base::view(content.salt))};
  packed.plain += base::compress_small(content.bytes);
  return packed;
}

base::Status Vault::keep(const domain::ContentAddress& address, const PackedContent& content) {
  YIBAO_TRY(const base::Bytes sealed, seal(content.plain, content_label(address)));
  return database_.run("INSERT OR IGNORE INTO content (address, media, sealed) VALUES (?1, ?2, ?3)",
                       Blob{base::view(address.digest)}, static_cast<int>(content.media),
                       Blob{sealed});
}

base::Result<std::optional<domain::Content>> Vault::content(const domain::ContentAddress& address) {
  std::optional<base::Bytes> sealed;
  domain::Content content;
  YIBAO_CHECK(database_.query(
      "SELECT media, sealed FROM content WHERE address = ?1",
      [&](const Row& row) {
        content.media = static_cast<domain::MediaType>(row.integer(0));
        if (!row.is_null(1)) sealed = base::Bytes(row.bytes(1));
        return false;
      },
      Blob{base::view(address.digest)}));
  if (!sealed) return std::optional<domain::Content>();
  YIBAO_TRY(const base::Bytes plain, open(*sealed, content_label(address)));
  const auto salt = base::to_array<16>(base::ByteView(plain).substr(0, 16));
  if (!salt) return fail(ErrorCode::kCorrupted, "content", base::TextArgs{{"what", "content"}});
  content.salt = *salt;
  YIBAO_TRY(content.bytes, base::decompress(base::ByteView(plain).substr(16),
                                            domain::content_bytes_max(content.media)));
  return std::optional(std::move(content));
}

base::Result<bool> Vault::has(const domain::ContentAddress& address) {
  YIBAO_TRY(const auto found,
            database_.find_integer("SELECT 1 FROM content WHERE address = ?1 AND sealed NOT NULL",
                                   Blob{base::view(address.digest)}));
  return found.has_value();
}

base::Status Vault::forget(const domain::ContentAddress& address) {
  return database_.run("DELETE FROM content WHERE address = ?1", Blob{base::view(address.digest)});
}

base::Status Vault::purge(const domain::ContentAddress& address) {
  return database_.run(
      "INSERT INTO content (address, media, sealed) VALUES (?1, 0, NULL)"
      " ON CONFLICT (address) DO UPDATE SET sealed = NULL",
      Blob{base::view(address.digest)});
}

}  // namespace yibao::client
