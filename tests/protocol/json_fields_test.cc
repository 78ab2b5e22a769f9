#include "shared/protocol/json_fields.h"

#include <doctest/doctest.h>

namespace yibao::protocol {
namespace {

// Starts with something in every field that is left out when empty.
struct Eager {
  bool flag = true;
  std::vector<std::string> list = {"x"};
  std::string text = "x";
  std::optional<std::int64_t> number;
  std::int64_t always = 7;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("flag", self.flag);
    field("list", self.list);
    field("text", self.text);
    field("number", self.number);
    field("always", self.always);
  }
};

TEST_CASE("what is empty or false is left out, and comes back as that") {
  Eager empty;
  empty.flag = false;
  empty.list.clear();
  empty.text.clear();
  const json object = to_json(empty);
  CHECK(object == json{{"always", 7}});
  const auto got = read_body<Eager>(object, Strings::kText);
  REQUIRE(got.has_value());
  CHECK(!got->flag);
  CHECK(got->list.empty());
  CHECK(got->text.empty());
  CHECK(!got->number.has_value());
}

TEST_CASE("the first field that does not fit is named") {
  const auto wrong = [](const json& object, Strings strings) -> std::string {
    const auto got = read_body<Eager>(object, strings);
    return got ? "" : got.error().args.front().second;
  };
  CHECK(wrong(json{{"always", 7}}, Strings::kText).empty());
  CHECK(wrong(json{{"always", 7}}, Strings::kCodes) == "text");
  CHECK(wrong(json::object(), Strings::kText) == "always");
  CHECK(wrong(json{{"flag", 1}, {"list", 1}, {"always", 7}}, Strings::kText) == "flag");
  CHECK(wrong(json{{"number", "1"}, {"always", 7}}, Strings::kText) == "number");
  CHECK(wrong(json{{"always", 1.5}}, Strings::kText) == "always");
}

}  // namespace
}  // namespace yibao::protocol
