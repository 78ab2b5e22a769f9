#include "tests/tidy/sql.h"

#include <algorithm>
#include <regex>
#include <set>

namespace yibao::tidy {
namespace {

constexpr std::string_view kLiteral = R"re("(?:[^"\\\n]|\\.)*")re";

std::size_t line_at(const std::string& text, std::size_t at) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

bool is_sql(const std::string& literal) {
  static const std::regex kStatement(
      R"(^\W*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|ATTACH|PRAGMA|VACUUM|WHERE|ORDER BY|AND|LIMIT)\s)");
  return std::regex_search(literal, kStatement);
}

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;  // neighbours are one
};

std::vector<Piece> sql_literals(const std::string& text) {
  static const std::regex kPieces("(" + std::string(kLiteral) + R"(\s*)+)");
  std::vector<Piece> pieces;
  for (std::sregex_iterator each(text.begin(), text.end(), kPieces), end; each != end; ++each) {
    if (!is_sql(each->str())) continue;
    const auto begin = static_cast<std::size_t>(each->position());
    pieces.push_back({begin, begin + static_cast<std::size_t>(each->length())});
  }
  return pieces;
}

// What stands right in front of it: nothing that is joined or formatted, or a constant.
bool is_whole(const std::string& text, const Piece& piece) {
  static const std::regex kConstant(R"((\bk[A-Z]\w*\)?\s*\+\s*)$)");
  static const std::regex kJoined(R"((\+=?|<<|\bformat\(|\bsprintf\(|\bappend\()\s*$)");
  const std::size_t from = piece.begin < 80 ? 0 : piece.begin - 80;
  const std::string before = text.substr(from, piece.begin - from);
  if (std::regex_search(before, kJoined) && !std::regex_search(before, kConstant)) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", piece.end);
  return next == std::string::npos || (text[next] != '+' && text.compare(next, 2, "<<") != 0);
}

// Calls of a database whose statement is not there to be read.
std::vector<std::size_t> other_statements(const std::string& text) {
  static const std::regex kCall(
      R"(\b\w*[Dd]atabase_?(?:\(\))?(?:\.|->)(?:run|query|find_integer|find_bytes|script)\(\s*([^"\s]))");
  std::vector<std::size_t> found;
  for (std::sregex_iterator each(text.begin(), text.end(), kCall), end; each != end; ++each) {
    found.push_back(static_cast<std::size_t>(each->position()));
  }
  return found;
}

}  // namespace

Faults sql_faults(const std::vector<SqlPlace>& places, const std::vector<Source>& sources) {
  Faults faults;
  std::set<std::string> used;
  for (const Source& source : sources) {
    const std::string text = without_comments(source.text);
    std::vector<std::size_t> found = other_statements(text);
    for (const Piece& piece : sql_literals(text)) {
      if (!is_whole(text, piece)) found.push_back(piece.begin);
    }
    const bool may = std::any_of(places.begin(), places.end(),
                                 [&](const SqlPlace& place) { return place.path == source.path; });
    if (!found.empty()) used.insert(source.path);
    if (may) continue;
    for (const std::size_t at : found) {
      faults.push_back(fault_at(source, line_at(text, at), "SQL that is built"));
    }
  }
  for (const SqlPlace& place : places) {
    if (!used.contains(place.path)) faults.push_back(place.path + ": builds no SQL");
  }
  return faults;
}

}  // namespace yibao::tidy
