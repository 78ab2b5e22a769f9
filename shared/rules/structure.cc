#include "shared/rules/structure.h"

#include <algorithm>

#include "shared/rules/text_signs.h"

namespace yibao::rules {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = base::trim(text.substr(0, end));
    while (line.starts_with("　")) line.remove_prefix(std::string_view("　").size());
    if (!line.empty()) lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string without_empty_headings(std::string_view body) {
  const auto lines = lines_of(body);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool followed = i + 1 < lines.size() && !is_heading(lines[i + 1]);
    if (is_heading(lines[i]) && !followed) continue;
    text.append(lines[i]).append("\n");
  }
  return text;
}

}  // namespace

const StructureRule* structure_rule(const Ruleset& ruleset, const Code& kind) {
  for (const StructureRule& rule : ruleset.preflight.structure) {
    if (std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end()) return &rule;
  }
  return nullptr;
}

std::vector<SeenPart> seen_parts(const StructureRule& rule, const std::string& body) {
  const std::string text = without_empty_headings(body);
  std::vector<SeenPart> seen;
  for (const StructurePart& part : rule.parts) {
    const bool named = text.find(part.name.zh) != std::string::npos;
    seen.push_back({&part, named || contains_any(text, part.markers)});
  }
  return seen;
}

std::string skeleton(const Ruleset& ruleset, const Code& kind) {
  const StructureRule* rule = structure_rule(ruleset, kind);
  std::string body;
  if (rule == nullptr) return body;
  for (std::size_t i = 0; i < rule->parts.size(); ++i) {
    body.append(heading_number(i)).append(rule->parts[i].name.zh).append("\n\n");
  }
  return body;
}

}  // namespace yibao::rules
