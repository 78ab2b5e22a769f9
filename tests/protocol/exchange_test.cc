#include "shared/protocol/exchange.h"

#include <doctest/doctest.h>

#include <functional>

#include "shared/protocol/packet.h"
#include "tests/protocol/samples.h"

namespace yibao::protocol {
namespace {

using base::ErrorCode;
using domain::EventType;
using domain::MediaType;

SignedEvent sample_signed(base::SeededRandom& random) {
  return sign_event(testing::sample_event(EventType::kItemReturned, random), testing::sample_key());
}

ExchangeRequest sample_request() {
  base::SeededRandom random(3);
  ExchangeRequest request;
  request.program = "0.1.0";
  request.jurisdiction = base::JurisdictionCode("haicheng");
  request.client_time = testing::at("2024-03-01 09:00");
  request.cursor = 17;
  request.scope_version = 3;
  request.seen = testing::sample_checkpoint(random);
  request.standing_sequence = 12;
  request.standing_day = testing::day("2024-02-29");
  request.pull_bytes_max = 4096;
  request.contents = {testing::sample_content(MediaType::kNote, random),
                      testing::sample_content(MediaType::kChunk, random)};
  request.events = {sample_signed(random), sample_signed(random)};
  request.claims = {{domain::Subject("an-item"), base::PersonId(random.array<16>())}};
  request.also_seen = {testing::sample_checkpoint(random)};
  request.own_upto = 39;
  request.old_receipts = {{testing::sample_checkpoint(random), 7, testing::sample_proof(2, random),
                           testing::sample_proof(3, random)}};
  request.old_stamps = {{1, 0, {1, 8, testing::at("2024-03-01 08:10")}}};
  return request;
}

ExchangeResponse sample_response() {
  base::SeededRandom random(4);
  const domain::Stamp stamp{2, 41, testing::at("2024-03-01 09:31")};
  ExchangeResponse response;
  response.program = "0.1.0";
  response.least_program = "0.0.9";
  response.least_from = *base::parse_date("2026-12-31");
  response.server_time = testing::at("2024-03-01 09:31");
  response.trial = true;
  response.answers = {
      {Outcome::kAdmitted, stamp, std::nullopt, {}, {}},
      {Outcome::kKnown, stamp, std::nullopt, {}, testing::sample_proof(5, random)},
      {Outcome::kRefused, std::nullopt, ErrorCode::kGatesMissing, {{"gates", "@gate.scope"}}, {}},
      {Outcome::kHeld, std::nullopt, ErrorCode::kReferenceMissing, {}, {}}};
  response.checkpoint = testing::sample_checkpoint(random);
  response.restored = {{sample_signed(random), stamp, testing::sample_proof(6, random)}};
  response.consistency = testing::sample_proof(4, random);
  response.also_consistency = {testing::sample_proof(2, random), {}};
  response.batch = {40, 1, testing::sample_proof(3, random)};
  response.sightings = {{testing::sample_checkpoint(random), testing::sample_proof(3, random)},
                        {testing::sample_checkpoint(random), {}}};
  response.contents = {testing::sample_content(MediaType::kWords, random)};
  response.absent = {{random.array<32>()}};
  response.entries = {{sample_signed(random), stamp}, {sample_signed(random), stamp}};
  response.places = testing::sample_proof(7, random);
  response.cursor = 41;
  response.scope_version = 4;
  response.more = true;
  response.standing = "signed standing";
  response.claims = {{domain::Subject("an-item"), base::PersonId(random.array<16>())},
                     {domain::Subject("another"), base::PersonId(random.array<16>())}};
  return response;
}

void check_same(const SignedEvent& a, const SignedEvent& b) {
  CHECK(a.payload == b.payload);
  CHECK(a.signature == b.signature);
  CHECK(a.key == b.key);
  CHECK(a.suite == b.suite);
}

void check_same(const domain::Content& a, const domain::Content& b) {
  CHECK(a.media == b.media);
  CHECK(a.salt == b.salt);
  CHECK(a.bytes == b.bytes);
}

TEST_CASE("a request comes back as it was") {
  const ExchangeRequest sent = sample_request();
  const auto got = decode_exchange_request(encode(sent));
  REQUIRE(got.has_value());
  CHECK(got->version == kProtocolVersion);
  CHECK(got->program == sent.program);
  CHECK(got->jurisdiction == sent.jurisdiction);
  CHECK(got->client_time == sent.client_time);
  CHECK(got->cursor == sent.cursor);
  CHECK(got->scope_version == sent.scope_version);
  CHECK(got->seen == sent.seen);
  CHECK(got->standing_sequence == sent.standing_sequence);
  CHECK(got->standing_day == sent.standing_day);
  CHECK(got->pull_bytes_max == sent.pull_bytes_max);
  REQUIRE(got->contents.size() == 2);
  check_same(got->contents[0], sent.contents[0]);
  check_same(got->contents[1], sent.contents[1]);
  REQUIRE(got->events.size() == 2);
  check_same(got->events[0], sent.events[0]);
  check_same(got->events[1], sent.events[1]);
  CHECK(got->claims == sent.claims);
  CHECK(got->also_seen == sent.also_seen);
  CHECK(got->own_upto == 39);
  REQUIRE(got->old_receipts.size() == 1);
  CHECK(got->old_receipts[0].checkpoint == sent.old_receipts[0].checkpoint);
  CHECK(got->old_receipts[0].first == 7);
  CHECK(got->old_receipts[0].leaves == sent.old_receipts[0].leaves);
  CHECK(got->old_receipts[0].proof == sent.old_receipts[0].proof);
  REQUIRE(got->old_stamps.size() == 1);
  CHECK(got->old_stamps[0].event == 1);
  CHECK(got->old_stamps[0].receipt == 0);
  CHECK(got->old_stamps[0].stamp == sent.old_stamps[0].stamp);
}

TEST_CASE("an empty request comes back empty") {
  ExchangeRequest sent;
  sent.jurisdiction = base::JurisdictionCode("a");
  const auto got = decode_exchange_request(encode(sent));
  REQUIRE(got.has_value());
  CHECK(!got->seen.has_value());
  CHECK(got->contents.empty());
  CHECK(got->events.empty());
}

TEST_CASE("a response comes back as it was") {
  const ExchangeResponse sent = sample_response();
  const auto got = decode_exchange_response(encode(sent));
  REQUIRE(got.has_value());
  CHECK(got->program == sent.program);
  CHECK(got->least_program == sent.least_program);
  CHECK(got->least_from == sent.least_from);
  CHECK(got->server_time == sent.server_time);
  CHECK(got->trial);
  REQUIRE(got->answers.size() == sent.answers.size());
  for (std::size_t i = 0; i < sent.answers.size(); ++i) {
    CHECK(got->answers[i].outcome == sent.answers[i].outcome);
    CHECK(got->answers[i].stamp == sent.answers[i].stamp);
    CHECK(got->answers[i].code == sent.answers[i].code);
    CHECK(got->answers[i].args == sent.answers[i].args);
    CHECK(got->answers[i].inclusion == sent.answers[i].inclusion);
  }
  CHECK(got->checkpoint == sent.checkpoint);
  REQUIRE(got->restored.size() == 1);
  check_same(got->restored[0].event, sent.restored[0].event);
  CHECK(got->restored[0].stamp == sent.restored[0].stamp);
  CHECK(got->restored[0].inclusion == sent.restored[0].inclusion);
  CHECK(got->consistency == sent.consistency);
  CHECK(got->also_consistency == sent.also_consistency);
  CHECK(got->batch.first == 40);
  CHECK(got->batch.count == 1);
  CHECK(got->claims == sent.claims);
  CHECK(got->batch.proof == sent.batch.proof);
  REQUIRE(got->contents.size() == 1);
  check_same(got->contents[0], sent.contents[0]);
  CHECK(got->absent == sent.absent);
  REQUIRE(got->sightings.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(got->sightings[i].checkpoint == sent.sightings[i].checkpoint);
    CHECK(got->sightings[i].consistency == sent.sightings[i].consistency);
  }
  CHECK(got->places == sent.places);
  REQUIRE(got->entries.size() == 2);
  check_same(got->entries[1].event, sent.entries[1].event);
  CHECK(got->entries[1].stamp == sent.entries[1].stamp);
  CHECK(got->cursor == 41);
  CHECK(got->scope_version == 4);
  CHECK(got->more);
  CHECK(got->standing == "signed standing");
}

// The two parts of a packet, to be changed and packed again.
struct Parts {
  base::Bytes text;
  base::Bytes noise;
};
Parts parts_of(const base::Bytes& body) {
  const auto packet = Packet::unpack(body);
  REQUIRE(packet.has_value());
  base::ByteReader text = packet->text();
  base::ByteReader noise = packet->noise();
  return {base::Bytes(text.raw(text.left())), base::Bytes(noise.raw(noise.left()))};
}
base::Bytes packed(base::ByteView text, base::ByteView noise) {
  PacketWriter out;
  out.text.raw(text);
  out.noise.raw(noise);
  return out.pack();
}

using Decodes = std::function<bool(base::ByteView)>;

void check_cut_anywhere(const base::Bytes& body, const Decodes& decodes) {
  REQUIRE(decodes(body));
  for (std::size_t size = 0; size < body.size(); ++size) {
    CHECK(!decodes(base::ByteView(body).substr(0, size)));
  }
  const Parts parts = parts_of(body);
  for (std::size_t size = 0; size < parts.text.size(); ++size) {
    CHECK(!decodes(packed(base::ByteView(parts.text).substr(0, size), parts.noise)));
  }
  for (std::size_t size = 0; size < parts.noise.size(); ++size) {
    CHECK(!decodes(packed(parts.text, base::ByteView(parts.noise).substr(0, size))));
  }
  CHECK(!decodes(body + "x"));
  CHECK(!decodes(packed(parts.text + "x", parts.noise)));
}

TEST_CASE("a request cut or lengthened anywhere is refused") {
  check_cut_anywhere(encode(sample_request()),
                     [](base::ByteView body) { return decode_exchange_request(body).has_value(); });
}

TEST_CASE("a response cut or lengthened anywhere is refused") {
  check_cut_anywhere(encode(sample_response()), [](base::ByteView body) {
    return decode_exchange_response(body).has_value();
  });
}

TEST_CASE("a message with any byte changed is refused or read as another, and does no harm") {
  const Parts request = parts_of(encode(sample_request()));
  for (std::size_t i = 0; i < request.text.size(); ++i) {
    for (const char changed : {'\0', '\x7f', '\xff'}) {
      base::Bytes text = request.text;
      text[i] = changed;
      const auto got = decode_exchange_request(packed(text, request.noise));
      if (got) CHECK(got->events.size() <= base::limits::kBatchEventsMax);
    }
  }
  const Parts response = parts_of(encode(sample_response()));
  for (std::size_t i = 0; i < response.text.size(); ++i) {
    for (const char changed : {'\0', '\x7f', '\xff'}) {
      base::Bytes text = response.text;
      text[i] = changed;
      const auto got = decode_exchange_response(packed(text, response.noise));
      if (got) CHECK(got->answers.size() <= base::limits::kBatchEventsMax);
    }
  }
}

TEST_CASE("another protocol version says which side is too old") {
  ExchangeRequest request = sample_request();
  request.version = kProtocolVersion + 1;
  const auto at_server = decode_exchange_request(encode(request));
  REQUIRE(!at_server.has_value());
  CHECK(at_server.error().code == ErrorCode::kServerTooOld);
  request.version = kProtocolVersion - 1;
  CHECK(decode_exchange_request(encode(request)).error().code == ErrorCode::kClientTooOld);
  ExchangeResponse response = sample_response();
  response.version = kProtocolVersion - 1;
  CHECK(decode_exchange_response(encode(response)).error().code == ErrorCode::kServerTooOld);
  response.version = kProtocolVersion + 1;
  const auto at_client = decode_exchange_response(encode(response));
  REQUIRE(!at_client.has_value());
  CHECK(at_client.error().code == ErrorCode::kClientTooOld);
}

TEST_CASE("a batch above the limit is refused as too large") {
  ExchangeRequest request = sample_request();
  const SignedEvent one = request.events.front();
  request.events.assign(base::limits::kBatchEventsMax, one);
  CHECK(decode_exchange_request(encode(request)).has_value());
  request.events.push_back(one);
  const auto got = decode_exchange_request(encode(request));
  REQUIRE(!got.has_value());
  CHECK(got.error().code == ErrorCode::kTooLarge);
}

TEST_CASE("a jurisdiction that is no code is refused") {
  ExchangeRequest request = sample_request();
  request.jurisdiction = base::JurisdictionCode("../etc");
  const auto got = decode_exchange_request(encode(request));
  REQUIRE(!got.has_value());
  CHECK(got.error().code == ErrorCode::kMalformed);
}

TEST_CASE("a content above its kind's size is refused") {
  base::SeededRandom random(5);
  ExchangeRequest request = sample_request();
  const std::size_t most = domain::content_bytes_max(MediaType::kNote);
  request.contents = {domain::make_content(MediaType::kNote, base::Bytes(most, 'x'), random)};
  CHECK(decode_exchange_request(encode(request)).has_value());
  request.contents.front().bytes += 'x';
  CHECK(!decode_exchange_request(encode(request)).has_value());
}

TEST_CASE("an event above the payload limit still travels, to be refused by itself") {
  ExchangeRequest request = sample_request();
  request.events.front().payload.assign(base::limits::kPayloadBytesMax + 1, 'x');
  const auto got = decode_exchange_request(encode(request));
  REQUIRE(got.has_value());
  CHECK(got->events.size() == 2);
}

TEST_CASE("a failure comes back with its code and values; cut anywhere it is refused") {
  const Failure sent{ErrorCode::kClientTooOld, {{"least", "0.2.0"}}};
  const base::Bytes body = encode(sent);
  const auto got = decode_failure(body);
  REQUIRE(got.has_value());
  CHECK(got->code == ErrorCode::kClientTooOld);
  CHECK(got->args == sent.args);
  for (std::size_t size = 0; size < body.size(); ++size) {
    CHECK(!decode_failure(base::ByteView(body).substr(0, size)).has_value());
  }
  CHECK(!decode_failure(body + "x").has_value());
}

TEST_CASE("a code of a newer server is a failure all the same") {
  base::ByteWriter out;
  out.prefixed("moon_in_the_way");
  out.u8(0);
  const auto got = decode_failure(out.bytes());
  REQUIRE(got.has_value());
  CHECK(got->code == ErrorCode::kServerError);
}

}  // namespace
}  // namespace yibao::protocol
