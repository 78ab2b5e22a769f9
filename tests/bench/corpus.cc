#include "tests/bench/corpus.h"

#include <algorithm>
#include <filesystem>

#include "shared/base/text.h"
#include "tests/support/files.h"

namespace yibao::bench {
namespace {

// After this share of characters the text goes on at another place where the same one stands.
constexpr unsigned kTurnsPercent = 70;
constexpr std::size_t kCharactersLeast = 500;
constexpr std::size_t kCharactersMost = 1520;
constexpr std::size_t kParagraphCharacters = 240;
constexpr std::size_t kSentenceCharacters = 24;
constexpr std::size_t kTitleCharacters = 20;

const char* const kSurnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                 "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗"};
const char* const kGivenNames[] = {"建国", "秀英", "志强", "丽娟", "海涛", "晓燕", "永明",
                                   "桂兰", "卫东", "春梅", "立新", "雪梅", "国庆", "玉珍"};

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'；';
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace

// Numbers from a seed, by splitmix64: short, and the same everywhere.
class Corpus::Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  template <class Item, std::size_t N>
  Item one_of(Item const (&items)[N]) {
    return items[below(N)];
  }
  std::string name() { return std::string(one_of(kSurnames)) + one_of(kGivenNames); }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

Corpus::Corpus(std::uint64_t seed) : seed_(seed) {
  std::vector<std::filesystem::path> files;
  for (const auto& file :
       std::filesystem::directory_iterator(testing::source_path("installers/samples"))) {
    files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    for (const char32_t c : base::to_code_points(testing::read_file(file))) {
      if (!base::is_space(c)) text_.push_back(c);
    }
  }
  for (std::size_t i = 0; i + 1 < text_.size(); ++i) {
    at_[text_[i]].push_back(i);
    if (ends_sentence(text_[i])) starts_.push_back(i + 1);
  }
}

std::u32string Corpus::body(Draw& draw, std::size_t characters) const {
  std::u32string body;
  std::size_t paragraph = kParagraphCharacters;
  std::size_t sentence = 0;
  std::size_t at = starts_[draw.below(starts_.size())];
  body += U"　　";
  while (body.size() < characters || !ends_sentence(body.back())) {
    const char32_t c = text_[at];
    body.push_back(is_digit(c) ? U'0' + static_cast<char32_t>(1 + draw.below(9)) : c);
    // A sentence that has gone on for long ends where the next mark allows it.
    const bool long_enough = ++sentence > kSentenceCharacters && c == U'，';
    if (long_enough) body.back() = U'。';
    if (ends_sentence(body.back())) {
      sentence = 0;
      at = starts_[draw.below(starts_.size())];
      if (body.size() > paragraph) {
        body += U"\n　　";
        paragraph = body.size() + kParagraphCharacters;
      }
      continue;
    }
    if (draw.below(100) < kTurnsPercent || at + 2 >= text_.size()) {
      const auto& places = at_.at(c);
      at = places[draw.below(places.size())];
    }
    ++at;
  }
  return body;
}

std::u32string Corpus::title(Draw& draw) const {
  std::u32string title = body(draw, kTitleCharacters);
  title.erase(0, 2);
  std::erase_if(title, [](char32_t c) { return ends_sentence(c) || c == U'\n'; });
  if (title.size() > kTitleCharacters) title.resize(kTitleCharacters);
  return title;
}

domain::Words Corpus::words(std::size_t number) const {
  Draw draw(seed_ * 1'000'003 + number);
  domain::Words words;
  words.title = base::to_utf8(title(draw));
  const std::size_t range = kCharactersMost - kCharactersLeast;
  words.body = base::to_utf8(body(draw, kCharactersLeast + draw.below(range)));
  words.authors = {draw.name()};
  words.signer = draw.name();
  words.contact = words.authors.front();
  words.telephone = "0477-76" + std::to_string(10'000 + draw.below(90'000));
  return words;
}

}  // namespace yibao::bench
