#include "client/core/item_view.h"

#include <doctest/doctest.h>

#include "client/core/commands/adoption.h"
#include "client/core/commands/items.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::County;
using testing::must;

std::vector<std::string> types_of(const ItemView& view) {
  std::vector<std::string> types;
  for (const JourneyStep& step : view.journey) types.push_back(step.type);
  return types;
}

TEST_CASE("an item is shown with its words and its whole journey, in order") {
  County county;
  const auto item = county.submit(county.angsu(), "标题");
  Replica& replica = county.angsu().replica();
  ItemView view = must(view_item(replica, item));
  CHECK(view.words->title == "标题");
  CHECK(!view.edited.has_value());
  CHECK(types_of(view) == std::vector<std::string>{"draft.offered", "draft.signed_off"});
  CHECK(!view.journey.front().stamp.has_value());
  CHECK(view.journey.front().author == "某某");
  CHECK(view.journey.front().at == county.clock.now());

  county.clock.advance(std::chrono::minutes(5));
  must(county.angsu().exchange());
  must(county.office().exchange());
  Replica& office = county.office().replica();
  must(edit_item(office, item, "改过的标题", "改过的正文，42人。例如某村。"));
  must(return_item(office, item, "wording", "请核实"));
  must(county.office().exchange());
  must(county.angsu().exchange());
  view = must(view_item(replica, item));
  CHECK(types_of(view) == std::vector<std::string>{"draft.offered", "draft.signed_off",
                                                   "item.edited", "item.returned"});
  CHECK(view.words->title == "标题");
  REQUIRE(view.edited.has_value());
  CHECK(view.edited->title == "改过的标题");
  const JourneyStep& returned = view.journey.back();
  CHECK(returned.reason == "wording");
  CHECK(returned.note == "请核实");
  CHECK(returned.stamp.has_value());
  CHECK(view.journey.front().at == view.journey.front().stamp->received_at);
}

TEST_CASE("a step without effect is marked") {
  County county;
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  must(county.office().exchange());
  Replica& office = county.office().replica();
  must(accept_item(office, item));
  Adoption adoption;
  adoption.journal = "guoban";
  adoption.on_date = testing::day("2024-03-01");
  adoption.reason = "确有价值";
  const auto fact = must(adopt_item(office, item, adoption));
  CHECK(!must(view_item(office, item)).journey.back().without_effect);
  must(retract_fact(office, fact, "mistake", ""));
  const ItemView view = must(view_item(office, item));
  for (const JourneyStep& step : view.journey) {
    CHECK(step.without_effect == (step.event == fact));
  }
}

TEST_CASE("an item that is not here is not found") {
  County county;
  CHECK(code_of(view_item(county.angsu().replica(), domain::Subject("nowhere"))) == "not_found");
}

TEST_CASE("a neighbour sees nothing of an item") {
  County county;
  const auto neighbour = county.join("chengchuan", {domain::Role::kReporter});
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  must(neighbour->exchange());
  CHECK(code_of(view_item(neighbour->replica(), item)) == "not_found");
  CHECK(must(neighbour->replica().entries().about(item)).empty());
}

TEST_CASE("a reason is said by the ruleset, else by the catalogue, else as its code") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto zh = texts::Language::kChinese;
  CHECK(term_text(replica, zh, "too_shallow") == "分析不透彻、缺少对策");
  CHECK(term_text(replica, texts::Language::kEnglish, "too_shallow") == "shallow, no measures");
  CHECK(term_text(replica, zh, "mistake") == "录入有误");
  CHECK(term_text(replica, zh, "moon") == "moon");
  CHECK(term_text(replica, zh, "").empty());
}

}  // namespace
}  // namespace yibao::client
