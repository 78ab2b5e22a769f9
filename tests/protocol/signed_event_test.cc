#include "shared/protocol/signed_event.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "shared/crypto/strict_json.h"
#include "tests/protocol/samples.h"

namespace yibao::protocol {
namespace {

using base::ErrorCode;
using domain::Event;
using domain::EventType;
using nlohmann::json;
using testing::sample_event;
using testing::sample_key;

std::string gate(base::ByteView payload) {
  const auto event = decode_event(payload);
  if (event) return "good";
  std::string text(base::name(event.error().code));
  for (const auto& [key, value] : event.error().args) {
    if (key == "field") text += " " + value;
  }
  return text;
}

std::string verdict_of(const json& payload) {
  return gate(crypto::to_canonical(payload));
}

json as_json(const Event& event) {
  return json::parse(encode_event(event));
}

// One occurrence, which must be there.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string dump(const Event& event) {
  std::string text = testing::dump(event.id) + " " + testing::dump(event.jurisdiction) + " " +
                     testing::dump(event.subject) + " " + testing::dump(event.unit) + " " +
                     testing::dump(event.parties) + " " + testing::dump(event.author) + " " +
                     testing::dump(event.device) + " " + testing::dump(event.made_at) + " " +
                     testing::dump(event.contents) + " ";
  return text + std::to_string(event.anchor.epoch) + "/" + std::to_string(event.anchor.size) + "/" +
         testing::dump(event.anchor.at) + " " + testing::dump(event.body);
}

TEST_CASE("an event of every type comes back as it was") {
  base::SeededRandom random(1);
  for (const EventType type : testing::all_event_types()) {
    const Event event = sample_event(type, random);
    const auto decoded = decode_event(encode_event(event));
    REQUIRE_MESSAGE(decoded.has_value(), name(type));
    CHECK(decoded->is(type));
    CHECK(dump(*decoded) == dump(event));
  }
}

TEST_CASE("what may be left out of an event is left out and comes back empty") {
  Event event = sample_event(EventType::kItemWithdrawalAsked);
  event.parties.clear();
  event.author = base::PersonId();
  event.device = base::DeviceId();
  event.contents.clear();
  event.body = domain::ItemWithdrawalAsked{};
  const json object = as_json(event);
  for (const char* name : {"parties", "author", "device", "contents"}) {
    CHECK(!object.contains(name));
  }
  CHECK(object.at("body").empty());
  const auto decoded = decode_event(encode_event(event));
  REQUIRE(decoded.has_value());
  CHECK(dump(*decoded) == dump(event));
}

TEST_CASE("another spelling of an event is refused, and says why") {
  const std::string good = encode_event(sample_event(EventType::kItemReturned));
  REQUIRE(gate(good) == "good");
  CHECK(gate(good + "\n") == "not_canonical");
  CHECK(gate(" " + good) == "not_canonical");
  CHECK(gate("\xEF\xBB\xBF" + good) == "not_canonical");
  CHECK(gate(replaced(good, "\"id\":", "\"id\": ")) == "not_canonical");
  CHECK(gate(replaced(good, "kongtong", "k\\u006fngtong")) == "not_canonical");
  CHECK(gate(replaced(good, "\"epoch\":1", "\"epoch\":1.0")) == "not_canonical");
  CHECK(gate(replaced(good, "\"epoch\":1", "\"epoch\":1e0")) == "not_canonical");
  CHECK(gate(replaced(good, "\"epoch\":1", "\"epoch\":null")) == "not_canonical");
  CHECK(gate(replaced(good, "\"epoch\":1", "\"Epoch\":1")) == "not_canonical");
  CHECK(gate(replaced(good, "\"epoch\":1", "\"epoch\":1,\"epoch\":1")) == "duplicate_key");
  CHECK(gate(replaced(good, "\"epoch\":1", "\"zepoch\":1")) == "not_canonical");
  CHECK(gate(replaced(good, "kongtong", "k\xC0\xAFngtong")) == "not_utf8");
  CHECK(gate(good.substr(0, good.size() - 1)) == "malformed");
  CHECK(gate(good + good) == "malformed");
  CHECK(gate(std::string_view()) == "malformed");
  CHECK(gate("[" + good + "]") == "not_canonical");
}

TEST_CASE("an event cut short at any byte is refused") {
  const std::string good = encode_event(sample_event(EventType::kDraftOffered));
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(gate(good.substr(0, size)) != "good");
  }
}

