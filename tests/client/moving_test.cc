// Drafts carried to another computer of the unit: what goes along, what becomes of it there, and
// what a file that is none of ours gets.
#include "client/core/moving.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "client/core/attachments.h"
#include "tests/client/county.h"

namespace yibao::testing {
namespace {

using client::Arrival;

const std::string kFileWords = "a file's own words";

client::DraftDocument titled(const std::string& title) {
  client::DraftDocument document;
  document.kind = "dynamic";
  document.words.title = title;
  document.words.body = "正文";
  return document;
}

std::vector<std::string> titles(client::Replica& replica) {
  std::vector<std::string> all;
  for (const client::DraftInfo& info : must(replica.drafts().all())) {
    all.push_back(must(replica.drafts().load(info.draft))->words.title);
  }
  std::sort(all.begin(), all.end());
  return all;
}

base::Bytes exported(County& county, client::Replica& replica) {
  client::DraftsParcel parcel = client::new_parcel(replica);
  for (const client::MovableDraft& draft : must(client::movable_drafts(replica)).drafts) {
    parcel.drafts.push_back(*must(client::pack_draft(replica, draft.draft)));
  }
  return must(client::seal_parcel(parcel, kFileWords, kLeastCost, county.random));
}

// What became of each.
std::vector<Arrival> imported(client::Replica& replica, const base::Bytes& file) {
  const auto parcel = must(client::open_parcel(file, kFileWords));
  must(client::check_addressee(replica, parcel));
  std::vector<Arrival> arrivals;
  for (const client::MovedDraft& draft : parcel.drafts) {
    const Arrival said = must(client::arrival_of(replica, draft));
    CHECK(must(client::bring_in(replica, draft)) == said);
    arrivals.push_back(said);
  }
  return arrivals;
}

struct TwoComputers {
  County county;
  client::Replica& here = county.angsu().replica();
  std::unique_ptr<Computer> second = county.join("angsu", {domain::Role::kReporter});
  client::Replica& there = second->replica();
};

TEST_CASE("drafts and what is attached arrive at the unit's other computer; twice is once") {
  TwoComputers two;
  auto document = titled("甲");
  const auto address = must(client::keep_attachment(two.here, "表.txt", "一,二", {}));
  document.words.attachments = {address};
  const auto draft = must(client::new_draft(two.here, document));
  const base::Timestamp written = two.county.clock.now();
  two.county.clock.advance(std::chrono::hours(1));
  must(client::new_draft(two.here, titled("乙")));

  const base::Bytes file = exported(two.county, two.here);
  for (const char* words : {"甲", "表.txt", "一,二", "dynamic"}) {
    CHECK(file.find(words) == base::Bytes::npos);
  }
  CHECK(imported(two.there, file) == std::vector{Arrival::kNew, Arrival::kNew});
  CHECK(titles(two.there) == std::vector<std::string>{"乙", "甲"});
  CHECK(must(client::open_attachment(two.there, address)).bytes == "一,二");
  // It stands where it stood: changed when it was changed, not when it was carried.
  CHECK(must(two.there.drafts().all()).back().draft == draft);
  CHECK(must(two.there.drafts().all()).back().changed_at == written);
  CHECK(imported(two.there, file) == std::vector{Arrival::kHere, Arrival::kHere});
  CHECK(titles(two.there).size() == 2);
}

TEST_CASE("words written on both computers are both kept, the later on top; nothing is doubled") {
  TwoComputers two;
  const auto draft = must(client::new_draft(two.here, titled("甲")));
  const base::Bytes first = exported(two.county, two.here);
  CHECK(imported(two.there, first) == std::vector{Arrival::kNew});
  const auto write = [&](client::Replica& replica, const std::string& title) {
    two.county.clock.advance(std::chrono::minutes(1));
    must(client::save_draft(replica, draft, titled(title)));
  };
  // Written on there meanwhile: the file says nothing new.
  write(two.there, "甲二");
  CHECK(imported(two.there, first) == std::vector{Arrival::kHere});
  CHECK(titles(two.there) == std::vector<std::string>{"甲二"});
  // Written on here later.
  write(two.here, "甲三");
  const base::Bytes later = exported(two.county, two.here);
  CHECK(imported(two.there, later) == std::vector{Arrival::kVersion});
  CHECK(titles(two.there) == std::vector<std::string>{"甲三"});
  CHECK(must(two.there.drafts().history(draft)).size() == 3);
  // Written on here before what stands there.
  write(two.here, "甲四");
  const base::Bytes earlier = exported(two.county, two.here);
  write(two.there, "甲五");
  CHECK(imported(two.there, earlier) == std::vector{Arrival::kVersion});
  CHECK(titles(two.there) == std::vector<std::string>{"甲五"});
  CHECK(imported(two.there, earlier) == std::vector{Arrival::kHere});
}

TEST_CASE("what was offered, a work secret and a marked text stay where they are") {
  TwoComputers two;
  const auto offered = must(client::new_draft(two.here, two.county.draft("已提交")));
  const base::Bytes before = exported(two.county, two.here);
  must(client::offer_draft(two.here, offered, true));
  auto internal = titled("只留本机");
  internal.internal = true;
  const auto kept = must(client::new_draft(two.here, internal));
  const auto movable = must(client::movable_drafts(two.here));
  CHECK(movable.drafts.empty());
  CHECK(movable.staying == 1);
  CHECK_FALSE(must(client::pack_draft(two.here, kept)));
  CHECK_FALSE(must(client::pack_draft(two.here, offered)));
  // A file from before the offer does not bring the draft back beside the item.
  CHECK(imported(two.here, before) == std::vector{Arrival::kOffered});
  CHECK(titles(two.here) == std::vector<std::string>{"只留本机"});
  // A file cannot take the mark off, nor bring a classified text.
  client::MovedDraft moved;
  moved.id = kept;
  moved.changed_at = two.county.clock.now() + std::chrono::hours(1);
  moved.document = titled("别处改过");
  CHECK(must(client::bring_in(two.here, moved)) == Arrival::kVersion);
  CHECK(must(two.here.drafts().load(kept))->internal);
  moved.document = titled("演练方案 绝密★");
  CHECK(must(client::bring_in(two.here, moved)) == Arrival::kMarked);
  CHECK(titles(two.here).size() == 1);
}

TEST_CASE("another file, another passphrase, another unit and damage are told apart") {
  County county;
  client::Replica& here = county.angsu().replica();
  must(client::new_draft(here, titled("甲")));
  const base::Bytes file = exported(county, here);
  const auto code = [&](const base::Bytes& bytes, const std::string& words = kFileWords) {
    return code_of(client::open_parcel(bytes, words));
  };
  CHECK(code("words of another kind") == "file_unknown");
  CHECK(code("") == "file_unknown");
  CHECK(code(base::Bytes(base::limits::kDraftsFileBytesMax + 1, 'x')) == "file_unknown");
  CHECK(code("YIBAO DRAFTS 2\nof later years") == "newer_format");
  CHECK(code("YIBAO DRAFTS x\n") == "file_damaged");
  CHECK(code(file, "not the words") == "file_passphrase");
  for (std::size_t size = 13; size < file.size(); ++size) {
    CHECK(code(file.substr(0, size)) == "file_damaged");
  }
  for (std::size_t at = 15; at < file.size(); ++at) {
    base::Bytes changed = file;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(code(changed) == "file_damaged");
  }
  CHECK(code(file + "x") == "file_damaged");
  const auto parcel = must(client::open_parcel(file, kFileWords));
  CHECK(client::check_addressee(county.office().replica(), parcel).error().code ==
        base::ErrorCode::kFileForeign);
  CHECK(code_of(client::seal_parcel(parcel, "short", kLeastCost, county.random)) ==
        "passphrase_weak");
}

// Where the cost of a guess stands: after the mark, the length and the record's version.
constexpr std::size_t kCostAt = 15 + 4 + 1;

TEST_CASE(
    "a file that asks for more memory than there is, or says what no draft says, is damaged") {
  County county;
  client::Replica& here = county.angsu().replica();
  client::DraftsParcel parcel = client::new_parcel(here);
  const auto code = [&] {
    const base::Bytes file =
        must(client::seal_parcel(parcel, kFileWords, kLeastCost, county.random));
    return code_of(client::open_parcel(file, kFileWords));
  };
  client::MovedDraft moved;
  moved.document = titled("甲");
  moved.id = domain::Subject("angsu");  // a unit, not a draft
  parcel.drafts = {moved};
  CHECK(code() == "file_damaged");
  moved.id = client::new_subject(here);
  moved.contents = {domain::make_content(domain::MediaType::kRuleset, "{}", county.random)};
  parcel.drafts = {moved};
  CHECK(code() == "file_damaged");
  moved.contents = {domain::make_content(domain::MediaType::kManifest, "{}", county.random)};
  parcel.drafts = {moved};
  CHECK(code() == "file_damaged");
  moved.contents.clear();
  parcel.drafts = {moved};
  CHECK(code() == "");
  base::Bytes greedy = must(client::seal_parcel(parcel, kFileWords, kLeastCost, county.random));
  greedy[kCostAt] = 21;
  greedy.resize(greedy.size() - 32);
  greedy += base::view(crypto::sha256(greedy));
  CHECK(code_of(client::open_parcel(greedy, kFileWords)) == "file_damaged");
}

}  // namespace
}  // namespace yibao::testing
