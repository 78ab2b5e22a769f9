#include "shared/crypto/canonical_reader.h"

#include <charconv>

namespace yibao::crypto {
namespace {

using nlohmann::json;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class CanonicalReader {
 public:
  CanonicalReader(base::ByteView bytes, const StrictJsonLimits& limits)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), limits_(limits) {}

  std::optional<json> read() {
    json value;
    if (at_ == end_ || *at_ != '{' || !read_value(value, 0) || at_ != end_) return std::nullopt;
    return value;
  }

 private:
  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (static_cast<std::size_t>(end_ - at_) < word.size()) return false;
    if (std::string_view(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  // `depth` containers are open around the value.
  bool read_value(json& out, std::size_t depth) {
    if (at_ == end_) return false;
    switch (*at_) {
      case '{': return depth < limits_.depth_max && read_object(out, depth + 1);
      case '[': return depth < limits_.depth_max && read_array(out, depth + 1);
      case '"': out = json::value_t::string; return read_string(out.get_ref<std::string&>());
      case 't': out = true; return take("true");
      case 'f': out = false; return take("false");
      default: return read_integer(out);
    }
  }

  bool read_object(json& out, std::size_t depth) {
    ++at_;
    out = json::object();
    auto& members = out.get_ref<json::object_t&>();
    if (take('}')) return true;
    std::string_view before;
    do {
      std::string_view key;
      if (!read_key(key) || key <= before || !take(':')) return false;
      if (members.size() >= base::limits::kJsonKeysMax) return false;
      before = key;
      // Keys ascend, so each one's place is the end.
      const auto member = members.emplace_hint(members.end(), std::string(key), json());
      if (!read_value(member->second, depth)) return false;
    } while (take(','));
    return take('}');
  }

  bool read_array(json& out, std::size_t depth) {
    ++at_;
    out = json::array();
    auto& elements = out.get_ref<json::array_t&>();
    if (take(']')) return true;
    do {
      if (elements.size() >= limits_.elements_max) return false;
      elements.emplace_back();
      if (!read_value(elements.back(), depth)) return false;
    } while (take(','));
    return take(']');
  }

  bool read_key(std::string_view& key) {
    if (!take('"')) return false;
    const char* begin = at_;
    while (at_ != end_ && *at_ != '"') ++at_;
    key = std::string_view(begin, static_cast<std::size_t>(at_ - begin));
    return is_canonical_key(key) && take('"');
  }

  bool read_string(std::string& out) {
    ++at_;
    while (true) {
      const char* begin = at_;
      while (at_ != end_ && *at_ != '"' && *at_ != '\\' &&
             static_cast<unsigned char>(*at_) >= ' ') {
        ++at_;
      }
      out.append(begin, at_);
      if (out.size() > limits_.string_bytes_max || at_ == end_) return false;
      if (take('"')) return true;
      if (!take('\\') || !read_escape(out)) return false;
    }
  }

  // Each character that needs an escape has exactly one.
  bool read_escape(std::string& out) {
    if (at_ == end_) return false;
    switch (*at_++) {
      case '"': out += '"'; return true;
      case '\\': out += '\\'; return true;
      case 'b': out += '\b'; return true;
      case 't': out += '\t'; return true;
      case 'n': out += '\n'; return true;
      case 'f': out += '\f'; return true;
      case 'r': out += '\r'; return true;
      case 'u': return read_control(out);
      default: return false;
    }
  }

  bool read_control(std::string& out) {
    if (!take("00") || end_ - at_ < 2) return false;
    const auto digit = [](char c) {
      if (is_digit(c)) return c - '0';
      return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    const int high = digit(at_[0]);
    const int low = digit(at_[1]);
    at_ += 2;
    if (high < 0 || high > 1 || low < 0) return false;
    const char c = static_cast<char>(high * 16 + low);
    if (std::string_view("\b\t\n\f\r").find(c) != std::string_view::npos || c == '\0') return false;
    out += c;
    return true;
  }

  bool read_integer(json& out) {
    const char* begin = at_;
    const bool negative = take('-');
    const char* first = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    const auto digits = at_ - first;
    if (digits == 0 || digits > 16 || (*first == '0' && (digits > 1 || negative))) return false;
    std::int64_t value = 0;
    std::from_chars(begin, at_, value);
    if (value > base::limits::kJsonIntegerMax || value < -base::limits::kJsonIntegerMax)
      return false;
    // As the library's own parser keeps it.
    if (negative) {
      out = value;
    } else {
      out = static_cast<std::uint64_t>(value);
    }
    return true;
  }

  const char* at_;
  const char* end_;
  const StrictJsonLimits& limits_;
};

}  // namespace

bool is_canonical_key(std::string_view key) {
  if (key.empty() || key.size() > 32 || key.front() < 'a' || key.front() > 'z') return false;
  for (const char c : key) {
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (!fits) return false;
  }
  return true;
}

std::optional<json> read_canonical(base::ByteView utf8, const StrictJsonLimits& limits) {
  return CanonicalReader(utf8, limits).read();
}

}  // namespace yibao::crypto
