// What may enter the log: each event judged by itself, in the order the world gets it wrong.
#include "tests/server/verdicts.h"
#include "tests/support/must.h"
#include "tests/support/suite.h"

using namespace yibao;
using protocol::SignedEvent;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;
using testing::replaced;
using testing::verdict;
using testing::verdict_amid_good_ones;

TEST_CASE("a signature that does not hold is refused and the rest of the batch is admitted") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  SignedEvent bad = protocol::sign_event(draft.offered, fixture.reporter().key);
  bad.signature[10] ^= 1U;
  CHECK(verdict_amid_good_ones(fixture, bad, {draft.words}) == "refused bad_signature");
}

TEST_CASE("words changed after signing are refused") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  SignedEvent bad = protocol::sign_event(draft.offered, fixture.reporter().key);
  bad.payload = replaced(bad.payload, "\"dynamic\"", "\"general\"");
  CHECK(verdict_amid_good_ones(fixture, bad, {draft.words}) == "refused bad_signature");
}

TEST_CASE("a key that the registry does not know is refused") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const auto stranger = crypto::SigningKey::generate(fixture.random, testing::tested_suite());
  CHECK(verdict_amid_good_ones(fixture, protocol::sign_event(draft.offered, stranger)) ==
        "refused unknown_key");
}

TEST_CASE("an event in somebody else's name is refused") {
  JurisdictionFixture fixture;
  Draft draft = fixture.draft(fixture.reporter());
  draft.offered.author = fixture.leader().person;
  CHECK(verdict_amid_good_ones(fixture, protocol::sign_event(draft.offered, fixture.reporter().key),
                               {draft.words}) == "refused foreign_key");
}

TEST_CASE("what a role has no right to is refused") {
  JurisdictionFixture fixture;
  const domain::Event sign_off =
      fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const auto refused = [&](const domain::Event& event) {
    return verdict_amid_good_ones(fixture, protocol::sign_event(event, fixture.reporter().key));
  };
  // A verdict by the unit itself.
  CHECK(refused(fixture.event(fixture.reporter(), domain::ItemAccepted{sign_off.id, {}},
                              sign_off.subject)) == "refused no_right");
  // Another unit's draft.
  domain::Event foreign = fixture.draft(fixture.reporter()).offered;
  foreign.unit = base::UnitCode("chengchuan");
  CHECK(refused(foreign) == "refused no_right");
  // What only the server says, from whoever.
  CHECK(refused(fixture.event(fixture.reporter(), domain::LogOpened{"id", "key"},
                              fixture.new_subject())) == "refused no_right");
  CHECK(verdict(fixture.push_one(
            fixture.administrator(),
            fixture.event(
                fixture.administrator(),
                domain::KeyEnrolled{fixture.reporter().person, fixture.reporter().device,
                                    crypto::text(fixture.reporter().key.public_key()), false},
                domain::subject_of(fixture.reporter().person)))) == "refused no_right");
}

TEST_CASE("who has left has no rights from that day on") {
  JurisdictionFixture fixture;
  domain::Event left =
      fixture.event(fixture.administrator(), domain::PersonLeft{testing::day("2024-03-02"), {}},
                    domain::subject_of(fixture.reporter().person));
  left.unit = fixture.reporter().unit;
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), left)) == "admitted");
  const Draft today = fixture.draft(fixture.reporter());
  CHECK(verdict(fixture.push_one(fixture.reporter(), today.offered, {today.words})) == "admitted");
  fixture.clock.advance(std::chrono::hours(24));
  const Draft tomorrow = fixture.draft(fixture.reporter());
  CHECK(verdict(fixture.push_one(fixture.reporter(), tomorrow.offered, {tomorrow.words})) ==
        "refused no_right");
}

