#include "tests/tidy/phrases.h"

#include <algorithm>
#include <set>

namespace yibao::tidy {
namespace {

bool is_chinese(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    // U+4E00 to U+9FFF begin with E4 B8 to E9 BF.
    const bool in_plane = (lead == 0xE4 && next >= 0xB8 && next <= 0xBF) ||
                          (lead >= 0xE5 && lead <= 0xE9 && next >= 0x80 && next <= 0xBF);
    if (in_plane) return true;
  }
  return false;
}

std::set<std::string> placeholders_in(std::string_view text) {
  std::set<std::string> names;
  while (true) {
    const std::size_t open = text.find('{');
    if (open == std::string_view::npos) return names;
    text.remove_prefix(open + 1);
    const std::size_t close = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
    const bool named = close != std::string_view::npos && close > 0 && text[close] == '}';
    if (named) names.insert(std::string(text.substr(0, close)));
  }
}

std::string family_of(std::string_view key) {
  return std::string(key.substr(0, key.find('.')));
}

bool looks_like_key(std::string_view text) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789_-. ";
  return text.find('.') != std::string_view::npos && !text.starts_with('.') &&
         text.find_first_not_of(kLetters) == std::string_view::npos;
}

// "@why.x" names a text inside an argument.
std::string without_mark(std::string_view text) {
  if (text.starts_with('@')) text.remove_prefix(1);
  return std::string(text);
}

std::set<std::string> literals_of(const std::vector<Source>& sources) {
  std::set<std::string> all;
  for (const Source& source : sources) {
    // Names in tables of macros too: these stand in directives.
    for (const std::string& line : lines_of(source.text)) {
      if (!line.starts_with("  X(")) continue;
      const std::size_t open = line.find('"');
      const std::size_t close = line.find('"', open + 1);
      if (close != std::string::npos) all.insert(line.substr(open + 1, close - open - 1));
    }
    for (const Literal& literal : string_literals(source.text)) {
      all.insert(without_mark(literal.text));
    }
  }
  return all;
}

}  // namespace

Faults row_faults(std::span<const texts::Row> rows) {
  Faults faults;
  std::set<std::string_view> seen;
  for (const texts::Row& row : rows) {
    const auto fault = [&](const char* what) {
      faults.push_back(std::string(row.key) + ": " + what);
    };
    if (row.zh.empty() || row.en.empty()) fault("lacks a language");
    if (is_chinese(row.en)) fault("says Chinese in the English");
    if (placeholders_in(row.zh) != placeholders_in(row.en)) fault("differs in placeholders");
    if (!seen.insert(row.key).second) fault("stands twice");
  }
  return faults;
}

Faults missing_row_faults(std::span<const texts::Row> rows, const std::vector<Source>& sources,
                          const std::vector<std::string>& names) {
  std::set<std::string> families;
  for (const texts::Row& row : rows) families.insert(family_of(row.key));
  Faults faults;
  for (const Source& source : sources) {
    for (const Literal& literal : string_literals(source.text)) {
      const std::string key = without_mark(literal.text);
      const bool of_us = looks_like_key(key) && families.contains(family_of(key)) &&
                         std::find(names.begin(), names.end(), key) == names.end();
      if (!of_us) continue;
      const bool found = std::any_of(rows.begin(), rows.end(), [&](const texts::Row& row) {
        return key.ends_with('.') ? row.key.starts_with(key) : row.key == key;
      });
      if (!found) faults.push_back(fault_at(source, literal.line, key + " has no row"));
    }
  }
  return faults;
}

Faults unused_row_faults(std::span<const texts::Row> rows, const std::vector<Source>& sources,
                         const std::vector<std::string>& open_families) {
  const std::set<std::string> literals = literals_of(sources);
  Faults faults;
  for (const texts::Row& row : rows) {
    const std::string key(row.key);
    bool used = literals.contains(key);
    for (std::size_t dot = key.find('.'); dot != std::string::npos && !used;
         dot = key.find('.', dot + 1)) {
      if (!literals.contains(key.substr(0, dot + 1))) continue;
      const std::string name = key.substr(dot + 1);
      const std::string last = name.substr(name.rfind(' ') + 1);  // npos + 1: all of it
      used = literals.contains(name) || literals.contains(last) ||
             std::find(open_families.begin(), open_families.end(), family_of(key)) !=
                 open_families.end();
    }
    if (!used) faults.push_back(key + ": nothing uses it");
  }
  return faults;
}

Faults chinese_faults(const std::vector<ChinesePlace>& places, const std::vector<Source>& sources) {
  Faults faults;
  std::set<std::string> used;
  for (const Source& source : sources) {
    const bool allowed = std::any_of(places.begin(), places.end(), [&](const ChinesePlace& place) {
      return place.path == source.path;
    });
    for (const Literal& literal : string_literals(source.text)) {
      if (!is_chinese(literal.text)) continue;
      used.insert(source.path);
      if (!allowed) faults.push_back(fault_at(source, literal.line, literal.text));
    }
  }
  for (const ChinesePlace& place : places) {
    if (!used.contains(place.path)) faults.push_back(place.path + ": has no Chinese literal");
  }
  return faults;
}

}  // namespace yibao::tidy
