#include "client/core/paragraph_merge.h"

#include <doctest/doctest.h>

namespace yibao::client {
namespace {

using Takes = std::vector<MergeTake>;

TEST_CASE("versions fall into passages that are the same and passages that differ") {
  const auto blocks = merge_blocks("甲\n乙\n丙\n丁", "甲\n乙二\n丙\n丁\n戊");
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0] == MergeBlock{true, "甲\n", "甲\n"});
  CHECK(blocks[1] == MergeBlock{false, "乙\n", "乙二\n"});
  CHECK(blocks[2] == MergeBlock{true, "丙\n丁\n", "丙\n丁\n"});
  CHECK(blocks[3] == MergeBlock{false, "", "戊\n"});
}

TEST_CASE("what is taken makes the text") {
  const auto blocks = merge_blocks("甲\n乙\n丙", "甲\n乙二\n丙\n丁");
  REQUIRE(blocks.size() == 4);
  const auto merged = [&](MergeTake change, MergeTake end) {
    return merged_text(blocks, Takes{MergeTake::kRight, change, MergeTake::kBoth, end});
  };
  CHECK(merged(MergeTake::kLeft, MergeTake::kLeft) == "甲\n乙\n丙\n");
  CHECK(merged(MergeTake::kRight, MergeTake::kRight) == "甲\n乙二\n丙\n丁\n");
  CHECK(merged(MergeTake::kBoth, MergeTake::kLeft) == "甲\n乙\n乙二\n丙\n");
}

TEST_CASE("empty and equal versions") {
  CHECK(merge_blocks("", "").empty());
  CHECK(merge_blocks("甲", "甲") == std::vector<MergeBlock>{{true, "甲\n", "甲\n"}});
  CHECK(merge_blocks("", "甲") == std::vector<MergeBlock>{{false, "", "甲\n"}});
}

}  // namespace
}  // namespace yibao::client
