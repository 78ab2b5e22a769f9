#include "client/core/ruleset/ruleset_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "client/core/ruleset/text_scan.h"
#include "shared/base/text.h"

namespace yibao::client {
namespace {

constexpr std::size_t kLineCharactersMost = 110;
constexpr std::size_t kIndent = 2;

std::string blanks(std::size_t count) {
  return std::string(count, ' ');
}

std::size_t characters_in(const std::string& text) {
  return base::to_code_points(text).size();
}

bool on_one_line(std::string_view json) {
  return json.find('\n') == std::string_view::npos;
}

// Parts of a text laid out anew; what has no parts stands as it stood.
class Layout {
 public:
  explicit Layout(const std::string& text) : text_(text) {}

  std::string of(const TextPart& part, std::size_t indent, std::size_t before) const {
    const std::string line = one_line(part);
    if (part.parts.empty() || indent + before + characters_in(line) <= kLineCharactersMost) {
      return line;
    }
    const bool object = part.is(TextPart::Kind::kObject);
    std::string out = object ? "{" : "[";
    for (const TextPart& each : part.parts) {
      const std::string key = key_of(each);
      if (&each != &part.parts.front()) out += ",";
      out += "\n" + blanks(indent + kIndent) + key + of(each, indent + kIndent, key.size());
    }
    return out + "\n" + blanks(indent) + (object ? "}" : "]");
  }

 private:
  std::string key_of(const TextPart& part) const {
    return part.key_begin == part.begin ? "" : json_text(part.key) + ": ";
  }
  std::string one_line(const TextPart& part) const {
    const bool object = part.is(TextPart::Kind::kObject);
    if (!object && !part.is(TextPart::Kind::kList)) {
      return text_.substr(part.begin, part.end - part.begin);
    }
    std::string out = object ? "{" : "[";
    for (const TextPart& each : part.parts) {
      if (&each != &part.parts.front()) out += ", ";
      out += key_of(each) + one_line(each);
    }
    return out + (object ? "}" : "]");
  }

  const std::string& text_;
};

}  // namespace

const TextPart* TextPart::member(std::string_view wanted) const {
  const auto found = std::find_if(parts.rbegin(), parts.rend(),
                                  [&](const TextPart& part) { return part.key == wanted; });
  return kind != Kind::kObject || found == parts.rend() ? nullptr : &*found;
}

std::optional<RulesetText> RulesetText::read(std::string text) {
  auto root = scan_json(text);
  if (!root) return std::nullopt;
  return RulesetText(std::move(text), *std::move(root));
}

// -- finding --------------------------------------------------------------------------------------

namespace {

// "[12]" at the beginning of the rest of a place; gives the number and how long it was.
std::optional<std::pair<std::size_t, std::size_t>> index_in(std::string_view rest) {
  const std::size_t close = rest.find(']');
  if (!rest.starts_with('[') || close == std::string_view::npos || close < 2) return std::nullopt;
  std::size_t number = 0;
  for (const char digit : rest.substr(1, close - 1)) {
    if (digit < '0' || digit > '9' || number > 1'000'000) return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(digit - '0');
  }
  return std::pair(number, close + 1);
}

// Keys may hold dots and brackets themselves: the longest that fits.
const TextPart* member_in(const TextPart& object, std::string_view rest) {
  const TextPart* best = nullptr;
  for (const TextPart& part : object.parts) {
    const bool longer = best == nullptr || part.key.size() >= best->key.size();
    if (!longer || !rest.substr(1).starts_with(part.key)) continue;
    const std::size_t end = 1 + part.key.size();
    if (end == rest.size() || rest[end] == '.' || rest[end] == '[') best = &part;
  }
  return best;
}

}  // namespace

RulesetText::Found RulesetText::walk(std::string_view place) const {
  Found found{&root_, nullptr, 1, 0};
  while (found.length < place.size()) {
    const std::string_view rest = place.substr(found.length);
    const TextPart* next = nullptr;
    std::size_t length = 0;
    if (found.part->is(TextPart::Kind::kList)) {
      const auto index = index_in(rest);
      if (!index || index->first >= found.part->parts.size()) break;
      next = &found.part->parts[index->first];
      length = index->second;
    } else if (found.part->is(TextPart::Kind::kObject) && rest.starts_with('.')) {
      next = member_in(*found.part, rest);
      if (next != nullptr) length = 1 + next->key.size();
    }
    if (next == nullptr) break;
    found = {next, found.part, found.length + length, found.length};
  }
  return found;
}

const TextPart* RulesetText::find(std::string_view place) const {
  const Found found = walk(place);
  return found.length == place.size() ? found.part : nullptr;
}

std::string RulesetText::nearest(std::string_view place) const {
  return std::string(place.substr(0, walk(place).length));
}

std::string RulesetText::outer(std::string_view place) const {
  const Found found = walk(place);
  return std::string(place.substr(0, found.length == place.size() ? found.before : found.length));
}

std::string RulesetText::value(const TextPart& part) const {
  const std::string_view json = raw(part);
  if (!part.is(TextPart::Kind::kText)) return std::string(json);
  return nlohmann::json::parse(json).get<std::string>();
}

std::string RulesetText::dedented(const TextPart& part) const {
  const std::size_t indent = indent_at(part.begin);
  std::string out;
  std::string_view rest = raw(part);
  while (true) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    if (!out.empty()) {
      line.remove_prefix(std::min({indent, line.find_first_not_of(' '), line.size()}));
    }
    out += line;
    if (end == std::string_view::npos) return out;
    out += '\n';
    rest.remove_prefix(end + 1);
  }
}

