// The way of one draft without any trouble; and that the simulation finds what it is there to find.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "client/core/commands/items.h"
#include "client/core/ledger.h"
#include "tests/simulation/world.h"
#include "tests/simulation/yard.h"
#include "tests/support/must.h"

namespace yibao::simulation {
namespace {

using testing::must;

TEST_CASE("one draft goes from a town through admission, log and fold to one scored line") {
  Yard yard(0);
  Device& town = yard.sit_down("town-1");
  client::Replica& replica = town.replica();
  const auto draft = client::new_draft(replica, problem_report(replica));
  REQUIRE(draft.has_value());
  REQUIRE(client::offer_draft(replica, *draft, true).has_value());
  const auto signed_off = client::sign_off(replica, *draft, all_gates());
  REQUIRE(signed_off.has_value());
  CHECK(replica.item(*draft)->stage == domain::Stage::kSignedOff);

  CHECK(must(yard.exchange(town)).admitted == 2);
  const auto item = replica.item(*draft);
  CHECK(item->stage == domain::Stage::kReceived);
  REQUIRE(item->last_sign_off()->stamp.has_value());
  const domain::Stamp receipt = *item->last_sign_off()->stamp;
  const auto in_log = yard.server().jurisdiction().writer().store().log().at(receipt.sequence);
  REQUIRE((in_log.has_value() && in_log->has_value()));
  CHECK(protocol::decode_event((*in_log)->event.payload)->id == *signed_off);
  CHECK(yard.witness().stamps().at(*signed_off) == receipt);

  Device& office = yard.sit_down("office-1");
  must(yard.exchange(office));
  REQUIRE(client::accept_item(office.replica(), *draft).has_value());
  CHECK(must(yard.exchange(office)).admitted == 1);
  must(yard.exchange(town));
  CHECK(replica.item(*draft)->stage == domain::Stage::kAccepted);

  // A problem report counts five points on this notice.
  auto ledger = client::Ledger::build(replica, false);
  REQUIRE(ledger.has_value());
  const auto standing = ledger->standing(*rules::parse_period("2022"), replica.today());
  REQUIRE(standing.units.size() == 2);  // its own account and its station's
  CHECK(standing.units[0].unit == "shanghaimiao");
  CHECK(standing.units[0].points.text() == "5");
  const auto published = client::published_standing(replica);
  REQUIRE((published.has_value() && published->has_value()));
  for (const auto& unit : (*published)->units) {
    CHECK(unit.points == (unit.unit.text() == "shanghaimiao" ? "5" : "0"));
  }
  CHECK(client::compare_with_published(replica, **published).value().empty());
}

TEST_CASE("two revisions from two machines of a unit become one, and can be signed") {
  Yard yard(0);
  Device& first = yard.sit_down("town-1");
  Device& second = yard.sit_down("town-2");
  const auto draft = client::new_draft(first.replica(), problem_report(first.replica()));
  REQUIRE(client::offer_draft(first.replica(), *draft, true).has_value());
  must(yard.exchange(first));
  must(yard.exchange(second));
  for (Device* device : {&first, &second}) {
    auto document = client::open_draft(device->replica(), *draft);
    REQUIRE(document.has_value());
    document->words.body += "补充：" + device->name();
    REQUIRE(client::save_draft(device->replica(), *draft, *document).has_value());
    REQUIRE(client::offer_draft(device->replica(), *draft, true).has_value());
  }
  for (int i = 0; i < 2; ++i) {
    must(yard.exchange(first));
    must(yard.exchange(second));
  }
  CHECK(first.replica().item(*draft)->heads().size() == 2);
  CHECK_FALSE(client::sign_off(first.replica(), *draft, all_gates()).has_value());
  auto merged = client::open_draft(first.replica(), *draft);
  REQUIRE(merged.has_value());
  merged->words.body += "两稿合并。";
  REQUIRE(client::save_draft(first.replica(), *draft, *merged).has_value());
  REQUIRE(client::offer_draft(first.replica(), *draft, true).has_value());
  CHECK(first.replica().item(*draft)->heads().size() == 1);
  CHECK(client::sign_off(first.replica(), *draft, all_gates()).has_value());
  CHECK(must(yard.exchange(first)).refused == 0);
}

WorldOutcome outcome_of(std::uint64_t seed, Kind kind = Kind::kPlain, bool lying_disk = false) {
  WorldOptions options;
  options.seed = seed;
  options.kind = kind;
  options.lying_disk = lying_disk;
  return World(options).run();
}

TEST_CASE("a seed runs the same way twice, byte for byte") {
  for (const std::uint64_t seed : {std::uint64_t{2}, std::uint64_t{3}}) {
    const WorldOutcome once = outcome_of(seed);
    const WorldOutcome again = outcome_of(seed);
    CHECK(once.failure == "");
    CHECK(once.digest == again.digest);
    CHECK(once.trace == again.trace);
  }
  CHECK(outcome_of(2).digest != outcome_of(3).digest);
}

TEST_CASE("a disk that says it has synced and has not is found out by what was acknowledged") {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const WorldOutcome outcome = outcome_of(seed, Kind::kPlain, true);
    if (outcome.failure.find("acknowledged and not in the log") != std::string::npos) ++found;
  }
  CHECK(found > 0);
}

TEST_CASE("sticks are carried: taken in, answered late, refused where they are no good") {
  WorldOutcome all;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const WorldOutcome outcome = outcome_of(seed, Kind::kCouriers);
    CHECK(outcome.failure == "");
    all.admitted_by_stick += outcome.admitted_by_stick;
    all.replies_late += outcome.replies_late;
    all.sticks_refused += outcome.sticks_refused;
  }
  CHECK(all.admitted_by_stick > 0);
  CHECK(all.replies_late > 0);
  CHECK(all.sticks_refused > 0);
}

