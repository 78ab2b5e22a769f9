// What a unit does with its drafts, from the first save to the signature and back.
#include "client/core/commands/drafts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "client/core/commands/items.h"
#include "shared/texts/catalogue.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using domain::Role;
using domain::Stage;
using testing::code_of;
using testing::County;
using testing::must;

template <class Result>
std::string argument(const Result& result, const char* name) {
  if (result) return "";
  for (const auto& [key, value] : result.error().args) {
    if (key == name) return value;
  }
  return "";
}

Stage stage(testing::Computer& computer, const domain::Subject& item) {
  return must(computer.replica().item(item)).stage;
}

TEST_CASE("a draft becomes an item when it is offered, and its words are the draft no longer") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto draft = must(new_draft(replica, county.draft("标题")));
  CHECK(code_of(replica.item(draft)) == "not_found");
  CHECK(must(replica.outbox().to_send(10)).empty());
  must(offer_draft(replica, draft, true));
  const auto item = must(replica.item(draft));
  CHECK(item.stage == Stage::kOffered);
  CHECK(item.pending);
  CHECK(must(replica.drafts().all()).empty());
  const auto rows = must(replica.index().items());
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().title == "标题");
  CHECK(rows.front().stage == Stage::kOffered);
  CHECK(must(open_draft(replica, draft)).words.title == "标题");
}

TEST_CASE("an offer without the author's declaration or with a finding that refuses is not made") {
  County county;
  Replica& replica = county.angsu().replica();
  DraftDocument document = county.draft();
  const auto draft = must(new_draft(replica, document));
  const auto undeclared = offer_draft(replica, draft, false);
  CHECK(code_of(undeclared) == "gates_missing");
  CHECK(argument(undeclared, "gates") == "@gate.author_declares");
  document.words.title.clear();
  document.kind = "nonsense";
  must(save_draft(replica, draft, document));
  const auto refused = offer_draft(replica, draft, true);
  CHECK(code_of(refused) == "preflight_refused");
  CHECK(argument(refused, "findings").find("title_missing") != std::string::npos);
  CHECK(argument(refused, "findings").find("kind_unknown") != std::string::npos);
  const auto sentences = texts::findings_of(texts::Language::kChinese, refused.error().args);
  CHECK(std::count(sentences.begin(), sentences.end(),
                   "规则里没有“nonsense”这一类别。请重新选择。") == 1);
  CHECK(must(replica.outbox().to_send(10)).empty());
  CHECK(must(open_draft(replica, draft)).kind == "nonsense");
}

TEST_CASE("a text with a secrecy mark is not even saved") {
  County county;
  Replica& replica = county.angsu().replica();
  DraftDocument document = county.draft("机密★ 某事");
  CHECK(code_of(new_draft(replica, document)) == "preflight_refused");
  CHECK(must(replica.drafts().all()).empty());
}

TEST_CASE("a draft that is discarded leaves nothing; one that was offered is not a draft") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto draft = must(new_draft(replica, county.draft()));
  must(discard_draft(replica, draft));
  CHECK(must(replica.drafts().history(draft)).empty());
  CHECK(code_of(discard_draft(replica, draft)) == "not_found");
  const auto item = county.submit(county.angsu());
  CHECK(code_of(discard_draft(replica, item)) == "not_found");
}

TEST_CASE("a signature without what the ruleset asks for names what is missing") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, county.draft()));
  must(offer_draft(replica, item, true));
  SignOffInput input;
  input.gates.policy = true;
  const auto refused = sign_off(replica, item, input);
  CHECK(code_of(refused) == "gates_missing");
  CHECK(argument(refused, "gates") == "@gate.not_secret");
  CHECK(stage(county.angsu(), item) == Stage::kOffered);
  must(sign_off(replica, item, County::all_gates()));
  CHECK(stage(county.angsu(), item) == Stage::kSignedOff);
  CHECK(argument(sign_off(replica, item, County::all_gates()), "reason") == "@why.signed_already");
}

TEST_CASE("what a leader sends back is mended, offered and signed again") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, county.draft("一")));
  must(offer_draft(replica, item, true));
  must(send_back(replica, item, "wording", "请核实数字"));
  CHECK(stage(county.angsu(), item) == Stage::kSentBack);
  DraftDocument document = must(open_draft(replica, item));
  CHECK(document.parents.size() == 1);
  document.words.title = "二";
  must(save_draft(replica, item, document));
  must(offer_draft(replica, item, true));
  CHECK(stage(county.angsu(), item) == Stage::kOffered);
  must(sign_off(replica, item, County::all_gates()));
  must(county.angsu().exchange());
  CHECK(stage(county.angsu(), item) == Stage::kReceived);
  must(county.office().exchange());
  const auto rows = must(county.office().replica().index().items());
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().title == "二");
}

