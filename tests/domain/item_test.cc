// An item's life as the fold tells it: offers, signatures, withdrawal, found secrets, facts.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/domain/history.h"

namespace yibao::domain {
namespace {

using testing::History;

DraftOffered offer_from(std::vector<EventId> parents = {}) {
  DraftOffered body;
  body.kind = "brief";
  body.parents = std::move(parents);
  return body;
}

TEST_CASE("without an offer there is no item") {
  History history;
  history.add(ItemCommented{});
  CHECK(history.item().offers.empty());
}

TEST_CASE("offered, sent back, offered again, signed, received") {
  History history;
  const auto first = history.add(offer_from());
  CHECK(history.item().stage == Stage::kOffered);
  history.add(DraftSentBack{first, "figures", std::nullopt});
  CHECK(history.item().stage == Stage::kSentBack);
  const auto second = history.add(offer_from({first}));
  CHECK(history.item().stage == Stage::kOffered);
  CHECK(history.item().current_offer()->id == second);
  history.pend(history.signature_of(second));
  CHECK(history.item().stage == Stage::kSignedOff);
  CHECK(history.item().pending);
}

TEST_CASE("no tick before the receipt: signed off until stamped, then received") {
  History history;
  const auto offer = history.add(offer_from());
  history.add(history.signature_of(offer));
  CHECK(history.item().stage == Stage::kReceived);
  CHECK(!history.item().pending);
  CHECK(history.item().awaits_verdict());
}

TEST_CASE("two offers from one parent are two heads until one is made from both") {
  History history;
  const auto root = history.add(offer_from());
  const auto left = history.add(offer_from({root}));
  const auto right = history.add(offer_from({root}));
  CHECK(history.item().heads().size() == 2);
  const auto joined = history.add(offer_from({left, right}));
  const ItemState item = history.item();
  REQUIRE(item.heads().size() == 1);
  CHECK(item.heads().front()->id == joined);
}

TEST_CASE("a signature under other words counts for nothing") {
  History history;
  const auto offer = history.add(offer_from());
  DraftSignedOff signature = history.signature_of(offer);
  signature.offer_hash = crypto::text(crypto::sha256("other words"));
  history.add(signature);
  const ItemState item = history.item();
  REQUIRE(item.sign_offs.size() == 1);
  CHECK(!item.sign_offs.front().matches);
  CHECK(item.last_sign_off() == nullptr);
  CHECK(item.stage == Stage::kOffered);
}

TEST_CASE("an edit after the signature is visible and not signed") {
  History history;
  const auto first = history.add(offer_from());
  history.add(history.signature_of(first));
  const auto second = history.add(offer_from({first}));
  const ItemState item = history.item();
  CHECK(item.stage == Stage::kReceived);
  CHECK(item.current_offer()->id == first);  // what a reader sees is what was signed
  CHECK(item.heads().front()->id == second);
}

TEST_CASE("a unit takes its item back before a verdict, and signing takes it up again") {
  History history;
  const auto offer = history.add(offer_from());
  const auto signature = history.add(history.signature_of(offer));
  history.add(DraftWithdrawn{"outdated"});
  CHECK(history.item().stage == Stage::kWithdrawn);
  // The signature never disappears.
  CHECK(history.item().sign_offs.front().id == signature);
  const auto again = history.add(offer_from({offer}));
  CHECK(history.item().stage == Stage::kWithdrawn);
  history.add(history.signature_of(again));
  CHECK(history.item().stage == Stage::kReceived);
  CHECK(!history.item().withdrawal.has_value());
}

TEST_CASE("a withdrawal that comes after a final verdict is overtaken") {
  History history;
  const auto offer = history.add(offer_from());
  const auto signature = history.add(history.signature_of(offer));
  history.add(ItemAccepted{signature, std::nullopt});
  history.add(DraftWithdrawn{"outdated"});
  const ItemState item = history.item();
  CHECK(item.stage == Stage::kAccepted);
  CHECK(item.withdrawal_overtaken);
  CHECK(!item.withdrawal.has_value());
}

TEST_CASE("after a return the unit may withdraw") {
  History history;
  const auto offer = history.add(offer_from());
  const auto signature = history.add(history.signature_of(offer));
  history.add(ItemReturned{signature, std::nullopt, "figures", std::nullopt});
  history.add(DraftWithdrawn{"outdated"});
  CHECK(history.item().stage == Stage::kWithdrawn);
  CHECK(!history.item().withdrawal_overtaken);
}

TEST_CASE("a verdict on an item that was withdrawn first is overtaken") {
  History history;
  const auto offer = history.add(offer_from());
  const auto signature = history.add(history.signature_of(offer));
  history.add(DraftWithdrawn{"outdated"});
  history.add(ItemAccepted{signature, std::nullopt});
  const ItemState item = history.item();
  CHECK(item.stage == Stage::kWithdrawn);
  CHECK(item.verdicts.front().overtaken);
  CHECK(item.standing_verdict() == nullptr);
}

TEST_CASE("a found secret stands over everything, whatever comes after") {
  History history;
  const auto offer = history.add(offer_from());
  const auto signature = history.add(history.signature_of(offer));
  history.add(ItemAccepted{signature, std::nullopt});
  const auto finding = history.add(DraftFoundSecret{"security"});
  const auto again = history.add(offer_from({offer}));
  history.add(history.signature_of(again));
  history.add(ItemReturned{signature, std::nullopt, "figures", std::nullopt});
  history.add(DraftWithdrawn{"outdated"});
  history.add(DraftFoundSecret{"security"});
  const ItemState item = history.item();
  CHECK(item.stage == Stage::kSecret);
  CHECK(item.secret->id == finding);
  CHECK(item.verdicts.back().overtaken);
}

TEST_CASE("all contents of an item are known, for a purge") {
  History history;
  const auto address = [](const char* text) { return ContentAddress{crypto::sha256(text)}; };
  DraftOffered offered = offer_from();
  offered.words = address("words");
  const auto offer = history.add(offered);
  history.add(DraftSentBack{offer, "figures", address("sent back")});
  DraftSignedOff signature = history.signature_of(offer);
  signature.scan = address("scan");
  const auto signed_off = history.add(signature);
  history.add(ItemReturned{signed_off, std::nullopt, "figures", address("returned")});
  history.add(ItemEdited{signed_off, address("edited")});
  ItemAdopted adopted;
  adopted.reason = address("adopted");
  history.add(adopted);
  ItemInstructed instructed;
  instructed.note = address("instructed");
  history.add(instructed);
  ItemFoundInaccurate inaccurate;
  inaccurate.reason = address("inaccurate");
  history.add(inaccurate);
  history.add(ItemCommented{address("comment")});
  history.add(ItemWithdrawalAsked{address("asked")});
  std::vector<ContentAddress> carried;
  for (const Entry& entry : history.entries()) {
    for (const ContentAddress& each : entry.event->contents) carried.push_back(each);
  }
  auto known = history.item().contents();
  std::sort(known.begin(), known.end());
  std::sort(carried.begin(), carried.end());
  CHECK(known == carried);
  CHECK(known.size() == 10);
}

TEST_CASE("a retracted fact stays in sight, without effect; others are untouched") {
  History history;
  history.add(offer_from());
  ItemAdopted adopted;
  adopted.journal = "daily";
  const auto wrong = history.add(adopted);
  const auto right = history.add(adopted);
  const auto forwarded = history.add(ItemForwarded{"city", testing::day("2024-03-02")});
  history.add(FactRetracted{wrong, {}, "mistake", std::nullopt});
  const ItemState item = history.item();
  REQUIRE(item.adoptions.size() == 2);
  CHECK(item.adoptions[0].id == wrong);
  CHECK(item.adoptions[0].retracted);
  CHECK(item.adoptions[1].id == right);
  CHECK(!item.adoptions[1].retracted);
  CHECK(item.forwardings.front().id == forwarded);
  CHECK(!item.forwardings.front().retracted);
}

TEST_CASE("a merged item says where it went, until the merge is retracted") {
  History history;
  const Subject source = history.new_subject();
  const Subject target = history.new_subject();
  history.about(source).add(offer_from());
  history.about(target).add(offer_from());
  ItemMerged merged;
  merged.sources = {source};
  const auto merge = history.add(merged);
  CHECK(history.item(source).merged_into() == target);
  CHECK(history.item(target).merges.size() == 1);
  CHECK(!history.item(target).merged_into().has_value());
  history.add(FactRetracted{merge, {source}, "mistake", std::nullopt});
  CHECK(!history.item(source).merged_into().has_value());
  CHECK(history.item(target).merges.front().retracted);
}

TEST_CASE("taking back another fact of the target leaves the merge as it is") {
  History history;
  const Subject source = history.new_subject();
  const Subject target = history.new_subject();
  history.about(source).add(offer_from());
  history.about(target).add(offer_from());
  ItemMerged merged;
  merged.sources = {source};
  history.add(merged);
  const auto adoption = history.add(ItemAdopted{});
  history.add(FactRetracted{adoption, {source}, "mistake", std::nullopt});
  CHECK(history.item(source).merged_into() == target);
}

TEST_CASE("an item taken into two others one after the other stands by the second") {
  History history;
  const Subject source = history.new_subject();
  const Subject first = history.new_subject();
  const Subject second = history.new_subject();
  for (const Subject& each : {source, first, second}) history.about(each).add(offer_from());
  ItemMerged merged;
  merged.sources = {source};
  const auto wrong = history.about(first).add(merged);
  history.about(second).add(merged);
  history.about(first).add(FactRetracted{wrong, {source}, "mistake", std::nullopt});
  CHECK(history.item(source).merged_into() == second);
}

}  // namespace
}  // namespace yibao::domain
