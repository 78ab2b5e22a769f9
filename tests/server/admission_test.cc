// What may enter the log: each event judged by itself, in the order the world gets it wrong.
#include <doctest/doctest.h>

#include <algorithm>

#include "shared/protocol/documents.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::Answer;
using protocol::Outcome;
using protocol::SignedEvent;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;

namespace {

std::string code(const Answer& answer) {
  return answer.code ? std::string(base::name(*answer.code)) : "";
}

// "refused bad_signature", "admitted", "held content_missing"...
std::string verdict(const Answer& answer) {
  constexpr const char* kNames[] = {"", "admitted", "known", "refused", "held", "try later"};
  const std::string outcome = kNames[static_cast<std::size_t>(answer.outcome)];
  return answer.code ? outcome + " " + code(answer) : outcome;
}

// Bytes that somebody signed, whatever they are.
SignedEvent sign_bytes(const std::string& payload, const crypto::SigningKey& key) {
  SignedEvent signed_event;
  signed_event.key = key.key_id();
  signed_event.payload = payload;
  signed_event.signature = key.sign(protocol::kEventDomain, payload);
  return signed_event;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The answer to an event pushed between two good ones, which must be admitted all the same.
std::string verdict_amid_good_ones(JurisdictionFixture& fixture, const SignedEvent& bad,
                                   const std::vector<domain::Content>& contents = {}) {
  const Draft first = fixture.draft(fixture.reporter());
  const Draft last = fixture.draft(fixture.reporter());
  const auto& key = fixture.reporter().key;
  std::vector<domain::Content> all = {first.words, last.words};
  all.insert(all.end(), contents.begin(), contents.end());
  const std::uint64_t before = fixture.size();
  const auto answers = fixture.push(
      fixture.reporter(),
      {protocol::sign_event(first.offered, key), bad, protocol::sign_event(last.offered, key)},
      all);
  REQUIRE(answers.size() == 3);
  CHECK(verdict(answers[0]) == "admitted");
  CHECK(verdict(answers[2]) == "admitted");
  CHECK(answers[2].stamp->sequence == answers[0].stamp->sequence + 1);
  CHECK(fixture.size() == before + 2);
  return verdict(answers[1]);
}

}  // namespace

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
  const auto stranger = crypto::SigningKey::generate(fixture.random);
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
      fixture.event(fixture.administrator(), domain::PersonLeft{testing::day("2024-03-02")},
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
    CHECK(verdict_amid_good_ones(fixture, sign_bytes(row.payload, fixture.reporter().key),
                                 {draft.words}) == row.expected);
  }
}

TEST_CASE("a field that this program does not know is kept, byte for byte") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const std::string payload =
      replaced(protocol::encode_event(draft.offered), "\"word_count\":24",
               "\"word_count\":24,\"word_count_of_the_future\":{\"a\":[1,2]}");
  CHECK(verdict(fixture.push(fixture.reporter(), {sign_bytes(payload, fixture.reporter().key)},
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

TEST_CASE("a reference to something else is refused") {
  JurisdictionFixture fixture;
  const Member& reporter = fixture.reporter();
  const Draft draft = fixture.draft(reporter);
  const domain::Event sign_off = fixture.submit(reporter, draft);
  const Draft other = fixture.draft(reporter);
  REQUIRE(verdict(fixture.push_one(reporter, other.offered, {other.words})) == "admitted");
  const auto by_office = [&](domain::EventBody body, const domain::Subject& subject) {
    domain::Event event = fixture.event(fixture.administrator(), std::move(body), subject);
    event.unit = reporter.unit;
    return verdict(fixture.push_one(fixture.administrator(), event));
  };
  // A verdict on an offer; on another item's sign-off; on an item under another unit's name.
  CHECK(by_office(domain::ItemAccepted{draft.offered.id, {}}, draft.item) ==
        "refused reference_wrong");
  CHECK(by_office(domain::ItemAccepted{sign_off.id, {}}, other.item) == "refused reference_wrong");
  domain::Event wrong_unit =
      fixture.event(fixture.administrator(), domain::ItemAccepted{sign_off.id, {}}, draft.item);
  wrong_unit.unit = base::UnitCode("chengchuan");
  CHECK(verdict(fixture.push_one(fixture.administrator(), wrong_unit)) ==
        "refused reference_wrong");
  // A signature over other words than were offered.
  domain::Event other_words = fixture.signed_off(reporter, other);
  domain::DraftSignedOff body = *other_words.as<domain::DraftSignedOff>();
  body.offer_hash = crypto::text(crypto::Digest{});
  other_words.body = body;
  CHECK(verdict(fixture.push_one(reporter, other_words)) == "refused reference_wrong");
  CHECK(by_office(domain::ItemAccepted{sign_off.id, {}}, draft.item) == "admitted");
}

TEST_CASE("another unit's item takes no offer of ours") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  Draft intruder = fixture.draft(fixture.neighbour());
  intruder.offered.subject = draft.item;
  CHECK(verdict(fixture.push_one(fixture.neighbour(), intruder.offered, {intruder.words})) ==
        "refused reference_wrong");
}

TEST_CASE("a unit answers a commission only where it was asked") {
  JurisdictionFixture fixture;
  const auto text = protocol::to_content(domain::Brief{"约稿", "春耕情况"},
                                         domain::MediaType::kCommission, fixture.random);
  domain::CommissionIssued body;
  body.due = testing::at("2024-03-08 18:00");
  body.text = domain::address_of(text);
  domain::Event issued =
      fixture.event(fixture.administrator(), body, fixture.new_subject(), {body.text});
  issued.parties = {base::UnitCode("angsu")};
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), issued, {text})) == "admitted");
  const auto acknowledges = [&](const Member& member) {
    return verdict(fixture.push_one(
        member, fixture.event(member, domain::CommissionAcknowledged{issued.id}, issued.subject)));
  };
  CHECK(acknowledges(fixture.neighbour()) == "refused reference_wrong");
  CHECK(acknowledges(fixture.reporter()) == "admitted");
}