TEST_CASE("two computers that both mend an item see two heads, and nobody signs before they meet") {
  County county;
  const auto second = county.join("angsu", {Role::kReporter});
  Replica& one = county.angsu().replica();
  Replica& two = second->replica();
  const auto item = must(new_draft(one, county.draft("一")));
  must(offer_draft(one, item, true));
  must(county.angsu().exchange());
  must(second->exchange());
  for (Replica* replica : {&one, &two}) {
    DraftDocument document = must(open_draft(*replica, item));
    document.words.title = replica == &one ? "甲" : "乙";
    must(save_draft(*replica, item, document));
    must(offer_draft(*replica, item, true));
  }
  must(second->exchange());
  must(county.angsu().exchange());
  CHECK(must(one.item(item)).heads().size() == 2);
  CHECK(argument(sign_off(one, item, County::all_gates()), "reason") == "@why.two_heads");
  // One version made from both settles it.
  DraftDocument both = must(open_draft(one, item));
  both.parents.clear();
  const domain::ItemState state = must(one.item(item));
  for (const domain::Offer* head : state.heads()) both.parents.push_back(head->id);
  both.words.title = "甲乙";
  must(save_draft(one, item, both));
  must(offer_draft(one, item, true));
  must(sign_off(one, item, County::all_gates()));
}

TEST_CASE("a unit withdraws before a verdict, and asks after it") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto early = county.submit(county.angsu(), "早");
  const auto late = county.submit(county.angsu(), "晚");
  must(county.angsu().exchange());
  must(withdraw(replica, early, "mistake"));
  CHECK(stage(county.angsu(), early) == Stage::kWithdrawn);
  must(county.office().exchange());
  must(accept_item(county.office().replica(), late));
  must(county.office().exchange());
  must(county.angsu().exchange());
  CHECK(stage(county.angsu(), late) == Stage::kAccepted);
  CHECK(argument(withdraw(replica, late, "mistake"), "reason") == "@why.judged_already");
  must(ask_withdrawal(replica, late, "数字有误"));
}

TEST_CASE("an item found secret has no words here at once, and nowhere after the exchange") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = county.submit(county.angsu(), "不该写的");
  must(county.angsu().exchange());
  must(county.office().exchange());
  const auto address = must(replica.item(item)).current_offer()->body.words;
  REQUIRE(must(county.office().replica().words(address)).has_value());
  must(find_secret(replica, item, "security"));
  CHECK(stage(county.angsu(), item) == Stage::kSecret);
  CHECK(!must(replica.words(address)).has_value());
  CHECK(must(replica.drafts().history(item)).empty());
  CHECK(code_of(open_draft(replica, item)) == "found_secret");
  must(county.angsu().exchange());
  must(county.office().exchange());
  CHECK(!must(county.office().replica().words(address)).has_value());
  CHECK(stage(county.office(), item) == Stage::kSecret);
}

TEST_CASE("what was found secret before it was ever sent is reported without its words") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, county.draft("不该写的")));
  must(offer_draft(replica, item, true));
  must(find_secret(replica, item, "security"));
  must(county.angsu().exchange());
  CHECK(must(replica.outbox().all(false)).empty());
  CHECK(stage(county.angsu(), item) == Stage::kSecret);
  must(county.office().exchange());
  const auto seen = must(county.office().replica().entries().about(item));
  REQUIRE(seen.size() == 1);
  CHECK(seen.front().event->is(domain::EventType::kDraftFoundSecret));

  const auto signed_too = county.submit(county.angsu(), "也不该写的");
  must(find_secret(replica, signed_too, "security"));
  must(county.angsu().exchange());
  const auto left = must(replica.outbox().all(false));
  REQUIRE(left.size() == 1);  // the sign-off, of words that are gone
  CHECK(left.front().state == OutboxState::kRefused);
  CHECK(stage(county.angsu(), signed_too) == Stage::kSecret);
}

TEST_CASE("nothing is said to the office of what the leader has not signed") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, county.draft("没有签")));
  must(offer_draft(replica, item, true));
  CHECK(argument(comment_item(replica, item, "内部的话"), "reason") == "@why.no_signed_draft");
  CHECK(argument(ask_withdrawal(replica, item, "内部的话"), "reason") == "@why.no_signed_draft");
  must(sign_off(replica, item, County::all_gates()));
  must(comment_item(replica, item, "请尽快"));
}

TEST_CASE("who writes is filled in from the registry, and what was typed stays") {
  County county;
  domain::Words words;
  fill_people(county.angsu().replica(), words);
  CHECK(words.authors == std::vector<std::string>{"某某"});
  CHECK(words.contact == "某某");
  CHECK(words.telephone == "0477-0000000");
  CHECK(words.signer == "某某");
  domain::Words typed;
  typed.authors = {"别人"};
  typed.signer = "另一位";
  fill_people(county.angsu().replica(), typed);
  CHECK(typed.authors == std::vector<std::string>{"别人"});
  CHECK(typed.signer == "另一位");
}

TEST_CASE("before a ruleset is known nothing is checked or offered") {
  County county;
  testing::Computer bare(county, base::UnitCode("angsu"));
  CHECK(code_of(check_draft(bare.replica(), county.draft())) == "ruleset_missing");
}

}  // namespace
}  // namespace yibao::client