std::size_t RulesetText::indent_at(std::size_t byte) const {
  const std::size_t line = byte == 0 ? 0 : text_.rfind('\n', byte - 1) + 1;  // npos + 1: the first
  const std::size_t first = text_.find_first_not_of(' ', line);
  return std::min(first, byte) - line;
}

// -- changing -------------------------------------------------------------------------------------

bool RulesetText::edit(std::size_t begin, std::size_t end, const std::string& with) {
  auto changed = read(text_.substr(0, begin) + with + text_.substr(end));
  if (!changed) return false;
  *this = *std::move(changed);
  return true;
}

bool RulesetText::replace(std::string_view place, const std::string& json) {
  const TextPart* part = find(place);
  if (part == nullptr) return false;
  std::string lines;
  for (const char c : json) {
    lines += c;
    if (c == '\n') lines += blanks(indent_at(part->begin));
  }
  return edit(part->begin, part->end, lines);
}

bool RulesetText::put(std::string_view object, const std::string& key, const std::string& json) {
  const TextPart* part = find(object);
  if (part == nullptr || !part->is(TextPart::Kind::kObject)) return false;
  const TextPart* there = part->member(key);
  if (there != nullptr) {
    const std::size_t indent = indent_at(there->begin);
    return edit(there->begin, there->end, laid_out(json, indent));
  }
  return grow(*part, json_text(key) + ": " + json);
}

bool RulesetText::append(std::string_view list, const std::string& json) {
  const TextPart* part = find(list);
  if (part == nullptr) return false;
  if (part->is(TextPart::Kind::kList)) return grow(*part, json);
  const std::size_t indent = indent_at(part->begin);
  return edit(part->begin, part->end,
              laid_out("[" + std::string(raw(*part)) + ", " + json + "]", indent));
}

bool RulesetText::grow(const TextPart& container, const std::string& addition) {
  const std::size_t indent = indent_at(container.begin);
  if (!container.parts.empty() && !on_one_line(raw(container))) {
    const TextPart& last = container.parts.back();
    // Laid out within braces, so that a member is something whole.
    const bool member = container.is(TextPart::Kind::kObject);
    const std::size_t inner = indent_at(last.key_begin);
    std::string lines = addition;
    if (!member) {
      lines = laid_out(addition, inner);
    } else if (characters_in(addition) + inner > kLineCharactersMost) {
      const std::size_t colon = addition.find(": ") + 2;
      lines = addition.substr(0, colon) + laid_out(addition.substr(colon), inner);
    }
    return edit(last.end, last.end, ",\n" + blanks(inner) + lines);
  }
  std::string json(raw(container));
  json.insert(json.size() - 1, (container.parts.empty() ? "" : ", ") + addition);
  return edit(container.begin, container.end, laid_out(json, indent));
}

bool RulesetText::remove(std::string_view place) {
  const Found found = walk(place);
  if (found.length != place.size() || found.within == nullptr) return false;
  const auto& parts = found.within->parts;
  const auto index = static_cast<std::size_t>(found.part - parts.data());
  if (parts.size() == 1) return edit(found.within->begin + 1, found.within->end - 1, "");
  if (index + 1 < parts.size()) {
    return edit(found.part->key_begin, parts[index + 1].key_begin, "");
  }
  return edit(parts[index - 1].end, found.part->end, "");
}

bool RulesetText::swap_with_next(std::string_view place) {
  const Found found = walk(place);
  if (found.length != place.size() || found.within == nullptr) return false;
  if (!found.within->is(TextPart::Kind::kList)) return false;
  const auto& parts = found.within->parts;
  const auto index = static_cast<std::size_t>(found.part - parts.data());
  if (index + 1 >= parts.size()) return false;
  const TextPart& next = parts[index + 1];
  const std::string between = text_.substr(found.part->end, next.begin - found.part->end);
  return edit(found.part->begin, next.end,
              std::string(raw(next)) + between + std::string(raw(*found.part)));
}

// -- places and values ----------------------------------------------------------------------------

std::string member_place(const std::string& object, const std::string& key) {
  return object + "." + key;
}

std::string element_place(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

bool is_within(std::string_view place, std::string_view whole) {
  if (!place.starts_with(whole)) return false;
  return place.size() == whole.size() || place[whole.size()] == '.' || place[whole.size()] == '[';
}

std::string json_text(const std::string& value) {
  return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string laid_out(const std::string& json, std::size_t indent) {
  const auto root = scan_json(json);
  return root ? Layout(json).of(*root, indent, 0) : json;
}

}  // namespace yibao::client
