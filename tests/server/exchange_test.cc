// The exchange: who may pull what, in pieces of bounded size, from where the device stopped.
#include <doctest/doctest.h>

#include <set>

#include "shared/base/limits.h"
#include "shared/protocol/documents.h"
#include "tests/server/pulled.h"

using namespace yibao;
using protocol::ExchangeResponse;
using protocol::Outcome;
using testing::code_of;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;
using testing::pull;
using testing::pull_all;
using testing::Pulled;

TEST_CASE("an offer is the unit's alone, its sign-off shows it to the office and never to others") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const auto words = domain::address_of(draft.words);
  REQUIRE(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}).outcome ==
          Outcome::kAdmitted);
  CHECK(pull_all(fixture, fixture.leader()).has(draft.offered.id));
  CHECK(pull_all(fixture, fixture.leader()).contents.contains(words));
  CHECK_FALSE(pull_all(fixture, fixture.administrator()).has(draft.offered.id));
  CHECK_FALSE(pull_all(fixture, fixture.administrator()).contents.contains(words));

  const domain::Event sign_off = fixture.signed_off(fixture.leader(), draft);
  REQUIRE(fixture.push_one(fixture.leader(), sign_off).outcome == Outcome::kAdmitted);
  const Pulled office = pull_all(fixture, fixture.administrator());
  CHECK(office.has(sign_off.id));
  CHECK(office.has(draft.offered.id));
  CHECK(office.contents.contains(words));
  const Pulled neighbour = pull_all(fixture, fixture.neighbour());
  CHECK_FALSE(neighbour.has(sign_off.id));
  CHECK_FALSE(neighbour.has(draft.offered.id));
  CHECK_FALSE(neighbour.contents.contains(words));
}

TEST_CASE("a device is not sent what it sent itself") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  CHECK_FALSE(pull_all(fixture, fixture.reporter()).has(draft.offered.id));
  CHECK(pull_all(fixture, fixture.leader()).has(draft.offered.id));
}

TEST_CASE("pulled in pieces of any size, everything comes once and in order of arrival") {
  JurisdictionFixture fixture;
  std::vector<base::EventId> ids;
  const std::uint64_t before = pull_all(fixture, fixture.administrator()).cursor;
  for (int i = 0; i < 5; ++i) {
    // The office is a party of it as a unit, and reads it as the office: once.
    const auto text = fixture.note("申诉");
    const auto address = domain::address_of(text);
    auto appeal = fixture.event(fixture.neighbour(), domain::AppealFiled{std::nullopt, address},
                                fixture.new_subject(), {address});
    appeal.parties = {fixture.administrator().unit};
    REQUIRE(fixture.push_one(fixture.neighbour(), appeal, {text}).outcome == Outcome::kAdmitted);
    ids.push_back(appeal.id);
  }
  for (int i = 0; i < 30; ++i) {
    const Draft draft = fixture.draft(fixture.reporter());
    fixture.submit(fixture.reporter(), draft);
    ids.push_back(draft.offered.id);
  }
  Pulled whole;
  whole.cursor = before;
  pull(fixture, fixture.administrator(), whole);
  CHECK(whole.exchanges == 1);
  for (const std::uint32_t bytes_max : {1U, 1'000U, 5'000U, 10'000U}) {
    CAPTURE(bytes_max);
    Pulled pieces;
    pieces.cursor = before;
    pull(fixture, fixture.administrator(), pieces, bytes_max);
    CHECK(pieces.events == whole.events);
    CHECK(pieces.contents == whole.contents);
    CHECK(pieces.repeats == 0);
    CHECK(pieces.exchanges > 1);
  }
  for (const auto& id : ids) CHECK(whole.has(id));
}

TEST_CASE("an answer keeps to the bytes asked for, but for the last thing in it") {
  JurisdictionFixture fixture;
  const std::string body(3'000, 'x');
  for (int i = 0; i < 20; ++i) {
    fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter(), "标题", body));
  }
  auto request = fixture.request();
  request.pull_bytes_max = 10'000;
  std::size_t most = 0;
  bool more = true;
  while (more) {
    const ExchangeResponse response = must(fixture.exchange(fixture.administrator(), request));
    std::size_t bytes = 0;
    for (const auto& content : response.contents) bytes += content.bytes.size();
    for (const auto& entry : response.entries) bytes += entry.event.payload.size();
    most = std::max(most, bytes);
    request.cursor = response.cursor;
    more = response.more;
  }
  CHECK(most > 5'000);
  CHECK(most < 10'000 + 5'000);
}

TEST_CASE("who asks for nothing gets answers only, and the cursor stays") {
  JurisdictionFixture fixture;
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  auto request = fixture.request();
  request.cursor = 3;
  const ExchangeResponse response = must(fixture.exchange(fixture.administrator(), request));
  CHECK(response.entries.empty());
  CHECK(response.cursor == 3);
  CHECK_FALSE(response.more);
  CHECK(response.standing.empty());
}

TEST_CASE("what was purged is named as absent instead of being sent") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  const Pulled office = pull_all(fixture, fixture.administrator());
  const auto words = domain::address_of(draft.words);
  CHECK(office.has(found.id));
  CHECK_FALSE(office.contents.contains(words));
  CHECK(office.absent.contains(words));
}

