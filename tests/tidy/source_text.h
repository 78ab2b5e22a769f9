// C++ text taken apart just far enough for the checks: what is code, what a comment, what a
// literal. No preprocessor and no grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yibao::tidy {

// A file of the repository: its path from the root, with slashes, and what stands in it.
struct Source {
  std::string path;
  std::string text;
};

// What is wrong, one line each: "path:line: what".
using Faults = std::vector<std::string>;
std::string fault_at(const Source& source, std::size_t line, const std::string& what);

// The same text with every comment blanked; line breaks stay, so lines keep their numbers.
std::string without_comments(std::string_view text);
// Comments, the insides of literals and preprocessor lines blanked: what braces can be counted in.
std::string bare_code(std::string_view text);

struct Literal {
  std::size_t line = 0;  // from 1
  std::string text;      // between the quotes, escapes as written
};
// String literals (not characters); neighbours are not joined. Includes are left out.
std::vector<Literal> string_literals(std::string_view text);

std::vector<std::string> lines_of(std::string_view text);

}  // namespace yibao::tidy
