#include "tests/tidy/source_text.h"

#include <cctype>

namespace yibao::tidy {
namespace {

enum class Kind : unsigned char { kCode, kComment, kQuote, kString, kCharacter, kDirective };

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Says of every character what it is part of.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), kinds_(text.size(), Kind::kCode) {}

  std::vector<Kind> scan() {
    while (at_ < text_.size()) step();
    return std::move(kinds_);
  }

 private:
  bool here(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    if (here("//")) return mark(Kind::kComment, text_.find('\n', at_));
    if (here("/*")) {
      const std::size_t end = text_.find("*/", at_ + 2);
      return mark(Kind::kComment, end == std::string_view::npos ? end : end + 2);
    }
    const char c = text_[at_];
    if (c == '"') return at_ > 0 && text_[at_ - 1] == 'R' ? raw_string() : quoted(Kind::kString);
    if (c == '\'' && !separates_digits()) return quoted(Kind::kCharacter);
    if (c == '#' && begins_line()) directive_ = true;
    if (c == '\n' && (at_ == 0 || text_[at_ - 1] != '\\')) directive_ = false;
    kinds_[at_++] = directive_ ? Kind::kDirective : Kind::kCode;
  }

  // 1'000, but not u'x'.
  bool separates_digits() const {
    if (at_ == 0 || !is_word(text_[at_ - 1])) return false;
    std::size_t begin = at_;
    while (begin > 0 && (is_word(text_[begin - 1]) || text_[begin - 1] == '\'')) --begin;
    return std::isdigit(static_cast<unsigned char>(text_[begin])) != 0;
  }

  bool begins_line() const {
    std::size_t before = at_;
    while (before > 0 && (text_[before - 1] == ' ' || text_[before - 1] == '\t')) --before;
    return before == 0 || text_[before - 1] == '\n';
  }

  void mark(Kind kind, std::size_t end) {
    if (end == std::string_view::npos) end = text_.size();
    while (at_ < end) kinds_[at_++] = kind;
  }

  void quoted(Kind inside) {
    const char quote = text_[at_];
    const Kind outside = directive_ ? Kind::kDirective : Kind::kQuote;
    if (directive_) inside = Kind::kDirective;
    kinds_[at_++] = outside;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) kinds_[at_++] = inside;
      kinds_[at_++] = inside;
    }
    if (at_ < text_.size() && text_[at_] == quote) kinds_[at_++] = outside;
  }

  void raw_string() {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return quoted(Kind::kString);
    const std::string close = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
    const std::size_t end = text_.find(close, open);
    mark(Kind::kQuote, open + 1);
    mark(Kind::kString, end);
    if (end != std::string_view::npos) mark(Kind::kQuote, end + close.size());
  }

  std::string_view text_;
  std::vector<Kind> kinds_;
  std::size_t at_ = 0;
  bool directive_ = false;
};

template <class Keeps>
std::string blanked(std::string_view text, const Keeps& keeps) {
  const std::vector<Kind> kinds = Scanner(text).scan();
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] != '\n' && !keeps(kinds[i])) out[i] = ' ';
  }
  return out;
}

}  // namespace

std::string fault_at(const Source& source, std::size_t line, const std::string& what) {
  return source.path + ":" + std::to_string(line) + ": " + what;
}

std::string without_comments(std::string_view text) {
  return blanked(text, [](Kind kind) { return kind != Kind::kComment; });
}

std::string bare_code(std::string_view text) {
  return blanked(text, [](Kind kind) { return kind == Kind::kCode; });
}

std::vector<Literal> string_literals(std::string_view text) {
  const std::vector<Kind> kinds = Scanner(text).scan();
  std::vector<Literal> found;
  std::size_t line = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') ++line;
    if (kinds[i] != Kind::kString) continue;
    if (i == 0 || kinds[i - 1] != Kind::kString) found.push_back({line, ""});
    found.back().text += text[i];
  }
  return found;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace yibao::tidy