TEST_CASE("what the ruleset asks of a signature is asked at admission") {
  JurisdictionFixture fixture;
  const std::string text =
      replaced(testing::read_file(testing::source_path("schemas/jurisdictions/otog.json")),
               "\"author_may_sign\": true,",
               "\"author_may_sign\": true, \"gates\": [\"policy\", \"content\", \"scope\"],");
  REQUIRE(verdict(fixture.adopt(text, testing::day("2024-03-01"))) == "admitted");
  const Member& reporter = fixture.reporter();
  const auto verdict_for = [&](const Draft& draft, auto change, const Member& signer) {
    REQUIRE(verdict(fixture.push_one(reporter, draft.offered, {draft.words})) == "admitted");
    domain::Event sign_off = fixture.signed_off(signer, draft);
    domain::DraftSignedOff body = *sign_off.as<domain::DraftSignedOff>();
    change(body);
    sign_off.body = body;
    return verdict(fixture.push_one(signer, sign_off));
  };
  const auto unchanged = [](domain::DraftSignedOff&) {};
  CHECK(verdict_for(
            fixture.draft(reporter), [](domain::DraftSignedOff& body) { body.gates.scope = false; },
            reporter) == "refused gates_missing");
  CHECK(verdict_for(
            fixture.draft(reporter), [](domain::DraftSignedOff& body) { body.not_secret = false; },
            reporter) == "refused gates_missing");
  // A major event needs a leader.
  Draft major = fixture.draft(reporter);
  domain::DraftOffered offered = *major.offered.as<domain::DraftOffered>();
  offered.flags = {"major_event"};
  major.offered.body = offered;
  CHECK(verdict_for(major, unchanged, reporter) == "refused signer_not_allowed");
  CHECK(verdict(fixture.push_one(fixture.leader(), fixture.signed_off(fixture.leader(), major))) ==
        "admitted");
  // Pre-flight by the same code as at the desk: no title.
  CHECK(verdict_for(fixture.draft(reporter, ""), unchanged, reporter) ==
        "refused preflight_refused");
  CHECK(verdict_for(fixture.draft(reporter), unchanged, reporter) == "admitted");
}

TEST_CASE("an offer without the author's declaration is refused") {
  JurisdictionFixture fixture;
  Draft draft = fixture.draft(fixture.reporter());
  domain::DraftOffered body = *draft.offered.as<domain::DraftOffered>();
  body.declared_not_secret = false;
  draft.offered.body = body;
  CHECK(verdict(fixture.push_one(fixture.reporter(), draft.offered, {draft.words})) ==
        "refused gates_missing");
}

TEST_CASE("a found secret takes the words at once and lets no others in") {
  JurisdictionFixture fixture;
  const Member& reporter = fixture.reporter();
  const Draft draft = fixture.draft(reporter);
  fixture.submit(reporter, draft);
  REQUIRE(verdict(fixture.push_one(reporter,
                                   fixture.event(reporter, domain::DraftFoundSecret{"state_secret"},
                                                 draft.item))) == "admitted");
  auto& contents = fixture.server().writer().store().contents();
  CHECK(must(contents.state(domain::address_of(draft.words))) == server::ContentState::kPurged);
  // The same words again, and others on the same item.
  Draft again = fixture.draft(reporter);
  again.offered.subject = draft.item;
  CHECK(verdict(fixture.push_one(reporter, again.offered, {again.words})) ==
        "refused found_secret");
  Draft copied = fixture.draft(reporter);
  domain::DraftOffered body = *copied.offered.as<domain::DraftOffered>();
  body.words = domain::address_of(draft.words);
  copied.offered.body = body;
  copied.offered.contents = {body.words};
  CHECK(verdict(fixture.push_one(reporter, copied.offered)) == "refused content_purged");
  CHECK(fixture.log_text().find("found_secret") != std::string::npos);
}

TEST_CASE("a ruleset under another hash than its own is refused") {
  JurisdictionFixture fixture;
  const auto text = domain::make_content(
      domain::MediaType::kRuleset,
      testing::read_file(testing::source_path("schemas/jurisdictions/otog.json")), fixture.random);
  const domain::RulesetAdopted body{"otog", 2, crypto::text(crypto::Digest{}),
                                    testing::day("2024-03-01"), domain::address_of(text)};
  CHECK(verdict(fixture.push_one(
            fixture.administrator(),
            fixture.event(fixture.administrator(), body, domain::Subject("otog"), {body.text}),
            {text})) == "refused content_mismatch");
}

TEST_CASE("a ruleset with errors is refused at its place and the old one stays") {
  JurisdictionFixture fixture;
  const std::string text =
      replaced(testing::read_file(testing::source_path("schemas/jurisdictions/otog.json")),
               "\"signers\"", "\"singers\"");
  const Answer answer = fixture.adopt(text, testing::day("2024-03-01"));
  CHECK(verdict(answer) == "refused field_invalid");
  REQUIRE(answer.args.size() == 1);
  CHECK(answer.args[0].second.find("signoff") != std::string::npos);
  CHECK(fixture.server().state()->rulesets.size() == 1);
  CHECK(fixture.server().state()->registry->rulesets().size() == 1);
}
