#include "client/core/recovery.h"

#include "shared/protocol/session.h"

namespace yibao::client {
namespace {

// As it is typed does not matter, its characters do.
base::Bytes secret_of(const protocol::OneTimeCode& code) {
  return code.ticket + code.secret;
}

}  // namespace

base::Result<std::string> new_recovery_code(Replica& replica) {
  if (!replica.person()) return base::fail(base::ErrorCode::kSignedOut);
  const protocol::OneTimeCode code = protocol::make_code(replica.random());
  base::Bytes secret = secret_of(code);
  const base::Status kept =
      replica.vault().keep_recovery(*replica.person(), secret, replica.cost(), replica.now());
  base::wipe(secret);
  YIBAO_CHECK(kept);
  return code.text();
}

base::Result<base::PersonId> recover(Replica& replica, std::string_view code,
                                     base::ByteView passphrase) {
  const auto typed = protocol::parse_code(code);
  if (!typed) return base::fail(base::not_now("recovery_mistyped"));
  YIBAO_CHECK(check_passphrase(passphrase));
  base::Bytes secret = secret_of(*typed);
  const auto person = replica.vault().unlock_by_recovery(secret);
  base::wipe(secret);
  if (!person) {
    const bool wrong = person.error().code == base::ErrorCode::kPassphraseWrong;
    return base::fail(wrong ? base::not_now("recovery_wrong") : person.error());
  }
  const auto set = [&]() -> base::Status {
    YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
    YIBAO_CHECK(replica.vault().change_passphrase(*person, passphrase, replica.cost()));
    YIBAO_CHECK(replica.vault().end_recovery(*person));
    return transaction.commit();
  }();
  replica.vault().lock();
  YIBAO_CHECK(set);
  return *person;
}

}  // namespace yibao::client