TEST_CASE("an event deeper or larger than the limits is refused") {
  json object = as_json(sample_event(EventType::kItemReturned));
  json deep = json::object();
  for (std::size_t i = 0; i < base::limits::kJsonDepthMax; ++i) deep = json{{"a", deep}};
  object["extra"] = deep;
  CHECK(gate(object.dump()) == "too_deep");

  json large = as_json(sample_event(EventType::kItemReturned));
  for (const char* name : {"x1", "x2", "x3"}) {
    large[name] = std::string(base::limits::kJsonStringBytesMax - 1, 'x');
  }
  CHECK(gate(large.dump()) == "too_large");
}

TEST_CASE("more parties or contents than the limits are refused") {
  Event event = sample_event(EventType::kItemReturned);
  event.parties.assign(base::limits::kPartiesMax, base::UnitCode("a"));
  CHECK(gate(encode_event(event)) == "good");
  event.parties.emplace_back("a");
  CHECK(gate(encode_event(event)) == "too_large");
  event.parties.clear();
  event.contents.assign(base::limits::kContentsPerEventMax + 1, domain::ContentAddress());
  CHECK(gate(encode_event(event)) == "too_large");
}

TEST_CASE("each field of the envelope must be there and of its form") {
  const json good = as_json(sample_event(EventType::kItemReturned));
  const auto without = [&](const char* name) {
    json object = good;
    object.erase(name);
    return verdict_of(object);
  };
  for (const char* name : {"id", "type", "jurisdiction", "subject", "unit", "made_at"}) {
    CHECK(without(name) == "field_invalid " + std::string(name));
  }
  CHECK(without("anchor") == "field_invalid anchor");
  CHECK(without("body") == "field_invalid body");
  const auto with = [&](const char* name, json value) {
    json object = good;
    object[name] = std::move(value);
    return verdict_of(object);
  };
  CHECK(with("id", "zz") == "field_invalid id");
  CHECK(with("id", "") == "field_invalid id");
  CHECK(with("type", "") == "field_invalid type");
  CHECK(with("type", "item returned") == "field_invalid type");
  CHECK(with("jurisdiction", "Haicheng") == "field_invalid jurisdiction");
  CHECK(with("unit", "海城") == "field_invalid unit");
  CHECK(with("subject", 7) == "field_invalid subject");
  CHECK(with("parties", "gaixia") == "field_invalid parties");
  CHECK(with("parties", json::array({"a", "B"})) == "field_invalid parties");
  CHECK(with("author", "nobody") == "field_invalid author");
  CHECK(with("device", false) == "field_invalid device");
  CHECK(with("made_at", "2024-03-01") == "field_invalid made_at");
  CHECK(with("contents", json::array({"AAAA"})) == "field_invalid contents");
  CHECK(with("anchor", json{{"epoch", -1}, {"size", 1}, {"at", 1}}) == "field_invalid anchor");
  CHECK(with("anchor", json{{"epoch", 1}, {"size", -1}, {"at", 1}}) == "field_invalid anchor");
  CHECK(with("anchor", json{{"epoch", 1LL << 33}, {"size", 1}, {"at", 1}}) ==
        "field_invalid anchor");
  CHECK(with("anchor", json{{"epoch", 1}, {"size", 1}}) == "field_invalid anchor");
  CHECK(with("body", "x") == "field_invalid body");
}

// Codes only: a text that somebody reads would be a leak (design: metadata has ids and codes).
TEST_CASE("no free text passes where a code belongs") {
  json object = as_json(sample_event(EventType::kDraftFoundSecret));
  for (const char* text : {"涉密", "two words", "line\nbreak", ""}) {
    object["body"]["basis"] = text;
    CHECK(verdict_of(object) == "field_invalid basis");
  }
  object["body"]["basis"] = std::string(129, 'x');
  CHECK(verdict_of(object) == "field_invalid basis");
  object["body"]["basis"] = std::string(128, 'x');
  CHECK(verdict_of(object) == "good");
}

