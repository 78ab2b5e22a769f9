#include "shared/texts/catalogue.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "shared/base/text.h"
#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

std::vector<std::span<const Row>> tables() {
  return {
      error_rows(),         problem_rows(),
      finding_rows(),       term_rows(),
      report_rows(),        rule_rows(),
      bulletin_word_rows(), server_rows(),
      client_rows(),        client_register_rows(),
      desktop_rows(),       entrance_rows(),
      drafting_rows(),      signing_rows(),
      settings_rows(),      unit_place_rows(),
      paper_rows(),         office_rows(),
      journal_rows(),       bulletin_place_rows(),
      register_rows(),      register_file_rows(),
      registry_word_rows(), recovery_rows(),
      moving_rows(),        part_rows(),
      asking_rows(),        standings_rows(),
      rules_place_rows(),   rule_label_rows(),
      rule_choice_rows(),
  };
}

const std::unordered_map<std::string_view, const Row*>& index() {
  static const auto kIndex = [] {
    std::unordered_map<std::string_view, const Row*> rows;
    for (const auto table : tables()) {
      for (const Row& row : table) rows.emplace(row.key, &row);
    }
    return rows;
  }();
  return kIndex;
}

// "@gate.policy,@gate.scope": the texts themselves; anything else as it is.
std::string spoken(Language language, const std::string& value) {
  if (!value.starts_with('@')) return value;
  std::string out;
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(','));
    if (!one.starts_with('@') || !has_text(one.substr(1))) return value;
    if (!out.empty()) out += language == Language::kChinese ? "、" : ", ";
    out += text(language, one.substr(1));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  return out;
}

bool is_placeholder(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// Other braces stand for themselves: {"by_group": {...}}.
std::string filled(Language language, std::string_view pattern, const base::TextArgs& args) {
  std::string out;
  out.reserve(pattern.size() + 32);
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    const std::string_view name =
        pattern.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
    if (!is_placeholder(name)) {
      out += '{';
      pattern.remove_prefix(open + 1);
      continue;
    }
    for (const auto& [key, value] : args) {
      if (key == name) out += spoken(language, value);
    }
    pattern.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

std::string text(Language language, std::string_view key, const base::TextArgs& args) {
  const auto found = index().find(key);
  if (found == index().end()) return "[" + std::string(key) + "]";
  const Row& row = *found->second;
  return filled(language, language == Language::kChinese ? row.zh : row.en, args);
}

bool has_text(std::string_view key) {
  return index().contains(key);
}

std::string sentence(Language language, const base::Error& error) {
  return text(language, "error." + std::string(base::name(error.code)), error.args);
}

std::vector<std::string> findings_of(Language language, const base::TextArgs& args) {
  std::vector<std::string> sentences;
  for (const auto& [key, value] : args) {
    if (key != "findings") continue;
    for (const std::string& code : base::split_list(value, ',')) {
      base::TextArgs own;
      for (const auto& [name, filler] : args) {
        if (name.starts_with(code + ".")) own.emplace_back(name.substr(code.size() + 1), filler);
      }
      if (has_text("finding." + code)) sentences.push_back(text(language, "finding." + code, own));
    }
  }
  return sentences;
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const auto table : tables()) rows.insert(rows.end(), table.begin(), table.end());
  return rows;
}

Language language_from_environment() {
  if (const char* own = std::getenv("YIBAO_LANGUAGE")) {
    return std::string_view(own) == "en" ? Language::kEnglish : Language::kChinese;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale(value);
    const bool says_nothing = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
    return says_nothing || locale.starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kChinese;
}

}  // namespace yibao::texts
