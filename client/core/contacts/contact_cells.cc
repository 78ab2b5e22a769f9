#include "client/core/contacts/contact_cells.h"

#include <algorithm>
#include <string_view>

#include "client/core/contacts/contact_words.h"
#include "shared/base/text.h"

namespace yibao::client {
namespace {

// Of a whole number; parts of one that was written with blanks are shorter.
constexpr std::size_t kWholeNumberDigits = 7;
// An extension, a short number of the offices' own exchange; the longest with country and
// extension.
constexpr std::size_t kDigitsLeast = 3;
constexpr std::size_t kDigitsMost = 20;
constexpr std::size_t kMobileDigits = 11;

bool separates(char32_t c) {
  constexpr std::u32string_view kMarks = U"\n\r、，,；;/|";
  return kMarks.find(c) != std::u32string_view::npos;
}

// Split at some characters; empty parts are left out.
template <class Separates>
std::vector<std::string> split(const std::string& text, Separates separates) {
  std::vector<std::string> parts;
  std::u32string part;
  const auto finish = [&] {
    const std::string whole = base::to_utf8(part);
    if (const auto trimmed = base::trim(whole); !trimmed.empty()) parts.emplace_back(trimmed);
    part.clear();
  };
  for (const char32_t c : base::to_code_points(text)) {
    if (separates(c)) {
      finish();
    } else {
      part.push_back(c);
    }
  }
  finish();
  return parts;
}

std::vector<std::string> words_of(const std::string& text) {
  return split(text, [](char32_t c) { return base::is_space(c); });
}

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const std::string& word : words_of(text)) out += word;
  return out;
}

// "张三（副局长）": what stands in brackets at the end.
NamedPerson with_brackets(const std::string& text) {
  std::string even = text;
  for (const auto& [wide, narrow] : {std::pair{"（", "("}, std::pair{"）", ")"}}) {
    for (auto at = even.find(wide); at != std::string::npos; at = even.find(wide)) {
      even.replace(at, std::string_view(wide).size(), narrow);
    }
  }
  const std::size_t open = even.find('(');
  if (open == std::string::npos || open == 0 || !even.ends_with(')')) return {text, ""};
  return {std::string(base::trim(even.substr(0, open))),
          std::string(base::trim(even.substr(open + 1, even.size() - open - 2)))};
}

// One part between separators: a name, a name and a post, or several names with blanks between.
void add_people(const std::string& part, std::vector<NamedPerson>& people) {
  NamedPerson one = with_brackets(part);
  const std::vector<std::string> words = words_of(one.name);
  if (words.size() == 2 && is_post(words[0]) != is_post(words[1])) {
    const bool post_first = is_post(words[0]);
    people.push_back({words[post_first ? 1 : 0], words[post_first ? 0 : 1]});
    return;
  }
  const bool several =
      words.size() > 1 && std::all_of(words.begin(), words.end(), [](const auto& word) {
        return base::to_code_points(word).size() > 1 &&
               base::is_han(base::to_code_points(word).front());
      });
  if (!several || !one.post.empty()) {
    // "王　芳": a name of two characters, set as wide as one of three. Latin names keep theirs.
    const bool han = !words.empty() && base::is_han(base::to_code_points(words[0]).front());
    if (han) one.name = without_blanks(one.name);
    people.push_back(std::move(one));
    return;
  }
  for (const std::string& word : words) people.push_back({word, ""});
}

WrittenNumber number_of(const std::string& written) {
  WrittenNumber number;
  std::string text = plain(written);
  if (text.ends_with(".0")) text.erase(text.size() - 2);  // a spreadsheet took it for a quantity
  // "(0991)1234567"
  if (text.starts_with('(')) {
    if (const auto close = text.find(')'); close != std::string::npos) {
      text = text.substr(1, close - 1) + "-" + text.substr(close + 1);
    }
  }
  const std::size_t first = text.find_first_of("0123456789+");
  // "手机:139…", "办公0991-…": a word before the number.
  if (first != std::string::npos && first > 0 && base::is_han(base::to_code_points(text).front())) {
    text.erase(0, first);
  }
  if (text.starts_with("+86")) text.erase(0, text.starts_with("+86-") ? 4 : 3);
  const auto digits = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
  std::string rest = text;
  for (auto at = rest.find("转"); at != std::string::npos; at = rest.find("转")) rest.erase(at, 3);
  const bool only_numbers =
      rest.find_first_not_of("0123456789-") == std::string::npos && !rest.starts_with('-');
  number.good = only_numbers && digits >= kDigitsLeast && digits <= kDigitsMost;
  number.mobile = number.good && digits == kMobileDigits && text.starts_with('1') && text[1] > '2';
  if (number.mobile) std::erase(text, '-');
  number.text = number.good ? text : std::string(base::trim(written));
  return number;
}

}  // namespace

std::vector<std::string> parts_of(const std::string& cell) {
  return split(cell, separates);
}

std::vector<NamedPerson> people_in(const std::string& cell) {
  std::vector<NamedPerson> people;
  for (const std::string& part : parts_of(cell)) {
    if (!says_nothing(part)) add_people(part, people);
  }
  return people;
}

std::vector<WrittenNumber> numbers_in(const std::string& cell) {
  std::vector<WrittenNumber> numbers;
  for (const std::string& part : parts_of(cell)) {
    if (says_nothing(part)) continue;
    const std::vector<std::string> words = words_of(part);
    const bool each_whole = std::all_of(words.begin(), words.end(), [](const std::string& word) {
      const std::string digits = plain(word);
      return std::count_if(digits.begin(), digits.end(), [](char c) {
               return c >= '0' && c <= '9';
             }) >= static_cast<std::ptrdiff_t>(kWholeNumberDigits);
    });
    if (words.size() > 1 && each_whole) {
      for (const std::string& word : words) numbers.push_back(number_of(word));
    } else {
      numbers.push_back(number_of(without_blanks(part)));
    }
  }
  return numbers;
}

}  // namespace yibao::client
