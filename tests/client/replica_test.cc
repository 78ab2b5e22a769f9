#include "client/core/replica.h"

#include <doctest/doctest.h>

#include "client/core/commands/commissions.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/verify.h"
#include "shared/texts/catalogue.h"
#include "tests/client/county.h"
#include "tests/support/read_only.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::County;
using testing::kLeastCost;
using testing::must;

std::string opened(County& county, const std::filesystem::path& folder, bool create = false) {
  Replica::Options options{folder, county.clock, county.random, kLeastCost};
  options.create = create;
  return code_of(Replica::open(std::move(options)));
}

std::vector<std::string> files_with(const std::filesystem::path& folder, const std::string& text) {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    if (testing::read_file(file.path()).find(text) != std::string::npos) {
      names.push_back(file.path().filename());
    }
  }
  return names;
}

// Everything that a person may write, in the open and in the write-ahead log.
TEST_CASE("no text, name or number that anybody typed is readable on the disk") {
  const std::vector<std::string> canaries = {"金丝雀标题",   "金丝雀正文", "金丝雀作者",
                                             "0999-7654321", "金丝雀批注", "金丝雀约稿",
                                             "金丝雀草稿",   "金丝雀签发"};
  County county;
  DraftDocument document = county.draft(canaries[0]);
  document.words.body += canaries[1];
  document.words.authors = {canaries[2]};
  document.words.telephone = canaries[3];
  document.words.signer = canaries[7];
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, document));
  must(offer_draft(replica, item, true));
  must(sign_off(replica, item, County::all_gates()));
  must(new_draft(replica, county.draft(canaries[6])));
  must(county.angsu().exchange());
  must(county.office().exchange());
  Replica& office = county.office().replica();
  must(comment_item(office, item, canaries[4]));
  CommissionInput commission;
  commission.title = canaries[5];
  commission.text = canaries[5];
  commission.units = {base::UnitCode("angsu")};
  commission.due = county.clock.now() + std::chrono::hours(48);
  must(issue_commission(office, commission));
  must(county.office().exchange());
  must(county.angsu().exchange());
  REQUIRE(must(replica.index().commissions()).front().title == canaries[5]);

  for (testing::Computer* computer : {&county.angsu(), &county.office()}) {
    // What is in the clear is found, so the search can find.
    CHECK(!files_with(computer->folder(), "kongtong").size());
    CHECK(!files_with(computer->folder(), "angsu").empty());
    for (const std::string& canary : canaries) {
      CAPTURE(canary);
      CHECK(files_with(computer->folder(), canary).empty());
    }
  }
  county.angsu().close();
  for (const std::string& canary : canaries) {
    CHECK(files_with(county.angsu().folder(), canary).empty());
  }
}

TEST_CASE("a passphrase is nowhere on the disk, nor is a key") {
  County county;
  Replica& replica = county.angsu().replica();
  const std::string device_seed(base::view(replica.device_key()->seed()));
  const std::string person_seed(base::view(replica.vault().signing_key()->seed()));
  CHECK(files_with(county.angsu().folder(), testing::kPassphrase).empty());
  CHECK(files_with(county.angsu().folder(), device_seed).empty());
  CHECK(files_with(county.angsu().folder(), person_seed).empty());
}

TEST_CASE("a replica started again shows the same without an exchange") {
  County county;
  const auto item = county.submit(county.angsu(), "还在");
  must(county.angsu().exchange());
  county.angsu().close();
  county.angsu().start();
  Replica& replica = county.angsu().replica();
  CHECK(replica.identity()->unit.text() == "angsu");
  CHECK(!replica.signed_in());
  CHECK(code_of(county.angsu().sign_in("wrong passphrase")) == "passphrase_wrong");
  CHECK(!replica.signed_in());
  CHECK(replica.device_key() == nullptr);
  must(county.angsu().sign_in());
  CHECK(must(replica.item(item)).stage == domain::Stage::kReceived);
  CHECK(must(replica.index().items()).front().title == "还在");
  CHECK(replica.ruleset() != nullptr);
}

