#include "client/core/store/vault.h"

#include <doctest/doctest.h>

#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::kLeastCost;
using testing::must;

// A replica's store with nothing but a vault in it.
struct Strongbox {
  testing::TempFolder folder;
  testing::TestClock clock;
  base::SeededRandom random{1};
  std::unique_ptr<Replica> replica;

  Strongbox() { start(); }
  void start() {
    replica.reset();
    Replica::Options options{folder.path(), clock, random, kLeastCost};
    options.create = true;
    replica = must(Replica::open(std::move(options)));
  }
  Vault& vault() { return replica->vault(); }
  base::PersonId person() { return base::PersonId(random.array<16>()); }
  crypto::SigningKey key() { return crypto::SigningKey::generate(random); }
};

constexpr const char* kFirst = "first passphrase";
constexpr const char* kSecond = "second passphrase";

domain::Content note(base::RandomSource& random, const char* text) {
  return domain::make_content(domain::MediaType::kNote, text, random);
}

TEST_CASE("a vault opens with the passphrase that made it and gives its person and key") {
  Strongbox box;
  const auto person = box.person();
  const auto key = box.key();
  must(box.vault().add_person(person, key, kFirst, kLeastCost));
  box.start();
  CHECK(!box.vault().is_open());
  CHECK(must(box.vault().unlock(kFirst, std::nullopt)) == person);
  REQUIRE(box.vault().signing_key() != nullptr);
  CHECK(box.vault().signing_key()->key_id() == key.key_id());
  const auto people = must(box.vault().people());
  REQUIRE(people.size() == 1);
  CHECK(people.front().person == person);
  CHECK(people.front().key == key.key_id());
}

TEST_CASE("a wrong passphrase opens nothing, and the right one still does") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  box.start();
  for (const char* wrong : {"", "first passphras", "first passphrase ", "First passphrase"}) {
    CHECK(code_of(box.vault().unlock(wrong, std::nullopt)) == "passphrase_wrong");
    CHECK(!box.vault().is_open());
    CHECK(box.vault().signing_key() == nullptr);
  }
  must(box.vault().unlock(kFirst, std::nullopt));
}

// How long the next try has to wait, as the error says; 0 where it says nothing.
std::int64_t seconds_of(const base::Result<base::PersonId>& tried) {
  REQUIRE_FALSE(tried.has_value());
  for (const auto& [name, value] : tried.error().args) {
    if (name == "seconds") return std::stoll(value);
  }
  return 0;
}

// So many wrong ones in a row, each as soon as it is heard.
void guess(Strongbox& box, const std::optional<base::PersonId>& person, int times) {
  for (int i = 0; i < times; ++i) {
    const auto wrong = box.vault().unlock("a guess at it", person);
    CHECK(code_of(wrong) == "passphrase_wrong");
    box.clock.advance(std::chrono::seconds(seconds_of(wrong)));
  }
}

TEST_CASE("after five wrong passphrases in a row each further try waits longer, up to a minute") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  box.vault().lock();
  for (const std::int64_t expected : {0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60}) {
    const auto wrong = box.vault().unlock("a guess at it", std::nullopt);
    CHECK(code_of(wrong) == "passphrase_wrong");
    CHECK(seconds_of(wrong) == expected);
    if (expected == 0) continue;
    box.clock.advance(std::chrono::seconds(expected) - std::chrono::milliseconds(1));
    // Too early it is not tried, not even the right one, and costs nothing.
    const auto early = box.vault().unlock(kFirst, std::nullopt);
    CHECK(code_of(early) == "passphrase_wait");
    CHECK(seconds_of(early) == 1);
    CHECK_FALSE(box.vault().is_open());
    box.clock.advance(std::chrono::milliseconds(1));
  }
  // Never a lock-out: the right one opens, and with it all is forgotten.
  must(box.vault().unlock(kFirst, std::nullopt));
  box.vault().lock();
  guess(box, std::nullopt, 4);
  must(box.vault().unlock(kFirst, std::nullopt));
}

TEST_CASE("a program that is started again has forgotten no wrong passphrase") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  box.start();
  for (int i = 0; i < 5; ++i) {
    CHECK(code_of(box.vault().unlock("a guess at it", std::nullopt)) == "passphrase_wrong");
    box.start();
  }
  CHECK(seconds_of(box.vault().unlock(kFirst, std::nullopt)) == 2);
  box.start();
  box.clock.advance(std::chrono::seconds(2));
  must(box.vault().unlock(kFirst, std::nullopt));
  box.start();
  guess(box, std::nullopt, 4);
  must(box.vault().unlock(kFirst, std::nullopt));
}