TEST_CASE("bytes that are not in canonical form are refused, each fault by its name") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const std::string good = protocol::encode_event(draft.offered);
  std::string deep = "1";
  for (int i = 0; i < 12; ++i) deep = "[" + deep + "]";
  const struct {
    const char* what;
    std::string payload;
    const char* expected;
  } table[] = {
      {"white space", replaced(good, ",", ", "), "refused not_canonical"},
      {"keys out of order", replaced(good, "{\"anchor\"", "{\"zzz\":1,\"anchor\""),
       "refused not_canonical"},
      {"a fraction", replaced(good, "\"word_count\":24", "\"word_count\":24.5"),
       "refused not_canonical"},
      {"null", replaced(good, "\"word_count\":24", "\"word_count\":null"), "refused not_canonical"},
      {"a duplicate key",
       replaced(good, "\"word_count\":24", "\"word_count\":24,\"word_count\":24"),
       "refused duplicate_key"},
      {"too deep", replaced(good, "\"word_count\":24", "\"word_count\":" + deep),
       "refused too_deep"},
      {"too large", replaced(good, "\"dynamic\"", "\"" + std::string(70'000, 'a') + "\""),
       "refused too_large"},
      {"not UTF-8", replaced(good, "dynamic", "dyn\xff\xfe"), "refused not_utf8"},
      {"not JSON", good.substr(0, good.size() - 1), "refused malformed"},
      {"empty", "", "refused malformed"},
      {"a number where a text belongs", replaced(good, "\"dynamic\"", "7"),
       "refused field_invalid"},
      {"an id that is none", replaced(good, draft.offered.id.text(), "not-an-id"),
       "refused field_invalid"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    CHECK(verdict_amid_good_ones(fixture,
                                 protocol::sign_payload(row.payload, fixture.reporter().key),
                                 {draft.words}) == row.expected);
  }
}

TEST_CASE("a field that this program does not know is kept, byte for byte") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const std::string payload =
      replaced(protocol::encode_event(draft.offered), "\"word_count\":24",
               "\"word_count\":24,\"word_count_of_the_future\":{\"a\":[1,2]}");
  CHECK(verdict(fixture.push(fixture.reporter(),
                             {protocol::sign_payload(payload, fixture.reporter().key)},
                             {draft.words})[0]) == "admitted");
  const auto kept = must(fixture.server().writer().store().log().find(draft.offered.id));
  CHECK(kept->event.payload == payload);
}

TEST_CASE("an event type of a later version waits for a later server") {
  JurisdictionFixture fixture;
  domain::Event event = fixture.draft(fixture.reporter()).offered;
  event.body = domain::UnknownBody{"draft.dreamt"};
  event.contents.clear();
  CHECK(verdict_amid_good_ones(fixture, protocol::sign_event(event, fixture.reporter().key)) ==
        "try later unknown_type");
}

TEST_CASE("another jurisdiction's event is refused") {
  JurisdictionFixture fixture;
  Draft draft = fixture.draft(fixture.reporter());
  draft.offered.jurisdiction = base::JurisdictionCode("yima");
  CHECK(verdict_amid_good_ones(fixture, protocol::sign_event(draft.offered, fixture.reporter().key),
                               {draft.words}) == "refused wrong_jurisdiction");
}

TEST_CASE("an event whose reference has not arrived is held, and admitted once it has") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const domain::Event sign_off = fixture.signed_off(fixture.reporter(), draft);
  const SignedEvent held = protocol::sign_event(sign_off, fixture.reporter().key);
  CHECK(verdict_amid_good_ones(fixture, held) == "held reference_missing");
  CHECK(verdict(fixture.push_one(fixture.reporter(), draft.offered, {draft.words})) == "admitted");
  CHECK(verdict(fixture.push(fixture.reporter(), {held})[0]) == "admitted");
}

TEST_CASE("an event whose content has not arrived is held, and admitted once it has") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const SignedEvent held = protocol::sign_event(draft.offered, fixture.reporter().key);
  CHECK(verdict_amid_good_ones(fixture, held) == "held content_missing");
  CHECK(verdict(fixture.push(fixture.reporter(), {held}, {draft.words})[0]) == "admitted");
}

TEST_CASE("a content that is not what it should be takes its event with it") {
  JurisdictionFixture fixture;
  const auto offered_with = [&](const std::string& bytes) {
    const auto words = domain::make_content(domain::MediaType::kWords, bytes, fixture.random);
    domain::Event event = fixture.draft(fixture.reporter()).offered;
    domain::DraftOffered body = *event.as<domain::DraftOffered>();
    body.words = domain::address_of(words);
    event.contents = {body.words};
    event.body = body;
    return verdict_amid_good_ones(fixture, protocol::sign_event(event, fixture.reporter().key),
                                  {words});
  };
  CHECK(offered_with("{ }") == "refused not_canonical");
  CHECK(offered_with("not json") == "refused malformed");
  CHECK(offered_with("{\"title\":\"\xff\"}") == "refused not_utf8");
  CHECK(offered_with("{\"title\":\"" + std::string(66'000, 'a') + "\"}") == "refused too_large");
}

TEST_CASE("a content named in the body must stand among the event's contents") {
  JurisdictionFixture fixture;
  Draft draft = fixture.draft(fixture.reporter());
  draft.offered.contents.clear();
  CHECK(verdict_amid_good_ones(fixture, protocol::sign_event(draft.offered, fixture.reporter().key),
                               {draft.words}) == "refused field_invalid");
}
