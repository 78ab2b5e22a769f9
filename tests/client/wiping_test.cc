// What a finding or a purge takes away on computers that hear of it.
#include "client/core/wiping.h"

#include <doctest/doctest.h>

#include "client/core/attachments.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/item_view.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

const std::string kSecretTitle = "昂素镇某涉密事项的情况";

// An item of 昂素镇 that the office took in and merged into one of 城川镇.
struct Merged {
  County county;
  std::unique_ptr<Computer> chengchuan =
      county.join("chengchuan", {domain::Role::kReporter, domain::Role::kLeader},
                  domain::LeaderPost::kInCharge);
  domain::Subject source = county.submit(county.angsu(), kSecretTitle);
  domain::Subject target = county.submit(*chengchuan, "城川镇开展春季防火巡查");

  Merged() {
    everybody();
    for (const auto& item : {source, target}) must(accept_item(office(), item));
    must(merge_items(office(), target, {source}, domain::CreditPolicy::kFull, {}));
    must(edit_item(office(), target, "两镇情况", "其中，" + kSecretTitle + "如下。"));
    everybody();
    everybody();
  }
  Replica& office() { return county.office().replica(); }
  void everybody() {
    for (Computer* each : {&county.angsu(), chengchuan.get(), &county.office()}) {
      must(each->exchange());
    }
  }
  std::optional<std::string> wording(Replica& replica) {
    const ItemView view = must(view_item(replica, target));
    return view.edited ? std::optional(view.edited->title) : std::nullopt;
  }
  void finds() {
    must(find_secret(county.angsu().replica(), source, "security"));
    everybody();
    everybody();
  }
};

TEST_CASE("with the words go the office's wordings of what they were merged into, everywhere") {
  Merged merged;
  REQUIRE(merged.wording(merged.office()) == "两镇情况");
  REQUIRE(merged.wording(merged.chengchuan->replica()) == "两镇情况");
  merged.finds();
  CHECK_FALSE(merged.wording(merged.office()).has_value());
  CHECK_FALSE(merged.wording(merged.chengchuan->replica()).has_value());
  const auto row = must(merged.office().index().item(merged.target));
  REQUIRE(row.has_value());
  CHECK(row->edited_title.empty());
  CHECK(row->title == "城川镇开展春季防火巡查");  // its own words stand
  // Worded anew, by somebody who knows.
  must(edit_item(merged.office(), merged.target, "城川镇情况", "另一篇不用。"));
  merged.everybody();
  merged.everybody();
  CHECK(merged.wording(merged.chengchuan->replica()) == "城川镇情况");
}

TEST_CASE("a purge by law takes the same, and nothing else") {
  Merged merged;
  must(purge_contents(merged.office(), merged.source, "by_law"));
  merged.everybody();
  merged.everybody();
  CHECK_FALSE(merged.wording(merged.office()).has_value());
  CHECK_FALSE(merged.wording(merged.chengchuan->replica()).has_value());
  CHECK(must(view_item(merged.chengchuan->replica(), merged.target)).words.has_value());
}

TEST_CASE("a wording that was written meanwhile, without a line, is refused and not kept") {
  Merged merged;
  merged.county.office().line().down = true;
  must(edit_item(merged.office(), merged.target, "又改", "其中，" + kSecretTitle + "再改。"));
  must(find_secret(merged.county.angsu().replica(), merged.source, "security"));
  must(merged.county.angsu().exchange());
  merged.county.office().line().down = false;
  must(merged.county.office().exchange());
  CHECK_FALSE(merged.wording(merged.office()).has_value());
  const auto refused = must(merged.office().outbox().all(false));
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].code == base::ErrorCode::kFoundSecret);
  CHECK_FALSE(merged.wording(merged.office()).has_value());
}

TEST_CASE("working papers of the item and papers that quote it go, others stay") {
  Merged merged;
  WorkingPapers& papers = merged.office().papers();
  const auto now = merged.county.clock.now();
  must(papers.put(wording_paper(merged.source), "改了一半\n正文", now));
  must(papers.put(wording_paper(merged.target), "也可能有那些话", now));
  must(papers.put("bulletin 2024-Q1", R"({"text":"采用：)" + kSecretTitle + R"("})", now));
  must(papers.put("bulletin 2024-Q2", R"({"text":"采用：另一篇"})", now));
  const auto wipes = papers.wipes_of(wording_paper(merged.source));
  merged.finds();
  CHECK_FALSE(must(papers.get(wording_paper(merged.source))).has_value());
  CHECK_FALSE(must(papers.get(wording_paper(merged.target))).has_value());
  CHECK_FALSE(must(papers.get("bulletin 2024-Q1")).has_value());
  CHECK(must(papers.get("bulletin 2024-Q2")).has_value());
  CHECK(papers.wipes_of(wording_paper(merged.source)) != wipes);
}

TEST_CASE("what another computer of the unit was writing on goes too, and is not saved again") {
  County county;
  const auto colleague = county.join("angsu", {domain::Role::kReporter});
  must(county.angsu().exchange());
  const domain::Subject item = county.submit(county.angsu(), kSecretTitle);
  must(county.angsu().exchange());
  must(colleague->exchange());
  DraftDocument taken_up = must(open_draft(colleague->replica(), item));
  const auto attached =
      must(keep_attachment(colleague->replica(), "清单.csv", "编号,地点\n1,某处\n", {}));
  taken_up.words.attachments = {attached};
  must(save_draft(colleague->replica(), item, taken_up));
  must(find_secret(county.angsu().replica(), item, "security"));
  must(county.angsu().exchange());
  must(colleague->exchange());
  CHECK_FALSE(must(colleague->replica().drafts().load(item)).has_value());
  CHECK_FALSE(must(colleague->replica().vault().has(attached)));
  CHECK(code_of(save_draft(colleague->replica(), item, taken_up)) == "found_secret");
}

TEST_CASE("words of an offer that the server refused go with the finding as well") {
  County county;
  const domain::Subject item = county.submit(county.angsu(), kSecretTitle);
  Replica& replica = county.angsu().replica();
  const auto words = must(replica.item(item)).current_offer()->body.words;
  for (const OutboxEntry& each : must(replica.outbox().all(false))) {
    must(replica.entries().set_folded(each.id, false));
  }
  REQUIRE(must(replica.vault().has(words)));
  must(find_draft_secret(replica, item, "security"));
  CHECK_FALSE(must(replica.vault().has(words)));
}

}  // namespace
}  // namespace yibao::client
