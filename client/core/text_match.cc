#include "client/core/text_match.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::client {
namespace {

constexpr std::size_t kBefore = 12;  // characters of a snippet
constexpr std::size_t kAfter = 40;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A term is in lower case already. Letters of other scripts are compared as they are.
std::size_t position(std::string_view text, std::string_view term) {
  const auto found =
      std::search(text.begin(), text.end(), term.begin(), term.end(),
                  [](char in_text, char in_term) { return lower(in_text) == in_term; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Where the `count`-th character before or after a position begins; line ends stop it.
std::size_t back_from(std::string_view text, std::size_t at, std::size_t count) {
  while (at > 0 && count > 0 && text[at - 1] != '\n') {
    --at;
    if (!is_inside_character(text[at])) --count;
  }
  return at;
}
std::size_t forth_from(std::string_view text, std::size_t at, std::size_t count) {
  while (at < text.size() && count > 0 && text[at] != '\n') {
    ++at;
    while (at < text.size() && is_inside_character(text[at])) ++at;
    --count;
  }
  return at;
}

Snippet snippet_at(std::string_view text, std::size_t at, std::size_t length) {
  const std::size_t begin = back_from(text, at, kBefore);
  const std::size_t end = forth_from(text, at + length, kAfter);
  return {std::string(text.substr(begin, at - begin)), std::string(text.substr(at, length)),
          std::string(text.substr(at + length, end - at - length))};
}

}  // namespace

std::vector<std::string> search_terms(std::string_view typed) {
  std::string text(typed);
  constexpr std::string_view kWideBlank = "　";
  for (std::size_t at = text.find(kWideBlank); at != std::string::npos;
       at = text.find(kWideBlank)) {
    text.replace(at, kWideBlank.size(), " ");
  }
  std::transform(text.begin(), text.end(), text.begin(), lower);
  std::vector<std::string> terms = base::split_list(text, ' ');
  std::erase(terms, "");
  return terms;
}

bool has_term(std::string_view text, std::string_view term) {
  return position(text, term) != std::string_view::npos;
}

std::optional<Snippet> find_terms(const domain::Words& words,
                                  const std::vector<std::string>& terms) {
  if (terms.empty()) return std::nullopt;
  const auto stands = [&](const std::string& term) {
    if (has_term(words.body, term) || has_term(words.title, term)) return true;
    if (has_term(words.signer, term) || has_term(words.contact, term)) return true;
    return std::any_of(words.authors.begin(), words.authors.end(),
                       [&](const std::string& author) { return has_term(author, term); });
  };
  if (!std::all_of(terms.begin(), terms.end(), stands)) return std::nullopt;
  for (const std::string& term : terms) {
    const std::size_t at = position(words.body, term);
    if (at != std::string_view::npos) return snippet_at(words.body, at, term.size());
  }
  return snippet_at(words.body, 0, 0);
}

}  // namespace yibao::client