TEST_CASE("every field of every body is refused by its name when its form is another") {
  base::SeededRandom random(2);
  std::size_t tried = 0;
  for (const EventType type : testing::all_event_types()) {
    const json good = as_json(sample_event(type, random));
    for (const auto& [name, value] : good.at("body").items()) {
      for (const json& wrong : {json(json::object()), json("Ä b"), json(true), json(7)}) {
        if (wrong.type() == value.type()) continue;
        if (wrong.is_number() && value.is_number()) continue;
        json object = good;
        object["body"][name] = wrong;
        CAPTURE(object.dump());
        CHECK(verdict_of(object) == "field_invalid " + name);
        ++tried;
      }
    }
  }
  CHECK(tried > 300);
}

TEST_CASE("fields that this program does not know are kept, signed and passed on") {
  const auto key = sample_key();
  json object = as_json(sample_event(EventType::kItemReturned));
  object["zeal"] = "later";
  object["body"]["zeal"] = json{{"a", 1}};
  const SignedEvent event = sign_payload(crypto::to_canonical(object), key);
  REQUIRE(signature_is_good(event, key.public_key()));
  const auto entry = to_entry(event, domain::Stamp{1, 7, testing::at("2024-03-01 10:00")});
  REQUIRE(entry.has_value());
  CHECK(entry->event->is(EventType::kItemReturned));
  // The hash that names it is of these bytes, not of what this program understood of them.
  CHECK(entry->hash == domain::event_hash(event.payload));
  CHECK(entry->hash != domain::event_hash(encode_event(*entry->event)));
}

TEST_CASE("an unknown type is read, whatever its body, and keeps its name") {
  json object = as_json(sample_event(EventType::kItemReturned));
  object["type"] = "item.praised";
  object["body"] = json{{"on", 7}};
  const auto event = decode_event(crypto::to_canonical(object));
  REQUIRE(event.has_value());
  CHECK(!event->type().has_value());
  CHECK(event->type_name() == "item.praised");
}

TEST_CASE("what is signed, hashed, sent and verified are the same bytes") {
  const auto key = sample_key();
  const Event event = sample_event(EventType::kDraftSignedOff);
  const SignedEvent signed_event = sign_event(event, key);
  CHECK(signed_event.payload == encode_event(event));
  CHECK(signed_event.key == key.key_id());
  CHECK(
      crypto::verify(key.public_key(), kEventDomain, signed_event.payload, signed_event.signature));
  CHECK(signature_is_good(signed_event, key.public_key()));
  const auto entry = to_entry(signed_event, std::nullopt);
  REQUIRE(entry.has_value());
  CHECK(entry->hash == domain::event_hash(signed_event.payload));
  CHECK(entry->key == key.key_id());
  CHECK(entry->pending());
}

TEST_CASE("a signature holds for its bytes, its key and its suite alone") {
  const auto key = sample_key(1);
  const auto other = sample_key(2);
  const SignedEvent good = sign_event(sample_event(EventType::kItemAccepted), key);
  CHECK(!signature_is_good(good, other.public_key()));
  for (std::size_t i = 0; i < good.payload.size(); i += 7) {
    SignedEvent changed = good;
    changed.payload[i] = static_cast<char>(changed.payload[i] ^ 1);
    CHECK(!signature_is_good(changed, key.public_key()));
  }
  for (std::size_t i = 0; i < good.signature.size(); ++i) {
    SignedEvent changed = good;
    changed.signature[i] ^= 1U;
    CHECK(!signature_is_good(changed, key.public_key()));
  }
  SignedEvent changed = good;
  changed.suite = key.suite() == crypto::SuiteId::kSm2Sm3 ? crypto::SuiteId::kEd25519Sha256
                                                          : crypto::SuiteId::kSm2Sm3;
  CHECK(!signature_is_good(changed, key.public_key()));
  changed = good;
  changed.key = other.key_id();
  CHECK(!signature_is_good(changed, key.public_key()));
}

}  // namespace
}  // namespace yibao::protocol
