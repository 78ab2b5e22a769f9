#include "client/core/recovery.h"

#include <doctest/doctest.h>

#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::kLeastCost;
using testing::must;

constexpr const char* kForgotten = "forgotten passphrase";
constexpr const char* kFresh = "another passphrase";

// Two people at one computer, with something sealed.
struct Shared {
  testing::TempFolder folder;
  testing::TestClock clock;
  base::SeededRandom random{1};
  std::unique_ptr<Replica> replica;
  base::PersonId first = base::PersonId(random.array<16>());
  base::PersonId second = base::PersonId(random.array<16>());
  base::Bytes sealed;

  Shared() {
    Replica::Options options{folder.path(), clock, random, kLeastCost};
    options.create = true;
    replica = must(Replica::open(std::move(options)));
    must(vault().add_person(first, crypto::SigningKey::generate(random), kForgotten, kLeastCost));
    must(vault().add_person(second, crypto::SigningKey::generate(random), "colleague words",
                            kLeastCost));
    sealed = must(vault().seal("a draft", "label"));
  }
  Vault& vault() { return replica->vault(); }
  // As the replica does once somebody is signed in.
  std::string code_for(const base::PersonId& person) {
    const protocol::OneTimeCode code = protocol::make_code(random);
    must(vault().keep_recovery(person, code.ticket + code.secret, kLeastCost, clock.now()));
    return code.text();
  }
  std::string why(const base::Result<base::PersonId>& result) {
    REQUIRE_FALSE(result.has_value());
    for (const auto& [name, value] : result.error().args) {
      if (name == "reason") return value;
    }
    return code_of(result);
  }
};

TEST_CASE("the code sets another passphrase for its person and has then ended") {
  Shared at;
  const std::string code = at.code_for(at.first);
  CHECK(must(at.vault().recovery_made_at(at.first)) == at.clock.now());
  at.vault().lock();
  CHECK(must(recover(*at.replica, code, kFresh)) == at.first);
  CHECK_FALSE(at.vault().is_open());
  CHECK(must(at.vault().unlock(kFresh, std::nullopt)) == at.first);
  CHECK(must(at.vault().open(at.sealed, "label")) == "a draft");
  CHECK(at.vault().signing_key() != nullptr);
  CHECK_FALSE(at.vault().unlock(kForgotten, at.first).has_value());
  CHECK(must(at.vault().unlock("colleague words", at.second)) == at.second);
  CHECK_FALSE(must(at.vault().recovery_made_at(at.first)));
  CHECK(at.why(recover(*at.replica, code, kFresh)) == "@why.recovery_none");
}

TEST_CASE("capitals, blanks and dashes of a code do not matter") {
  Shared at;
  std::string code = at.code_for(at.second);
  at.vault().lock();
  for (char& letter : code) letter = letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
  CHECK(must(recover(*at.replica, code, kFresh)) == at.second);
}

TEST_CASE("a sheet that was made anew ends the one before; other codes set nothing") {
  Shared at;
  const std::string old = at.code_for(at.first);
  const std::string code = at.code_for(at.first);
  at.vault().lock();
  CHECK(at.why(recover(*at.replica, old, kFresh)) == "@why.recovery_wrong");
  CHECK(at.why(recover(*at.replica, "ABCD", kFresh)) == "@why.recovery_mistyped");
  CHECK(code_of(recover(*at.replica, code, "short")) == "passphrase_weak");
  CHECK_FALSE(at.vault().is_open());
  CHECK(must(at.vault().unlock(kForgotten, at.first)) == at.first);
  CHECK(must(at.vault().recovery_made_at(at.first)));
}

TEST_CASE("nobody makes a sheet without having signed in, and none is in the folder") {
  Shared at;
  CHECK(code_of(new_recovery_code(*at.replica)) == "signed_out");
  const std::string code = at.code_for(at.first);
  at.replica.reset();
  const auto parsed = protocol::parse_code(code);
  for (const auto& file : std::filesystem::directory_iterator(at.folder.path())) {
    const std::string bytes = testing::read_file(file.path());
    CHECK(bytes.find(code) == std::string::npos);
    CHECK(bytes.find(parsed->secret) == std::string::npos);
  }
}

}  // namespace
}  // namespace yibao::client
