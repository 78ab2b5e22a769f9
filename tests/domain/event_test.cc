#include "shared/domain/event.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/fields.h"

namespace yibao::domain {
namespace {

TEST_CASE("every event type has a name of its own, a body of its own, and is found by its name") {
  base::SeededRandom random(1);
  std::set<std::string_view> names;
  for (const EventType type : testing::all_event_types()) {
    CHECK(names.insert(name(type)).second);
    CHECK(event_type_from_name(name(type)) == type);
    Event event;
    event.body = testing::filled_body(type, random);
    CHECK(event.type() == type);
    CHECK(event.is(type));
    CHECK(event.type_name() == name(type));
  }
  CHECK(names.size() == kEventTypeCount);
  CHECK(!event_type_from_name("item.praised").has_value());
}

TEST_CASE("an unknown type keeps its name and is no known one") {
  Event event;
  event.body = UnknownBody{"item.praised"};
  CHECK(!event.type().has_value());
  CHECK(event.type_name() == "item.praised");
  for (const EventType type : testing::all_event_types()) CHECK(!event.is(type));
}

TEST_CASE("an event carries every content its body names, except those that it purges") {
  Event event;
  const ContentAddress a{crypto::sha256("a")};
  const ContentAddress b{crypto::sha256("b")};
  DraftSignedOff signed_off;
  signed_off.scan = a;
  event.body = signed_off;
  CHECK(contents_in_body(event) == std::vector<ContentAddress>{a});
  event.body = ContentPurged{{a, b}, "law"};
  CHECK(contents_in_body(event).empty());
  event.body = ItemEdited{EventId(), b};
  CHECK(contents_in_body(event) == std::vector<ContentAddress>{b});
  event.body = UnknownBody{"x.y"};
  CHECK(contents_in_body(event).empty());
}

// Metadata may hold ids, codes, numbers, dates and hashes. A body with a free text in it would be
// seen by this: its string fields would not all be listed here.
struct StringFields {
  std::vector<std::string>& found;
  void operator()(const char* name, const std::string& /*value*/) const {
    found.emplace_back(name);
  }
  void operator()(const char* name, const std::optional<std::string>& /*value*/) const {
    found.emplace_back(name);
  }
  void operator()(const char* name, const std::vector<std::string>& /*value*/) const {
    found.emplace_back(name);
  }
  template <class Value>
  void operator()(const char* /*name*/, const Value& /*no string*/) const {}
};

TEST_CASE("no body has a field for free text") {
  const std::set<std::string> codes_and_figures = {
      "basis",   "category", "file",   "flags", "form",    "grounds", "group",      "hash",
      "journal", "key",      "kind",   "level", "log_id",  "log_key", "offer_hash", "period",
      "post",    "reason",   "record", "root",  "ruleset", "target",  "topics",     "value"};
  base::SeededRandom random(1);
  for (const EventType type : testing::all_event_types()) {
    std::vector<std::string> fields;
    const EventBody filled = testing::filled_body(type, random);
    std::visit(
        [&](const auto& body) {
          if constexpr (testing::HasFields<std::decay_t<decltype(body)>>) {
            std::decay_t<decltype(body)>::each_field(body, StringFields{fields});
          }
        },
        filled);
    for (const std::string& field : fields) {
      CAPTURE(std::string(name(type)));
      CAPTURE(field);
      CHECK(codes_and_figures.contains(field));
    }
  }
}

}  // namespace
}  // namespace yibao::domain