TEST_CASE("an incident lists the devices that had the words until each has pulled past it") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  Pulled office;
  Pulled leader;
  Pulled reporter;
  pull(fixture, fixture.administrator(), office);
  pull(fixture, fixture.leader(), leader);
  const auto found =
      fixture.event(fixture.administrator(), domain::DraftFoundSecret{"security"}, draft.item);
  domain::Event by_office = found;
  by_office.unit = fixture.reporter().unit;
  REQUIRE(fixture.push_one(fixture.administrator(), by_office).outcome == Outcome::kAdmitted);
  const auto outstanding = [&] {
    const auto list = must(fixture.server().exchange().outstanding());
    REQUIRE(list.size() == 1);
    CHECK(list[0].incident.subject == draft.item);
    return std::set<base::DeviceId>(list[0].devices.begin(), list[0].devices.end());
  };
  using Devices = std::set<base::DeviceId>;
  CHECK(outstanding() == Devices{fixture.reporter().device, fixture.leader().device,
                                 fixture.administrator().device});
  // What a device has pulled it says with its next request.
  pull(fixture, fixture.leader(), leader);
  pull(fixture, fixture.leader(), leader);
  CHECK(outstanding() == Devices{fixture.reporter().device, fixture.administrator().device});
  for (int i = 0; i < 2; ++i) {
    pull(fixture, fixture.reporter(), reporter);
    pull(fixture, fixture.administrator(), office);
  }
  CHECK(outstanding().empty());
}

TEST_CASE("a unit that gets a parent shows it what it may see of its past") {
  JurisdictionFixture fixture;
  const Draft signed_draft = fixture.draft(fixture.neighbour());
  const domain::Event sign_off = fixture.submit(fixture.neighbour(), signed_draft);
  const Draft only_offered = fixture.draft(fixture.neighbour());
  REQUIRE(
      fixture.push_one(fixture.neighbour(), only_offered.offered, {only_offered.words}).outcome ==
      Outcome::kAdmitted);
  Pulled parent;
  pull(fixture, fixture.leader(), parent);
  CHECK_FALSE(parent.has(sign_off.id));
  auto request = fixture.request();
  const auto scope_before = must(fixture.exchange(fixture.leader(), request)).scope_version;

  domain::UnitDefined body;
  body.parent = fixture.leader().unit;
  domain::Event defined =
      fixture.event(fixture.administrator(), body, domain::subject_of(fixture.neighbour().unit));
  defined.unit = fixture.neighbour().unit;
  REQUIRE(fixture.push_one(fixture.administrator(), defined).outcome == Outcome::kAdmitted);

  CHECK(must(fixture.exchange(fixture.leader(), request)).scope_version > scope_before);
  pull(fixture, fixture.leader(), parent);  // from its old cursor
  CHECK(parent.has(sign_off.id));
  CHECK(parent.has(signed_draft.offered.id));
  CHECK(parent.contents.contains(domain::address_of(signed_draft.words)));
  CHECK_FALSE(parent.has(only_offered.offered.id));
}

TEST_CASE("a unit asked together with others gets the key that it needs to verify them") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const domain::Event sign_off = fixture.submit(fixture.reporter(), draft);
  domain::Event comment = fixture.event(fixture.reporter(), domain::ItemCommented{}, draft.item);
  const auto note = fixture.note("请核对数据");
  comment.body = domain::ItemCommented{domain::address_of(note)};
  comment.contents = {domain::address_of(note)};
  comment.parties = {fixture.neighbour().unit};
  REQUIRE(fixture.push_one(fixture.reporter(), comment, {note}).outcome == Outcome::kAdmitted);
  auto request = fixture.request();
  request.pull_bytes_max = 1'000'000;
  const ExchangeResponse response = must(fixture.exchange(fixture.neighbour(), request));
  domain::Registry known;
  bool verified = false;
  for (const auto& entry : response.entries) {
    const auto decoded = must(protocol::to_entry(entry.event, entry.stamp));
    known.apply(decoded);
    if (decoded.event->id != comment.id) continue;
    const domain::KeyInfo* key = known.key(entry.event.key);
    REQUIRE(key != nullptr);
    verified = protocol::signature_is_good(entry.event, key->key);
  }
  CHECK(verified);
}

