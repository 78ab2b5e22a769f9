// What is left in memory after somebody locked the screen or signed out: nothing to sign or to read
// with.
#include <doctest/doctest.h>

#include "client/core/store/vault.h"
#include "shared/base/ids.h"
#include "tests/client/county.h"
#include "tests/support/own_memory.h"

namespace yibao::client {
namespace {

using testing::County;
using testing::Masked;
using testing::must;

// Made here and wiped, so that it stands nowhere but where the program put it.
Masked new_passphrase(base::RandomSource& random) {
  std::string words = "口令";
  for (int i = 0; i < 20; ++i) words += static_cast<char>('a' + random.below(26));
  Masked masked(words);
  base::wipe(words);
  return masked;
}

struct SignedIn {
  County county;
  Masked passphrase = new_passphrase(county.random);
  std::unique_ptr<testing::Computer> computer;
  std::optional<Masked> signing_key;
  std::optional<Masked> device_key;

  SignedIn() {
    std::string words = passphrase.text();
    computer =
        county.join("chengchuan", {domain::Role::kReporter}, domain::LeaderPost::kNone, words);
    computer->close();
    computer->start();
    must(computer->sign_in(words));
    base::wipe(words);
    signing_key.emplace(base::view(replica().vault().signing_key()->seed()));
    device_key.emplace(base::view(replica().device_key()->seed()));
  }
  Replica& replica() { return computer->replica(); }
};

TEST_CASE("once used, the passphrase is nowhere in memory") {
  SignedIn here;
  CHECK(here.passphrase.times_in_memory() == 0);
  const std::string told = here.passphrase.text();
  CHECK(here.passphrase.times_in_memory() >= 1);  // it would be found
}

TEST_CASE("behind a locked screen there is no key to sign with, signed out none to read with") {
  SignedIn here;
  CHECK(here.signing_key->times_in_memory() >= 1);
  CHECK(here.device_key->times_in_memory() >= 1);
  here.replica().vault().drop_signing_key();
  CHECK(here.signing_key->times_in_memory() == 0);
  CHECK(here.device_key->times_in_memory() >= 1);  // exchange goes on
  here.replica().sign_out();
  CHECK(here.device_key->times_in_memory() == 0);
}

}  // namespace
}  // namespace yibao::client