TEST_CASE("two people of one computer sign with their own names") {
  County county;
  const auto second = county.join_at(county.angsu(), {Role::kReporter}, "another passphrase");
  Replica& replica = county.angsu().replica();
  replica.sign_out();
  CHECK(must(county.angsu().sign_in("another passphrase")) == second);
  const auto item = must(new_draft(replica, county.draft()));
  const auto id = must(offer_draft(replica, item, true));
  const auto kept = must(replica.entries().find(id));
  CHECK(must(protocol::decode_event(kept->event.payload)).author == second);
  must(county.angsu().exchange());
  replica.sign_out();
  CHECK(must(county.angsu().sign_in()) != second);
}

TEST_CASE("a folder without a replica says so and stays empty") {
  County county;
  const testing::TempFolder folder;
  CHECK(opened(county, folder.path()) == "not_initialised");
  CHECK(opened(county, folder.path() / "nowhere") == "not_initialised");
  CHECK(std::filesystem::is_empty(folder.path()));
  CHECK(opened(county, folder.path() / "new", true).empty());
}

TEST_CASE("a second program is told that the folder is in use") {
  County county;
  CHECK(opened(county, county.angsu().folder()) == "locked");
  county.angsu().close();
  CHECK(opened(county, county.angsu().folder()).empty());
  county.angsu().start();
}

TEST_CASE("a replica of a newer program is refused by name and not touched") {
  County county;
  must(county.angsu().replica().database().script("PRAGMA user_version=99"));
  county.angsu().close();
  const auto file = county.angsu().folder() / "replica.db";
  const std::string before = testing::read_file(file);
  Replica::Options options{county.angsu().folder(), county.clock, county.random, kLeastCost};
  const auto refused = Replica::open(std::move(options));
  REQUIRE(code_of(refused) == "newer_format");
  const std::string said = texts::sentence(texts::Language::kEnglish, refused.error());
  CHECK(said.find("format 99") != std::string::npos);
  CHECK(said.find(file.string()) != std::string::npos);
  CHECK(testing::read_file(file) == before);
}

TEST_CASE("a folder that may only be read is told as that, with its name") {
  County county;
  county.angsu().close();
  const auto& folder = county.angsu().folder();
  const std::string said = testing::in_read_only(folder, [&] { return opened(county, folder); });
  CHECK(said == "read_only");
  county.angsu().start();
  must(county.angsu().sign_in());
}

TEST_CASE("a file that is no replica is told as damaged and not touched") {
  County county;
  const testing::TempFolder folder;
  testing::write_file(folder.path() / "replica.db", std::string(5000, 'x'));
  CHECK(opened(county, folder.path()) == "corrupted");
  CHECK(testing::read_file(folder.path() / "replica.db") == std::string(5000, 'x'));
}

TEST_CASE("a replica verifies itself from its first entry, and tells what was changed") {
  County county;
  county.submit(county.angsu());
  must(county.angsu().exchange());
  Replica& replica = county.angsu().replica();
  const auto verify = [&] {
    return must(verify_replica(replica, [](std::size_t) { return true; }));
  };
  const ReplicaReport good = verify();
  CHECK(good.faults.empty());
  CHECK(good.receipts >= 2);
  CHECK(good.entries > 10);
  CHECK(good.contents > 0);
  must(
      replica.database().script("UPDATE entry SET received_at = received_at + 1 WHERE sequence ="
                                " (SELECT max(sequence) FROM entry)"));
  CHECK(!verify().faults.empty());
}

TEST_CASE("lists built anew from entries are the lists kept along the way") {
  County county;
  const auto item = county.submit(county.angsu(), "一");
  county.submit(county.angsu(), "二");
  must(county.angsu().exchange());
  must(county.office().exchange());
  must(accept_item(county.office().replica(), item));
  must(county.office().exchange());
  must(county.angsu().exchange());
  Replica& replica = county.angsu().replica();
  const auto shown = [&] {
    std::set<std::string> lines;
    for (const ItemRow& row : must(replica.index().items())) {
      lines.insert(row.item.text() + " " + row.title + " " +
                   std::to_string(static_cast<int>(row.stage)) + " " +
                   std::to_string(row.changed_at) + (row.pending ? " pending" : ""));
    }
    return lines;
  };
  const auto before = shown();
  must(replica.reload_registry());
  must(replica.refold_all());
  CHECK(shown() == before);
}

}  // namespace
}  // namespace yibao::client
