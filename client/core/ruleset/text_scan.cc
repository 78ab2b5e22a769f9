#include "client/core/ruleset/text_scan.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/base/limits.h"

namespace yibao::client {
namespace {

using nlohmann::json;

// Over a text that the library has accepted: nothing in it can be wrong any more.
class Scan {
 public:
  explicit Scan(const std::string& text) : text_(text) {}

  TextPart whole() {
    // A mark of the byte order, which the library passes over.
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    return value();
  }

 private:
  char here() const { return text_[at_]; }
  void pass_blanks() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(here()) != std::string::npos) {
      ++at_;
    }
  }

  TextPart value() {
    pass_blanks();
    TextPart part;
    part.begin = part.key_begin = at_;
    if (here() == '{' || here() == '[') {
      part.kind = here() == '{' ? TextPart::Kind::kObject : TextPart::Kind::kList;
      inside(part);
    } else if (here() == '"') {
      part.kind = TextPart::Kind::kText;
      pass_text();
    } else {
      part.kind = here() == 'n'                    ? TextPart::Kind::kNothing
                  : here() == 't' || here() == 'f' ? TextPart::Kind::kFlag
                                                   : TextPart::Kind::kNumber;
      at_ = std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
    }
    part.end = at_;
    return part;
  }

  void inside(TextPart& container) {
    const bool object = container.is(TextPart::Kind::kObject);
    ++at_;
    pass_blanks();
    while (here() != '}' && here() != ']') {
      pass_blanks();
      const std::size_t key_begin = at_;
      std::string key;
      if (object) {
        pass_text();
        key = json::parse(text_.begin() + static_cast<std::ptrdiff_t>(key_begin),
                          text_.begin() + static_cast<std::ptrdiff_t>(at_))
                  .get<std::string>();
        pass_blanks();
        ++at_;  // the colon
      }
      container.parts.push_back(value());
      if (object) {
        container.parts.back().key = std::move(key);
        container.parts.back().key_begin = key_begin;
      }
      pass_blanks();
      if (here() == ',') ++at_;
      pass_blanks();
    }
    ++at_;
  }

  void pass_text() {
    for (++at_; here() != '"'; ++at_) {
      if (here() == '\\') ++at_;
    }
    ++at_;
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

std::size_t depth_of(const std::string& text) {
  std::size_t depth = 0;
  std::size_t most = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text && c == '\\') ++i;
    if (c == '"') in_text = !in_text;
    if (in_text) continue;
    if (c == '{' || c == '[') most = std::max(most, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  return most;
}

}  // namespace

std::optional<TextPart> scan_json(const std::string& text) {
  if (!json::accept(text) || depth_of(text) > base::limits::kRulesetDepthMax) return std::nullopt;
  return Scan(text).whole();
}

}  // namespace yibao::client
