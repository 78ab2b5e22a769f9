#include "client/core/store/draft_store.h"

#include <doctest/doctest.h>

#include "tests/client/county.h"
#include "tests/support/fields.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::County;
using testing::must;

domain::Subject a_draft(County& county) {
  return new_subject(county.angsu().replica());
}

TEST_CASE("a draft comes back as it was saved, every field of it, after a restart too") {
  County county;
  base::SeededRandom random(3);
  DraftDocument document{testing::filled<domain::DraftFacts>(random),
                         testing::filled<domain::Words>(random)};
  document.internal = true;
  const auto draft = a_draft(county);
  must(county.angsu().replica().drafts().save(draft, document, county.clock.now()));
  county.angsu().close();
  county.angsu().start();
  must(county.angsu().sign_in());
  const auto loaded = must(county.angsu().replica().drafts().load(draft));
  REQUIRE(loaded.has_value());
  const auto facts = [](const domain::DraftFacts& each) { return testing::dump(each); };
  const auto words = [](const domain::Words& each) { return testing::dump(each); };
  CHECK(facts(*loaded) == facts(document));
  CHECK(words(loaded->words) == words(document.words));
  CHECK(loaded->internal);
}

TEST_CASE("every save that changes something is a revision; one that changes nothing is none") {
  County county;
  DraftStore& drafts = county.angsu().replica().drafts();
  const auto draft = a_draft(county);
  DraftDocument document = county.draft("一");
  const auto first = must(drafts.save(draft, document, county.clock.now()));
  CHECK(must(drafts.save(draft, document, county.clock.now())) == first);
  document.words.title = "二";
  county.clock.advance(std::chrono::minutes(1));
  const auto second = must(drafts.save(draft, document, county.clock.now()));
  CHECK(second > first);
  const auto history = must(drafts.history(draft));
  REQUIRE(history.size() == 2);
  CHECK(history.front().number == second);
  CHECK(history.front().saved_at == county.clock.now());
  CHECK(must(drafts.revision(draft, first))->words.title == "一");
  CHECK(must(drafts.load(draft))->words.title == "二");
  CHECK(!must(drafts.revision(draft, 999)).has_value());
  // Nor does another draft have this one's revisions.
  CHECK(!must(drafts.revision(a_draft(county), first)).has_value());
}

TEST_CASE("drafts are listed, the last changed first") {
  County county;
  DraftStore& drafts = county.angsu().replica().drafts();
  const auto one = a_draft(county);
  const auto two = a_draft(county);
  must(drafts.save(one, county.draft("一"), county.clock.now()));
  county.clock.advance(std::chrono::minutes(1));
  must(drafts.save(two, county.draft("二"), county.clock.now()));
  county.clock.advance(std::chrono::minutes(1));
  must(drafts.save(one, county.draft("三"), county.clock.now()));
  const auto all = must(drafts.all());
  REQUIRE(all.size() == 2);
  CHECK(all[0].draft == one);
  CHECK(all[1].draft == two);
}

TEST_CASE(
    "a finished draft is no draft any more and keeps its history; a removed one keeps nothing") {
  County county;
  DraftStore& drafts = county.angsu().replica().drafts();
  const auto draft = a_draft(county);
  must(drafts.save(draft, county.draft(), county.clock.now()));
  must(drafts.finish(draft));
  CHECK(!must(drafts.load(draft)).has_value());
  CHECK(must(drafts.history(draft)).size() == 1);
  must(drafts.remove(draft));
  CHECK(must(drafts.history(draft)).empty());
}

TEST_CASE("a draft far longer than what may be offered is saved all the same") {
  County county;
  DraftStore& drafts = county.angsu().replica().drafts();
  const auto draft = a_draft(county);
  DraftDocument document = county.draft();
  document.words.body.assign(1024 * 1024, 'x');
  must(drafts.save(draft, document, county.clock.now()));
  CHECK(must(drafts.load(draft))->words.body.size() == 1024 * 1024);
}

TEST_CASE("without anybody signed in no draft is read or written") {
  County county;
  const auto draft = a_draft(county);
  Replica& replica = county.angsu().replica();
  must(replica.drafts().save(draft, county.draft(), county.clock.now()));
  replica.sign_out();
  CHECK(code_of(replica.drafts().load(draft)) == "signed_out");
  CHECK(code_of(replica.drafts().save(draft, county.draft("x"), county.clock.now())) ==
        "signed_out");
}

}  // namespace
}  // namespace yibao::client
