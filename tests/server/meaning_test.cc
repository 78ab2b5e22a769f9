// Whether an event makes sense for what it is about: references, duties of the ruleset, secrets.
#include "shared/protocol/documents.h"
#include "shared/rules/load.h"
#include "tests/server/verdicts.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::Answer;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;
using testing::replaced;
using testing::verdict;

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

TEST_CASE("what is said to the office waits for the leader's signature") {
  JurisdictionFixture fixture;
  const Member& reporter = fixture.reporter();
  const Draft draft = fixture.draft(reporter);
  REQUIRE(verdict(fixture.push_one(reporter, draft.offered, {draft.words})) == "admitted");
  const auto note = fixture.note("内部的话");
  const domain::Event comment =
      fixture.event(reporter, domain::ItemCommented{domain::address_of(note)}, draft.item,
                    {domain::address_of(note)});
  CHECK(verdict(fixture.push_one(reporter, comment, {note})) == "held reference_missing");
  REQUIRE(verdict(fixture.push_one(fixture.leader(),
                                   fixture.signed_off(fixture.leader(), draft))) == "admitted");
  CHECK(verdict(fixture.push_one(reporter, comment, {note})) == "admitted");
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
  // It is not even told that there is one, until it oversees a unit that was asked.
  CHECK(acknowledges(fixture.neighbour()) == "held reference_missing");
  domain::UnitDefined below;
  below.parent = fixture.neighbour().unit;
  domain::Event defined = fixture.event(fixture.administrator(), below, domain::Subject("angsu"));
  defined.unit = base::UnitCode("angsu");
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), defined)) == "admitted");
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
                                   fixture.event(reporter, domain::DraftFoundSecret{"security"},
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

TEST_CASE("words that were found secret and are sent again are refused, and it is told who did") {
  JurisdictionFixture fixture;
  const Member& reporter = fixture.reporter();
  const Draft draft = fixture.draft(reporter);
  fixture.submit(reporter, draft);
  REQUIRE(verdict(fixture.push_one(reporter,
                                   fixture.event(reporter, domain::DraftFoundSecret{"security"},
                                                 draft.item))) == "admitted");
  CHECK(fixture.log_text().find("secret_sent_again") == std::string::npos);
  // By a program that was changed: a new draft, with the very bytes beside it.
  Draft copied = fixture.draft(fixture.leader());
  domain::DraftOffered body = *copied.offered.as<domain::DraftOffered>();
  body.words = domain::address_of(draft.words);
  copied.offered.body = body;
  copied.offered.contents = {body.words};
  CHECK(verdict(fixture.push_one(fixture.leader(), copied.offered, {draft.words})) ==
        "refused content_purged");
  const std::string log = fixture.log_text();
  const std::size_t at = log.find("\"secret_sent_again\"");
  REQUIRE(at != std::string::npos);
  const std::size_t begin = log.rfind('\n', at) + 1;
  const std::string line = log.substr(begin, log.find('\n', at) - begin);
  for (const std::string& said : {std::string("alarm"), fixture.leader().device.text(),
                                  fixture.leader().person.text(), copied.offered.id.text()}) {
    CAPTURE(said);
    CHECK(line.find(said) != std::string::npos);
  }
}

TEST_CASE("which unit is the central office is the administrator's to say, and nobody else's") {
  JurisdictionFixture fixture;
  const Member& administrator = fixture.administrator();
  const auto officer = fixture.join(administrator.unit, {domain::Role::kOffice});
  const auto define = [&](const Member& by, const base::UnitCode& unit, bool central) {
    domain::UnitDefined body;
    const domain::UnitInfo* info = fixture.server().state()->registry->unit(unit);
    if (info != nullptr) body.group = info->group;
    body.central_office = central;
    domain::Event event = fixture.event(by, body, domain::subject_of(unit));
    event.unit = unit;
    return verdict(fixture.push_one(by, event));
  };
  const base::UnitCode& office = administrator.unit;
  const base::UnitCode& town = fixture.reporter().unit;
  CHECK(define(*officer, town, true) == "refused no_right");
  CHECK(define(*officer, base::UnitCode("newtown"), true) == "refused no_right");
  CHECK(define(*officer, office, false) == "refused no_right");
  CHECK(fixture.server().state()->registry->is_central_office(office));
  CHECK_FALSE(fixture.server().state()->registry->is_central_office(town));
  // The rest of a unit is the office's business as before.
  CHECK(define(*officer, town, false) == "admitted");
  CHECK(define(*officer, office, true) == "admitted");
  CHECK(define(administrator, town, true) == "admitted");
  CHECK(define(administrator, town, false) == "admitted");
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

TEST_CASE("a ruleset that is no newer, another's, or leaves a unit without a group is refused") {
  JurisdictionFixture fixture;
  const Member& officer = fixture.administrator();
  const std::string otog =
      testing::read_file(testing::source_path("schemas/jurisdictions/otog.json"));
  const auto answered = [&](const std::string& text, const char* ruleset, std::int64_t version) {
    const auto content = domain::make_content(domain::MediaType::kRuleset, text, fixture.random);
    const domain::RulesetAdopted body{ruleset, version, rules::ruleset_hash(text),
                                      testing::day("2024-05-01"), domain::address_of(content)};
    const Answer answer = fixture.push_one(
        officer, fixture.event(officer, body, domain::Subject("otog"), {body.text}), {content});
    return verdict(answer) + (answer.args.empty() ? "" : " " + answer.args[0].second);
  };
  const auto define = [&](std::optional<std::string> group) {
    domain::UnitDefined body;
    body.group = std::move(group);
    domain::Event event = fixture.event(officer, body, domain::Subject("strange"));
    event.unit = base::UnitCode("strange");
    REQUIRE(verdict(fixture.push_one(officer, event)) == "admitted");
  };
  CHECK(answered(otog, "otog", 1) == "refused ruleset_unfit @adoption.why.version");
  CHECK(answered(otog, "otog", 2) == "refused content_mismatch");
  const std::string second = replaced(otog, "\"version\": 1,", "\"version\": 2,");
  CHECK(answered(replaced(second, "\"ruleset\": \"otog\"", "\"ruleset\": \"other\""), "other", 2) ==
        "refused ruleset_unfit @adoption.why.other");
  define(std::nullopt);
  CHECK(answered(second, "otog", 2) == "refused ruleset_unfit @adoption.why.group");
  define("g3");
  CHECK(answered(second, "otog", 2) == "admitted");
}
