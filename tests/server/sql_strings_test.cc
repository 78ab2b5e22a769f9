// Strings that would do something if they ever became SQL, in every text and every code and id that
// a client can send: stored as they are or refused, and nothing else happens.
#include <array>

#include "shared/protocol/documents.h"
#include "tests/server/door.h"
#include "tests/server/pulled.h"
#include "tests/server/verdicts.h"
#include "tests/support/quick_disk.h"

using namespace yibao;
using testing::Door;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;
using testing::verdict;

namespace {

// What closes a literal or not × what then is done × how the rest is hidden.
std::vector<std::string> injections() {
  constexpr std::array kCloses = {"'", "\"", "')", "\");", "1;", "';", "`", "]", "\\'", "%27", "’"};
  constexpr std::array kDeeds = {
      " OR 1=1",
      " DROP TABLE entry",
      " DELETE FROM content",
      " UPDATE meta SET value=0",
      " INSERT INTO feed VALUES(1,1,1)",
      " UNION SELECT payload FROM entry",
      " ATTACH DATABASE 'x' AS y",
      " PRAGMA writable_schema=1",
      "; VACUUM INTO '/tmp/x'",
      " AND randomblob(9)",
      " COLLATE NOCASE",
      "||(SELECT value FROM meta)||",
  };
  constexpr std::array kEnds = {"--", ";", "/*", "'='", "", " --\n"};
  std::vector<std::string> strings;
  for (const char* close : kCloses) {
    for (const char* deed : kDeeds) {
      for (const char* end : kEnds) {
        strings.push_back(std::string(close) + deed + end);
      }
    }
  }
  for (const char* other :
       {"?1", ":a", "@a", "$a", "%s%n", "NULL", "x'00'", "\xEF\xBC\x87 OR 1=1"}) {
    strings.emplace_back(other);
  }
  return strings;
}

template <class Document>
Document filled_with(const std::string& text) {
  struct Fill {
    const std::string& text;
    void operator()(const char*, std::string& value) const { value = text; }
    void operator()(const char*, std::vector<std::string>& values) const { values = {text, text}; }
    void operator()(const char*, std::vector<domain::ContentAddress>&) const {}
  };
  Document document;
  Document::each_field(document, Fill{text});
  return document;
}

domain::Event offer_of(JurisdictionFixture& fixture, const domain::Content& words,
                       const domain::Content& beside) {
  const Member& reporter = fixture.reporter();
  domain::DraftOffered body;
  body.words = domain::address_of(words);
  body.kind = "dynamic";
  body.authors = {reporter.person};
  body.declared_not_secret = true;
  return fixture.event(reporter, body, fixture.new_subject(),
                       {body.words, domain::address_of(beside)});
}

constexpr std::size_t kOneBatch = 100;

}  // namespace

TEST_CASE("what looks like SQL is stored to the letter in every text") {
  JurisdictionFixture fixture({.vfs = testing::quick_disk()});
  const auto strings = injections();
  CHECK(strings.size() >= 500);
  std::map<domain::ContentAddress, base::Bytes> sent;
  std::vector<protocol::SignedEvent> events;
  std::vector<domain::Content> contents;
  const std::uint64_t before = fixture.size();
  const auto flush = [&] {
    for (const auto& answer : fixture.push(fixture.reporter(), std::move(events), contents)) {
      CHECK(verdict(answer) == "admitted");
    }
    events.clear();
    contents.clear();
  };
  std::size_t kind = 0;
  for (const std::string& text : strings) {
    auto& random = fixture.random;
    const auto words = protocol::to_content(filled_with<domain::Words>(text), random);
    const auto beside = [&]() -> domain::Content {
      switch (kind++ % 5) {
        case 0: return protocol::to_content(filled_with<domain::Note>(text), random);
        case 1: return protocol::to_content(filled_with<domain::PersonProfile>(text), random);
        case 2: return protocol::to_content(filled_with<domain::UnitProfile>(text), random);
        case 3:
          return protocol::to_content(filled_with<domain::Brief>(text),
                                      domain::MediaType::kCommission, random);
        default: return domain::make_content(domain::MediaType::kChunk, text, random);
      }
    }();
    events.push_back(
        protocol::sign_event(offer_of(fixture, words, beside), fixture.reporter().key));
    for (const domain::Content& content : {words, beside}) {
      sent[domain::address_of(content)] = content.bytes;
      contents.push_back(content);
    }
    if (events.size() == kOneBatch) flush();
  }
  flush();
  CHECK(fixture.size() == before + strings.size());
  std::size_t found = 0;
  auto request = fixture.request();
  request.pull_bytes_max = 1'000'000;
  for (bool more = true; more;) {
    const auto response = must(fixture.exchange(fixture.leader(), request));
    for (const domain::Content& content : response.contents) {
      const auto one = sent.find(domain::address_of(content));
      if (one == sent.end()) continue;
      ++found;
      CHECK(content.bytes == one->second);
    }
    request.cursor = response.cursor;
    more = response.more;
  }
  CHECK(found == sent.size());
  const auto lease = must(fixture.server().readers().take());
  CHECK(lease->check_integrity().has_value());
}

TEST_CASE(
    "what looks like SQL in a code or an id is refused or kept to the letter, and does nothing") {
  Door door({.vfs = testing::quick_disk()});
  JurisdictionFixture& fixture = door.fixture;
  const Member& reporter = fixture.reporter();
  const Member& officer = fixture.administrator();
  const std::string session = door.sign_in(officer);
  const auto code =
      must(fixture.server().enrolment().invite(reporter.person, std::chrono::hours(1)));
  const auto draft = fixture.draft(reporter);
  const auto sign_off = fixture.submit(reporter, draft);
  std::size_t admitted = 0;
  std::size_t place = 0;
  for (const std::string& text : injections()) {
    CAPTURE(text);
    domain::Event event = fixture.event(
        officer, domain::InterviewHeld{{}, std::nullopt, {text}, {}}, fixture.new_subject());
    switch (place++ % 6) {
      case 0: event.unit = base::UnitCode(text); break;
      case 1: event.subject = domain::Subject(text); break;
      case 2: event.parties = {base::UnitCode(text)}; break;
      case 3: event.jurisdiction = base::JurisdictionCode(text); break;
      case 4:
        event =
            fixture.event(officer, domain::ItemExcluded{{sign_off.id, {}}, text, {}}, draft.item);
        event.unit = reporter.unit;
        break;
      default: break;
    }
    const std::uint64_t before = fixture.size();
    auto request = fixture.request();
    request.events = {protocol::sign_event(event, officer.key)};
    const auto answer = door.exchange(session, request).answers.at(0);
    const bool in = answer.outcome == protocol::Outcome::kAdmitted;
    CHECK(fixture.size() == before + (in ? 1U : 0U));
    const auto lease = must(fixture.server().readers().take());
    const auto kept = must(lease->log().find(event.id));
    CHECK(kept.has_value() == in);
    if (in) CHECK(kept->event.payload == request.events[0].payload);
    if (in) ++admitted;
    protocol::EnrolRequest enrol;
    enrol.ticket = text;
    CHECK(door.ask("POST", "/v1/otog/enrol", protocol::encode(enrol)).status >= 400);
  }
  CHECK(admitted > 0);
  const auto lease = must(fixture.server().readers().take());
  CHECK(must(lease->tickets().find(code.ticket)).has_value());
  CHECK(lease->check_integrity().has_value());
}
