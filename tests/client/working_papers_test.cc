#include "client/core/store/working_papers.h"

#include <doctest/doctest.h>

#include "tests/client/county.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::County;
using testing::must;

TEST_CASE("a working paper comes back as it was left, after a restart too, until it is removed") {
  County county;
  testing::Computer& office = county.office();
  must(office.replica().papers().put("edit one", "改了一半的标题", county.clock.now()));
  must(office.replica().papers().put("edit one", "改好的标题", county.clock.now()));
  office.close();
  office.start();
  must(office.sign_in());
  WorkingPapers& papers = office.replica().papers();
  CHECK(must(papers.get("edit one")) == "改好的标题");
  CHECK(!must(papers.get("edit two")).has_value());
  must(papers.remove("edit one"));
  CHECK(!must(papers.get("edit one")).has_value());
}

TEST_CASE("papers are found by how their names begin, the latest first") {
  County county;
  WorkingPapers& papers = county.office().replica().papers();
  must(papers.put("edit one", "一", county.clock.now()));
  county.clock.advance(std::chrono::minutes(1));
  must(papers.put("edit two", "二", county.clock.now()));
  must(papers.put("bulletin 2024-Q1", "三", county.clock.now()));
  const auto edits = must(papers.all("edit "));
  REQUIRE(edits.size() == 2);
  CHECK(edits[0].name == "edit two");
  CHECK(edits[0].changed_at == county.clock.now());
  CHECK(edits[1].name == "edit one");
  CHECK(must(papers.all("edit%")).empty());
}

TEST_CASE(
    "nothing of a working paper stands readable on the disk, and nobody reads it signed out") {
  County county;
  testing::Computer& office = county.office();
  const std::string words = "昂素镇春季防火巡查清理隐患";
  must(office.replica().papers().put("edit one", words, county.clock.now()));
  office.replica().sign_out();
  CHECK(code_of(office.replica().papers().get("edit one")) == "signed_out");
  office.close();
  for (const auto& file : std::filesystem::recursive_directory_iterator(office.folder())) {
    if (!file.is_regular_file()) continue;
    CHECK(testing::read_file(file.path()).find(words) == std::string::npos);
  }
}

TEST_CASE("a paper that was put in another's place is not taken for it") {
  County county;
  Replica& replica = county.office().replica();
  must(replica.papers().put("edit one", "一", county.clock.now()));
  must(replica.papers().put("edit two", "二", county.clock.now()));
  must(
      replica.database().run("UPDATE working_paper SET sealed = (SELECT sealed FROM working_paper "
                             "WHERE name = 'edit one') WHERE name = 'edit two'"));
  CHECK(code_of(replica.papers().get("edit two")) == "corrupted");
}

TEST_CASE("a paper of any length is refused above the bound") {
  County county;
  const std::string huge(kWorkingPaperBytesMax + 1, 'x');
  CHECK(code_of(county.office().replica().papers().put("edit one", huge, county.clock.now())) ==
        "too_large");
}

}  // namespace
}  // namespace yibao::client