TEST_CASE("a clock that is set back, or years off, makes nobody wait longer than the most") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  box.vault().lock();
  guess(box, std::nullopt, 12);
  CHECK(code_of(box.vault().unlock("a guess at it", std::nullopt)) == "passphrase_wrong");
  for (const char* day : {"2019-01-01 00:00", "1970-01-02 00:00"}) {
    CAPTURE(day);
    box.clock.set(testing::at(day));
    const auto early = box.vault().unlock(kFirst, std::nullopt);
    CHECK(code_of(early) == "passphrase_wait");
    CHECK(seconds_of(early) == 60);
    box.start();
  }
  box.clock.advance(std::chrono::seconds(30));
  CHECK(seconds_of(box.vault().unlock(kFirst, std::nullopt)) == 30);
  box.clock.advance(std::chrono::seconds(30));
  must(box.vault().unlock(kFirst, std::nullopt));
}

TEST_CASE("a wrong passphrase is one person's: a colleague waits for nobody and excuses nobody") {
  Strongbox box;
  const auto one = box.person();
  const auto two = box.person();
  must(box.vault().add_person(one, box.key(), kFirst, kLeastCost));
  must(box.vault().add_person(two, box.key(), kSecond, kLeastCost));
  box.vault().lock();
  guess(box, one, 4);
  CHECK(seconds_of(box.vault().unlock("a guess at it", one)) == 2);
  // By name or by passphrase alone, the colleague is let in.
  must(box.vault().unlock(kSecond, two));
  must(box.vault().unlock(kSecond, std::nullopt));
  box.vault().lock();
  CHECK(code_of(box.vault().unlock(kFirst, one)) == "passphrase_wait");
  // Theirs was not tried, so nobody says that it was wrong.
  CHECK(code_of(box.vault().unlock(kFirst, std::nullopt)) == "passphrase_wait");
  box.clock.advance(std::chrono::seconds(2));
  CHECK(must(box.vault().unlock(kFirst, std::nullopt)) == one);
}

TEST_CASE("who signs in by passphrase alone, day after day, costs the others nothing") {
  Strongbox box;
  const auto one = box.person();
  const auto two = box.person();
  must(box.vault().add_person(one, box.key(), kFirst, kLeastCost));
  must(box.vault().add_person(two, box.key(), kSecond, kLeastCost));
  guess(box, one, 3);
  for (int day = 0; day < 10; ++day) {
    box.start();
    CHECK(must(box.vault().unlock(kSecond, std::nullopt)) == two);
  }
  box.start();
  // Neither more than there were, nor fewer.
  CHECK(seconds_of(box.vault().unlock("a guess at it", one)) == 0);
  CHECK(seconds_of(box.vault().unlock("a guess at it", one)) == 2);
}

TEST_CASE("the recovery sheet and a new passphrase wait for nothing and end the waiting") {
  Strongbox box;
  const auto person = box.person();
  must(box.vault().add_person(person, box.key(), kFirst, kLeastCost));
  must(box.vault().keep_recovery(person, "sheet", kLeastCost, box.clock.now()));
  box.vault().lock();
  guess(box, person, 12);
  CHECK(code_of(box.vault().unlock("a guess at it", person)) == "passphrase_wrong");
  CHECK(code_of(box.vault().unlock(kFirst, person)) == "passphrase_wait");
  CHECK(code_of(box.vault().unlock_by_recovery("another sheet")) == "passphrase_wrong");
  CHECK(must(box.vault().unlock_by_recovery("sheet")) == person);
  must(box.vault().change_passphrase(person, kSecond, kLeastCost));
  box.vault().lock();
  CHECK(must(box.vault().unlock(kSecond, person)) == person);
}

TEST_CASE("a vault without people is not initialised") {
  Strongbox box;
  CHECK(code_of(box.vault().unlock(kFirst, std::nullopt)) == "not_initialised");
}

TEST_CASE("two people share the data and not their keys") {
  Strongbox box;
  const auto one = box.person();
  const auto two = box.person();
  const auto key_one = box.key();
  const auto key_two = box.key();
  must(box.vault().add_person(one, key_one, kFirst, kLeastCost));
  must(box.vault().add_person(two, key_two, kSecond, kLeastCost));
  const auto content = note(box.random, "for both");
  must(box.vault().keep(domain::address_of(content), content));
  box.start();
  CHECK(must(box.vault().unlock(kSecond, std::nullopt)) == two);
  CHECK(box.vault().signing_key()->key_id() == key_two.key_id());
  CHECK(must(box.vault().content(domain::address_of(content)))->bytes == "for both");
  box.vault().lock();
  CHECK(must(box.vault().unlock(kFirst, one)) == one);
  CHECK(box.vault().signing_key()->key_id() == key_one.key_id());
  CHECK(must(box.vault().content(domain::address_of(content)))->bytes == "for both");
  // One person's passphrase does not open the other's slot.
  CHECK(code_of(box.vault().unlock(kFirst, two)) == "passphrase_wrong");
}

TEST_CASE("nobody joins a vault that is locked") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  box.start();
  CHECK(code_of(box.vault().add_person(box.person(), box.key(), kSecond, kLeastCost)) ==
        "signed_out");
  CHECK(must(box.vault().people()).size() == 1);
}

