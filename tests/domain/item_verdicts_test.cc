// Verdicts name what they judge (`on`) and what they replace (`after`): of two officers who did not
// know of each other the earlier stamp stands, and the other is shown as overtaken.
#include <doctest/doctest.h>

#include "tests/domain/history.h"

namespace yibao::domain {
namespace {

using testing::History;

ItemReturned returned(const EventId& on, std::optional<EventId> after = {}) {
  return {on, after, "figures", std::nullopt};
}
ItemRefused refused(const EventId& on, std::optional<EventId> after = {}) {
  return {on, after, "off_topic", std::nullopt};
}

EventId received(History& history) {
  return history.add(history.signature_of(history.add(DraftOffered{})));
}

TEST_CASE("each kind of verdict gives its stage and keeps its reason") {
  const auto judged = [](auto make_verdict) {
    History history;
    history.add(make_verdict(received(history)));
    return history.item();
  };
  CHECK(judged([](EventId on) { return ItemAccepted{on, {}}; }).stage == Stage::kAccepted);
  CHECK(judged([](EventId on) { return returned(on); }).stage == Stage::kReturned);
  CHECK(judged([](EventId on) { return refused(on); }).stage == Stage::kRefused);
  const ItemState excluded = judged([](EventId on) {
    return ItemExcluded{on, {}, "meeting", std::nullopt};
  });
  CHECK(excluded.stage == Stage::kExcluded);
  CHECK(excluded.standing_verdict()->reason == "meeting");
}

TEST_CASE("of two verdicts after nothing the earlier stamp stands") {
  History history;
  const auto on = received(history);
  const auto first = history.add(ItemAccepted{on, {}});
  const auto second = history.add(refused(on));
  const ItemState item = history.item();
  CHECK(item.standing_verdict()->id == first);
  CHECK(item.verdicts[1].id == second);
  CHECK(item.verdicts[1].overtaken);
  CHECK(item.stage == Stage::kAccepted);
}

TEST_CASE("of two verdicts after the same one the earlier stamp stands") {
  History history;
  const auto on = received(history);
  const auto first = history.add(ItemAccepted{on, {}});
  const auto second = history.add(refused(on, first));
  history.add(returned(on, first));
  const ItemState item = history.item();
  CHECK(item.standing_verdict()->id == second);
  CHECK(!item.verdicts[0].overtaken);  // it stood, until it was replaced
  CHECK(item.verdicts[2].overtaken);
}

TEST_CASE("a chain of verdicts stands at its end") {
  History history;
  const auto on = received(history);
  const auto first = history.add(returned(on));
  const auto second = history.add(ItemAccepted{on, first});
  const auto third = history.add(refused(on, second));
  CHECK(history.item().standing_verdict()->id == third);
  CHECK(history.item().stage == Stage::kRefused);
}

TEST_CASE("a verdict after one that never stood is overtaken too") {
  History history;
  const auto on = received(history);
  const auto first = history.add(ItemAccepted{on, {}});
  const auto lost = history.add(refused(on));
  history.add(returned(on, lost));
  CHECK(history.item().standing_verdict()->id == first);
  CHECK(history.item().verdicts[2].overtaken);
}

TEST_CASE("a verdict after one that is not there is overtaken") {
  History history;
  const auto on = received(history);
  history.add(ItemAccepted{on, EventId({1})});
  const ItemState item = history.item();
  CHECK(item.verdicts.front().overtaken);
  CHECK(item.stage == Stage::kReceived);
}

TEST_CASE("a returned item that was signed again awaits a new verdict") {
  History history;
  const auto offer = history.add(DraftOffered{});
  const auto first_signature = history.add(history.signature_of(offer));
  const auto verdict = history.add(returned(first_signature));
  CHECK(!history.item().awaits_verdict());
  CHECK(history.item().stage == Stage::kReturned);

  DraftOffered mended;
  mended.parents = {offer};
  const auto again = history.add(mended);
  CHECK(history.item().stage == Stage::kReturned);
  CHECK(history.item().current_offer()->id == again);  // what is being mended

  const auto second_signature = history.add(history.signature_of(again));
  CHECK(history.item().awaits_verdict());
  CHECK(history.item().stage == Stage::kReceived);
  history.add(ItemAccepted{second_signature, verdict});
  CHECK(history.item().stage == Stage::kAccepted);
}

TEST_CASE("a final verdict ends the waiting, whatever is signed later") {
  History history;
  const auto on = received(history);
  history.add(refused(on));
  history.add(history.signature_of(history.add(DraftOffered{})));
  CHECK(!history.item().awaits_verdict());
  CHECK(history.item().stage == Stage::kRefused);
}

TEST_CASE("a pending verdict shows here and gives way to the one that got into the log") {
  History history;
  const auto on = received(history);
  const auto ours = history.pend(ItemAccepted{on, {}});
  CHECK(history.item().standing_verdict()->id == ours);
  CHECK(history.item().pending);
  const auto theirs = history.add(refused(on));
  const ItemState item = history.item();
  CHECK(item.standing_verdict()->id == theirs);
  CHECK(item.verdicts.back().id == ours);
  CHECK(item.verdicts.back().overtaken);
}

}  // namespace
}  // namespace yibao::domain
