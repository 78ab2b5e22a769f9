// The schemas are the field tables in another writing, and what the program writes fits them.
#include "tests/protocol/schemas.h"

#include <doctest/doctest.h>

#include "shared/protocol/documents.h"
#include "shared/protocol/standing_document.h"
#include "shared/report/bulletin.h"
#include "tests/protocol/samples.h"
#include "tests/support/files.h"
#include "tests/support/json_schema.h"

namespace yibao::protocol {
namespace {

using domain::EventType;
using nlohmann::json;
using testing::JsonSchema;

const JsonSchema& event_schema() {
  static const auto kSchema = JsonSchema::from_file("schemas/event.schema.json");
  return kSchema;
}

json sample(EventType type, std::uint64_t seed = 1) {
  base::SeededRandom random(seed);
  return json::parse(encode_event(testing::sample_event(type, random)));
}

bool fits(const json& event) {
  return event_schema().refusal(event).empty();
}

bool decodes(const json& event) {
  return decode_event(event.dump()).has_value();
}

TEST_CASE("the schemas in the repository are those of the field tables") {
  for (const auto& each : testing::protocol_schemas()) {
    INFO("write them anew with make_schemas: " << each.first);
    CHECK(testing::read_file(testing::source_path(each.first)) ==
          testing::schema_text(each.second));
  }
}

TEST_CASE("an event of every type fits, full and with all left out that may be") {
  for (const EventType type : testing::all_event_types()) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const std::string refusal = event_schema().refusal(sample(type, seed));
      CHECK_MESSAGE(refusal.empty(), name(type) << ": " << refusal);
    }
    json least = sample(type);
    const json full = least;
    for (const char* name : {"parties", "author", "device", "contents"}) least.erase(name);
    for (const auto& [name, value] : full.at("body").items()) {
      json without = least;
      without["body"].erase(name);
      if (decodes(without)) least = without;
    }
    CAPTURE(least.dump());
    CHECK(decodes(least));
    CHECK(fits(least));
  }
}

TEST_CASE("an event of a type that nobody knows does not fit") {
  json event = sample(EventType::kItemReturned);
  event["type"] = "item.praised";
  CHECK(!fits(event));
}

TEST_CASE("an event whose body is another type's does not fit") {
  json event = sample(EventType::kItemReturned);
  event["type"] = "draft.offered";
  CHECK(!fits(event));
}

TEST_CASE("wherever a field is missing, the schema and the program agree") {
  std::size_t refused = 0;
  for (const EventType type : testing::all_event_types()) {
    const json good = sample(type);
    for (const auto& [name, value] : good.items()) {
      json without = good;
      without.erase(name);
      CAPTURE(without.dump());
      CHECK(fits(without) == decodes(without));
      refused += fits(without) ? 0U : 1U;
    }
    for (const auto& [name, value] : good.at("body").items()) {
      json without = good;
      without["body"].erase(name);
      CAPTURE(without.dump());
      CHECK(fits(without) == decodes(without));
      refused += fits(without) ? 0U : 1U;
    }
  }
  CHECK(refused > 47 * 8);
}

TEST_CASE("wherever a field has another form, the schema and the program agree") {
  const std::vector<json> others = {true,
                                    7,
                                    -1,
                                    "",
                                    "two words",
                                    "zzz",
                                    "2024-02-03",
                                    std::string(26, '0'),
                                    std::string(43, 'A'),
                                    std::string(22, 'A'),
                                    std::string(200, 'a'),
                                    json::array(),
                                    json::array({"zzz"}),
                                    json::array({7}),
                                    json::object()};
  std::size_t refused = 0;
  for (const EventType type : testing::all_event_types()) {
    const json good = sample(type);
    const auto compare = [&](const json& changed) {
      CAPTURE(changed.dump());
      CHECK(fits(changed) == decodes(changed));
      refused += fits(changed) ? 0U : 1U;
    };
    for (const json& other : others) {
      for (const auto& [name, value] : good.at("body").items()) {
        json changed = good;
        changed["body"][name] = other;
        compare(changed);
      }
      if (type != EventType::kItemReturned) continue;
      for (const auto& [name, value] : good.items()) {
        if (name == "type") continue;  // unknown types are kept by the program
        json changed = good;
        changed[name] = other;
        compare(changed);
      }
    }
  }
  CHECK(refused > 1000);
}

template <class Document>
void check_document(const char* definition) {
  const auto schema = JsonSchema::definition("schemas/exchange.schema.json", definition);
  base::SeededRandom random(2);
  const auto filled = json::parse(encode_document(testing::filled<Document>(random)));
  CHECK_MESSAGE(schema.refusal(filled).empty(), schema.refusal(filled));
  CHECK(schema.refusal(json::parse(encode_document(Document{}))).empty());
  for (const auto& [name, value] : filled.items()) {
    json changed = filled;
    changed[name] = json::object();
    CHECK(!schema.refusal(changed).empty());
  }
}

TEST_CASE("every structured content fits its definition") {
  check_document<domain::Words>("words");
  check_document<domain::Note>("note");
  check_document<domain::PersonProfile>("person");
  check_document<domain::UnitProfile>("unit");
  check_document<domain::Brief>("brief");
  check_document<domain::AttachmentManifest>("manifest");
}

TEST_CASE("a bulletin's snapshot fits its definition") {
  const auto schema = JsonSchema::definition("schemas/exchange.schema.json", "bulletin");
  base::SeededRandom random(3);
  json bulletin = json::parse(report::encode(testing::filled<report::Bulletin>(random)));
  CHECK_MESSAGE(schema.refusal(bulletin).empty(), schema.refusal(bulletin));
  bulletin.erase("sequence");
  CHECK(!schema.refusal(bulletin).empty());
}

TEST_CASE("a published standing fits its schema") {
  const auto schema = JsonSchema::from_file("schemas/standing.schema.json");
  base::SeededRandom random(4);
  const auto document = testing::filled<StandingDocument>(random);
  const base::Bytes bytes = sign_standing(document, testing::sample_key());
  json standing = json::parse(bytes.substr(64));
  CHECK_MESSAGE(schema.refusal(standing).empty(), schema.refusal(standing));
  standing["units"][0].erase("unit");
  CHECK(!schema.refusal(standing).empty());
}

}  // namespace
}  // namespace yibao::protocol
