// Two versions of one text, paragraph by paragraph: what both have, and where they differ, so that
// a person takes the one, the other or both. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/enum_names.h"

namespace yibao::client {

// Neighbouring paragraphs that both have, or that stand in the place of each other.
struct MergeBlock {
  bool same = false;
  std::string left;  // lines with their ends; both alike where `same`
  std::string right;
  bool operator==(const MergeBlock&) const = default;
};
std::vector<MergeBlock> merge_blocks(std::string_view left, std::string_view right);

enum class MergeTake : std::uint8_t { kLeft, kRight, kBoth };
// One choice for each block; those of blocks that are the same mean nothing.
std::string merged_text(const std::vector<MergeBlock>& blocks, const std::vector<MergeTake>& takes);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::MergeTake, "left", "right", "both");
