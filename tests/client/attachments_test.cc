// What is attached to a text, on its way through the unit to the office, and how it is wiped.
#include "client/core/attachments.h"

#include <doctest/doctest.h>

#include "client/core/commands/office.h"
#include "tests/client/county.h"

namespace yibao::testing {
namespace {

using base::ErrorCode;

// Pictures do not get smaller on the line.
std::string picture(base::RandomSource& random, std::size_t bytes) {
  std::string text = "\xFF\xD8\xFF";
  while (text.size() < bytes) text += base::view(random.array<32>());
  return text;
}

// The town's reporter, a leader's computer of the same unit, the office; a draft with a picture.
struct Attached {
  explicit Attached(std::size_t bytes = 600'000) : picture(testing::picture(county.random, bytes)) {
    address = must(client::keep_attachment(town.replica(), "现场.jpg", picture, {}));
    client::DraftDocument document = county.draft();
    document.words.attachments = {address};
    draft = must(client::new_draft(town.replica(), document));
  }
  void offer() {
    must(client::offer_draft(town.replica(), draft, true));
    exchange();
  }
  void sign() {
    must(client::sign_off(town.replica(), draft, County::all_gates()));
    exchange();
  }
  void exchange() {
    for (Computer* computer : {&town, leader.get(), &county.office()}) {
      must(computer->exchange());
    }
    CHECK(must(town.replica().outbox().count(client::OutboxState::kWaiting)) == 0);
    CHECK(must(town.replica().outbox().count(client::OutboxState::kRefused)) == 0);
  }
  bool opens_at(Computer& computer) const {
    const auto file = client::open_attachment(computer.replica(), address);
    if (!file) {
      CHECK(file.error().code == ErrorCode::kContentMissing);
      return false;
    }
    CHECK(file->name == "现场.jpg");
    CHECK(file->bytes == picture);
    return true;
  }
  // No copy of it is left anywhere, the server's included.
  void check_wiped() {
    for (const domain::ContentAddress& piece : pieces) {
      for (Computer* computer : {&town, leader.get(), &county.office()}) {
        CHECK_FALSE(must(computer->replica().vault().has(piece)));
      }
      CHECK(must(county.server().writer().store().contents().state(piece)) !=
            server::ContentState::kHere);
    }
  }
  void note_pieces() {
    pieces = must(client::attachment_contents(town.replica(), {address}));
    REQUIRE(pieces.size() > 1);
  }

  County county;
  Computer& town = county.angsu();
  std::unique_ptr<Computer> leader = county.join("angsu", {domain::Role::kLeader});
  std::string picture;
  domain::ContentAddress address;
  domain::Subject draft;
  std::vector<domain::ContentAddress> pieces;
};

TEST_CASE("an attachment reaches the leader with the offer and the office with the signature") {
  Attached item;
  item.exchange();
  CHECK_FALSE(item.opens_at(*item.leader));
  item.offer();
  CHECK(item.opens_at(*item.leader));
  CHECK_FALSE(item.opens_at(item.county.office()));
  item.sign();
  CHECK(item.opens_at(item.county.office()));
  CHECK(item.opens_at(item.town));
}

TEST_CASE("as much as a text may have attached crosses the line whole") {
  Attached item(client::kAttachmentsBytesMax - 100);
  item.offer();
  item.sign();
  CHECK(item.opens_at(*item.leader));
  CHECK(item.opens_at(item.county.office()));
}

TEST_CASE("a unit's finding wipes the attachment everywhere") {
  Attached item;
  item.note_pieces();
  item.offer();
  item.sign();
  must(client::find_draft_secret(item.town.replica(), item.draft, "marked"));
  CHECK_FALSE(item.opens_at(item.town));
  item.exchange();
  item.check_wiped();
}

TEST_CASE("a finding before anything was sent wipes it here, and it is never sent") {
  Attached item;
  item.note_pieces();
  must(client::offer_draft(item.town.replica(), item.draft, true));
  must(client::find_draft_secret(item.town.replica(), item.draft, "marked"));
  item.exchange();
  item.check_wiped();
}

TEST_CASE("the office's purge wipes the attachment everywhere") {
  Attached item;
  item.note_pieces();
  item.offer();
  item.sign();
  must(client::purge_contents(item.county.office().replica(), item.draft, "secret"));
  CHECK_FALSE(item.opens_at(item.county.office()));
  must(item.county.office().exchange());
  item.exchange();
  item.check_wiped();
}

}  // namespace
}  // namespace yibao::testing