TEST_CASE("two histories meet in every way there is, and an honest server is compared in vain") {
  std::map<std::string, int> found;
  std::size_t halted = 0;
  std::size_t compared_honestly = 0;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    const WorldOutcome outcome = outcome_of(seed, Kind::kSplits);
    CHECK(outcome.failure == "");
    for (const auto& [how, times] : outcome.found) found[how] += times;
    halted += outcome.servers_halted;
    if (!outcome.split) compared_honestly += outcome.compared;
  }
  for (const std::string how : {"shown", "moved", "carried", "told"}) {
    CAPTURE(how);
    CHECK(found[how] > 0);
  }
  CHECK(halted > 0);
  CHECK(compared_honestly > 0);
}

TEST_CASE("the searches find what is there: offered words on the line, kept words on the disk") {
  std::size_t heard = 0;
  std::size_t on_disk = 0;
  std::size_t deaths = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const WorldOutcome outcome = outcome_of(seed);
    heard += outcome.tokens_heard;
    on_disk += outcome.words_on_disk;
    deaths += outcome.machines_lost;
  }
  CHECK(heard > 0);
  CHECK(on_disk > 0);
  CHECK(deaths > 0);
}

TEST_CASE("words that nobody offered are noticed in a packed request") {
  base::SeededRandom random(5);
  Eavesdropper eavesdropper;
  const std::string offered = Eavesdropper::new_token(random);
  const std::string local = Eavesdropper::new_token(random);
  eavesdropper.may_leave(offered);
  protocol::ExchangeRequest request;
  request.jurisdiction = base::JurisdictionCode("county");
  for (const std::string& token : {offered, local}) {
    request.contents.push_back(
        domain::make_content(domain::MediaType::kNote, "{\"text\":\"" + token + "\"}", random));
  }
  // So many letters that they are packed by the bit.
  std::string letters;
  for (int i = 0; i < 4000; ++i) letters += static_cast<char>('a' + random.below(26));
  request.contents.push_back(
      domain::make_content(domain::MediaType::kNote, "{\"text\":\"" + letters + "\"}", random));
  const base::Bytes body = protocol::encode(request);
  CHECK(Eavesdropper::tokens_in(body).empty());  // compressed: the raw bytes do not show it
  eavesdropper.hear(body);
  CHECK(eavesdropper.heard() == std::set<std::string>{offered});
  CHECK(eavesdropper.leaked() == std::set<std::string>{local});
}

}  // namespace
}  // namespace yibao::simulation