TEST_CASE("a client that is too old is told which version it needs") {
  JurisdictionFixture fixture;
  auto request = fixture.request();
  request.program = "0.0.9";
  const auto response = fixture.exchange(fixture.reporter(), request);
  REQUIRE(code_of(response) == "client_too_old");
  CHECK(response.error().args == base::TextArgs{{"least", "0.1.0"}});
}

TEST_CASE("versions are compared as numbers") {
  CHECK(server::version_before("0.9.2", "0.10.0"));
  CHECK_FALSE(server::version_before("0.10.0", "0.9.2"));
  CHECK_FALSE(server::version_before("1.0.0", "1.0.0"));
  CHECK(server::version_before("", "0.0.1"));
  CHECK(server::version_before("nonsense", "0.0.1"));
}

TEST_CASE("the answer says the server's time, whatever the client's clock says") {
  JurisdictionFixture fixture;
  auto request = fixture.request();
  const auto response = must(fixture.exchange(fixture.reporter(), request));
  CHECK(response.server_time == fixture.clock.now());
}

namespace {

// The devices that an incident still has to reach.
std::set<base::DeviceId> still_out(JurisdictionFixture& fixture) {
  std::set<base::DeviceId> devices;
  for (const auto& each : must(fixture.server().exchange().outstanding())) {
    devices.insert(each.devices.begin(), each.devices.end());
  }
  return devices;
}

domain::Event comment_to_neighbour(JurisdictionFixture& fixture, const domain::Subject& item,
                                   const domain::Content& note) {
  const auto address = domain::address_of(note);
  domain::Event comment =
      fixture.event(fixture.reporter(), domain::ItemCommented{address}, item, {address});
  comment.parties = {fixture.neighbour().unit};
  return comment;
}

}  // namespace

TEST_CASE("what takes words away reaches every unit that was shown them, whomever it names") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  const auto note = fixture.note("请核对数据");
  const auto address = domain::address_of(note);
  REQUIRE(
      fixture.push_one(fixture.reporter(), comment_to_neighbour(fixture, draft.item, note), {note})
          .outcome == Outcome::kAdmitted);
  Pulled neighbour;
  pull(fixture, fixture.neighbour(), neighbour);
  REQUIRE(neighbour.contents.contains(address));

  // Made by somebody whose computer had not heard that the neighbour was told.
  domain::Event wipe;
  SUBCASE("a secret was found") {
    wipe = fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
    REQUIRE(fixture.push_one(fixture.reporter(), wipe).outcome == Outcome::kAdmitted);
  }
  SUBCASE("purged by law") {
    wipe = fixture.event(fixture.administrator(), domain::ContentPurged{{address}, "by_law"},
                         draft.item);
    wipe.unit = fixture.reporter().unit;
    REQUIRE(fixture.push_one(fixture.administrator(), wipe).outcome == Outcome::kAdmitted);
  }
  CHECK(still_out(fixture).contains(fixture.neighbour().device));
  pull(fixture, fixture.neighbour(), neighbour);
  CHECK(neighbour.has(wipe.id));
  CHECK(still_out(fixture).contains(fixture.neighbour().device));  // has not said so yet
  pull(fixture, fixture.neighbour(), neighbour);
  CHECK_FALSE(still_out(fixture).contains(fixture.neighbour().device));
}

TEST_CASE("a device that claims to have pulled what was not there yet still has to purge") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  Pulled office;
  pull(fixture, fixture.administrator(), office);
  auto request = fixture.request();
  request.cursor = std::uint64_t{1} << 60U;
  request.pull_bytes_max = 1'000'000;
  const auto answered = must(fixture.exchange(fixture.administrator(), request));
  CHECK(answered.cursor < request.cursor);
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  CHECK(still_out(fixture).contains(fixture.administrator().device));
}

TEST_CASE("a device that was put back from an old copy has the words again, and is listed again") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  Pulled office;
  pull(fixture, fixture.administrator(), office);
  Pulled copy = office;
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  for (int i = 0; i < 2; ++i) pull(fixture, fixture.administrator(), office);
  REQUIRE_FALSE(still_out(fixture).contains(fixture.administrator().device));
  pull(fixture, fixture.administrator(), copy);
  CHECK(still_out(fixture).contains(fixture.administrator().device));
  pull(fixture, fixture.administrator(), copy);
  CHECK_FALSE(still_out(fixture).contains(fixture.administrator().device));
}

namespace {

// An item of the reporter's that was merged into one of the neighbour's, and how the office words
// that one.
struct MergedItem {
  JurisdictionFixture fixture;
  Draft source = fixture.draft(fixture.reporter(), "昂素镇某涉密事项的情况");
  Draft target = fixture.draft(fixture.neighbour());
  domain::Event sign_off;