TEST_CASE("a changed passphrase opens the same things; the old one opens nothing") {
  Strongbox box;
  const auto one = box.person();
  const auto two = box.person();
  must(box.vault().add_person(one, box.key(), kFirst, kLeastCost));
  must(box.vault().add_person(two, box.key(), kSecond, kLeastCost));
  const auto content = note(box.random, "kept");
  must(box.vault().keep(domain::address_of(content), content));
  must(box.vault().change_passphrase(one, "third passphrase", kLeastCost));
  box.start();
  CHECK(code_of(box.vault().unlock(kFirst, std::nullopt)) == "passphrase_wrong");
  CHECK(must(box.vault().unlock("third passphrase", std::nullopt)) == one);
  CHECK(must(box.vault().content(domain::address_of(content)))->bytes == "kept");
  CHECK(must(box.vault().unlock(kSecond, std::nullopt)) == two);
  box.vault().lock();
  CHECK(code_of(box.vault().change_passphrase(one, kFirst, kLeastCost)) == "signed_out");
}

TEST_CASE("a passphrase that is too short or too long is refused, and says how long it must be") {
  Strongbox box;
  const auto refused =
      box.vault().add_person(box.person(), box.key(), std::string(9, 'x'), kLeastCost);
  REQUIRE(code_of(refused) == "passphrase_weak");
  const base::TextArgs expected = {{"least", "10"}, {"characters", "4"}};
  CHECK(refused.error().args == expected);
  CHECK(code_of(box.vault().add_person(box.person(), box.key(), std::string(1025, 'x'),
                                       kLeastCost)) == "passphrase_weak");
  const auto person = box.person();
  must(box.vault().add_person(person, box.key(), "驿报安全", kLeastCost));
  CHECK(code_of(box.vault().change_passphrase(person, "short", kLeastCost)) == "passphrase_weak");
  must(box.vault().unlock("驿报安全", std::nullopt));
}

TEST_CASE("a locked vault seals, opens and shows nothing: an error, not an empty answer") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  const auto content = note(box.random, "kept");
  const auto address = domain::address_of(content);
  must(box.vault().keep(address, content));
  const auto sealed = must(box.vault().seal("x", "label"));
  box.vault().lock();
  CHECK(code_of(box.vault().seal("x", "label")) == "signed_out");
  CHECK(code_of(box.vault().open(sealed, "label")) == "signed_out");
  CHECK(code_of(box.vault().content(address)) == "signed_out");
  CHECK(code_of(box.vault().keep(address, content)) == "signed_out");
}

TEST_CASE("a locked screen keeps the data open and the signature away") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  must(box.vault().unlock(kFirst, std::nullopt));
  box.vault().drop_signing_key();
  CHECK(box.vault().signing_key() == nullptr);
  CHECK(box.vault().is_open());
}

TEST_CASE("what was sealed for one place does not open in another") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  const auto sealed = must(box.vault().seal("x", "content a"));
  CHECK(must(box.vault().open(sealed, "content a")) == "x");
  CHECK(code_of(box.vault().open(sealed, "content b")) == "corrupted");
}

TEST_CASE("a purged content is gone and does not come back") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  const auto content = note(box.random, "secret");
  const auto address = domain::address_of(content);
  CHECK(!must(box.vault().has(address)));
  must(box.vault().keep(address, content));
  CHECK(must(box.vault().has(address)));
  must(box.vault().purge(address));
  CHECK(!must(box.vault().has(address)));
  CHECK(!must(box.vault().content(address)).has_value());
  must(box.vault().keep(address, content));
  CHECK(!must(box.vault().content(address)).has_value());
  // Also one that had not arrived yet.
  const auto later = note(box.random, "later");
  must(box.vault().purge(domain::address_of(later)));
  must(box.vault().keep(domain::address_of(later), later));
  CHECK(!must(box.vault().content(domain::address_of(later))).has_value());
}

TEST_CASE("a forgotten content is not here, and may come again") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  const auto content = note(box.random, "no longer ours");
  const auto address = domain::address_of(content);
  must(box.vault().keep(address, content));
  must(box.vault().forget(address));
  CHECK(!must(box.vault().has(address)));
  must(box.vault().keep(address, content));
  CHECK(must(box.vault().content(address))->bytes == "no longer ours");
}

TEST_CASE("a content swapped on the disk for another is noticed") {
  Strongbox box;
  must(box.vault().add_person(box.person(), box.key(), kFirst, kLeastCost));
  const auto a = note(box.random, "five points");
  const auto b = note(box.random, "fifty points");
  must(box.vault().keep(domain::address_of(a), a));
  must(box.vault().keep(domain::address_of(b), b));
  must(box.replica->database().run(
      "UPDATE content SET sealed = (SELECT sealed FROM content WHERE address = ?1)"
      " WHERE address = ?2",
      storage::Blob{base::view(domain::address_of(b).digest)},
      storage::Blob{base::view(domain::address_of(a).digest)}));
  CHECK(code_of(box.vault().content(domain::address_of(a))) == "corrupted");
}

}  // namespace
}  // namespace yibao::client
