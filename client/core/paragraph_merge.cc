#include "client/core/paragraph_merge.h"

#include <map>

#include "client/core/edit_script.h"

namespace yibao::client {
namespace {

// Beyond this many different paragraphs the texts are taken as two.
constexpr int kMostParagraphEdits = 2000;

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    paragraphs.push_back(std::string(text.substr(0, end)) + "\n");
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return paragraphs;
}

// Equal paragraphs get equal numbers.
class Numbers {
 public:
  std::vector<int> of(const std::vector<std::string>& paragraphs) {
    std::vector<int> numbers;
    for (const std::string& paragraph : paragraphs) {
      numbers.push_back(known_.emplace(paragraph, static_cast<int>(known_.size())).first->second);
    }
    return numbers;
  }

 private:
  std::map<std::string, int> known_;
};

std::string joined(const std::vector<std::string>& paragraphs, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += paragraphs[i];
  return text;
}

}  // namespace

std::vector<MergeBlock> merge_blocks(std::string_view left, std::string_view right) {
  const auto mine = paragraphs_of(left);
  const auto theirs = paragraphs_of(right);
  Numbers numbers;
  const auto my_numbers = numbers.of(mine);
  const auto their_numbers = numbers.of(theirs);
  std::vector<MergeBlock> blocks;
  std::size_t at = 0;
  std::size_t there = 0;
  const auto differ_until = [&](std::size_t mine_end, std::size_t theirs_end) {
    if (at == mine_end && there == theirs_end) return;
    blocks.push_back({false, joined(mine, at, mine_end), joined(theirs, there, theirs_end)});
  };
  for (const auto& [i, j] : common_parts(my_numbers, their_numbers, kMostParagraphEdits)) {
    differ_until(i, j);
    if (blocks.empty() || !blocks.back().same) blocks.push_back({true, "", ""});
    blocks.back().left += mine[i];
    blocks.back().right += theirs[j];
    at = i + 1;
    there = j + 1;
  }
  differ_until(mine.size(), theirs.size());
  return blocks;
}

std::string merged_text(const std::vector<MergeBlock>& blocks,
                        const std::vector<MergeTake>& takes) {
  std::string text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool left = blocks[i].same || takes[i] != MergeTake::kRight;
    const bool right = !blocks[i].same && takes[i] != MergeTake::kLeft;
    if (left) text += blocks[i].left;
    if (right) text += blocks[i].right;
  }
  return text;
}

}  // namespace yibao::client