  MergedItem() {
    fixture.submit(fixture.reporter(), source);
    sign_off = fixture.submit(fixture.neighbour(), target);
    domain::Event merge = by_office(
        domain::ItemMerged{{source.item}, domain::CreditPolicy::kFull, {}, {}}, target.item);
    merge.parties = {fixture.reporter().unit};
    REQUIRE(fixture.push_one(fixture.administrator(), merge).outcome == Outcome::kAdmitted);
  }
  domain::Event by_office(domain::EventBody body, const domain::Subject& item) {
    domain::Event event = fixture.event(fixture.administrator(), std::move(body), item);
    event.unit = fixture.neighbour().unit;
    event.contents = domain::contents_in_body(event);
    return event;
  }
  domain::Content wording() {
    domain::Words words;
    words.title = "两镇情况";
    words.body = "其中，昂素镇某涉密事项的情况如下。";
    return protocol::to_content(words, fixture.random);
  }
  domain::Event edits(const domain::Content& words) {
    return by_office(domain::ItemEdited{sign_off.id, domain::address_of(words)}, target.item);
  }
  void finds_secret() {
    const auto found =
        fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, source.item);
    REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  }
};

}  // namespace

TEST_CASE("with an item's words go the wordings of what it was merged into") {
  MergedItem merged;
  const auto wording = merged.wording();
  const auto edit = merged.edits(wording);
  REQUIRE(merged.fixture.push_one(merged.fixture.administrator(), edit, {wording}).outcome ==
          Outcome::kAdmitted);
  Pulled neighbour;
  pull(merged.fixture, merged.fixture.neighbour(), neighbour);
  REQUIRE(neighbour.contents.contains(domain::address_of(wording)));
  merged.finds_secret();
  CHECK(still_out(merged.fixture).contains(merged.fixture.neighbour().device));
  const Pulled afresh = pull_all(merged.fixture, merged.fixture.neighbour());
  CHECK_FALSE(afresh.contents.contains(domain::address_of(wording)));
  CHECK(afresh.absent.contains(domain::address_of(wording)));
  CHECK(pull_all(merged.fixture, merged.fixture.administrator())
            .contents.contains(domain::address_of(merged.target.words)));
}

TEST_CASE("a wording that was written before its author heard of the finding is refused") {
  MergedItem merged;
  const auto wording = merged.wording();
  const auto edit = merged.edits(wording);
  merged.finds_secret();
  const auto answer = merged.fixture.push_one(merged.fixture.administrator(), edit, {wording});
  CHECK(answer.outcome == Outcome::kRefused);
  CHECK(answer.code == base::ErrorCode::kFoundSecret);
  // Also where its own computer has wiped it meanwhile.
  const auto wiped = merged.fixture.push_one(merged.fixture.administrator(), edit);
  CHECK(wiped.code == base::ErrorCode::kFoundSecret);
  const auto again = merged.wording();
  CHECK(merged.fixture.push_one(merged.fixture.administrator(), merged.edits(again), {again})
            .outcome == Outcome::kAdmitted);
}

TEST_CASE("published bulletins that quote what was found secret are named with the incident") {
  MergedItem merged;
  const auto publishes = [&](std::int64_t number, const std::string& text) {
    const auto snapshot = domain::make_content(
        domain::MediaType::kBulletin, R"({"text":")" + text + R"("})", merged.fixture.random);
    domain::BulletinPublished body;
    body.period = "2024-Q1";
    body.number = number;
    body.snapshot = domain::address_of(snapshot);
    domain::Event event = merged.fixture.event(merged.fixture.administrator(), body,
                                               merged.fixture.new_subject(), {body.snapshot});
    REQUIRE(merged.fixture.push_one(merged.fixture.administrator(), event, {snapshot}).outcome ==
            Outcome::kAdmitted);
  };
  publishes(1, "一季度采用：昂素镇某涉密事项的情况。");
  publishes(2, "一季度采用：另一篇。");
  merged.finds_secret();
  const auto list = must(merged.fixture.server().exchange().outstanding());
  REQUIRE(list.size() == 1);
  REQUIRE(list[0].bulletins.size() == 1);
  CHECK(list[0].bulletins[0].as<domain::BulletinPublished>()->number == 1);
}

TEST_CASE("what is purged is named with the thing that it belongs to") {
  MergedItem merged;
  domain::Event purge =
      merged.by_office(domain::ContentPurged{{domain::address_of(merged.source.words)}, "by_law"},
                       merged.target.item);
  purge.contents.clear();
  const auto answer = merged.fixture.push_one(merged.fixture.administrator(), purge);
  CHECK(answer.code == base::ErrorCode::kReferenceWrong);
}
