#include "shared/crypto/strict_json.h"

#include <nlohmann/json.hpp>

#include "shared/base/assert.h"
#include "shared/base/text.h"
#include "shared/crypto/canonical_reader.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;
using nlohmann::json;

// Finds out what is wrong with bytes that are not canonical: builds the value while the parser
// reads, and stops it at the first thing outside the profile.
class StrictHandler final : public nlohmann::json_sax<json> {
 public:
  explicit StrictHandler(const StrictJsonLimits& limits) : limits_(limits) {}

  bool null() override { return stop(ErrorCode::kNotCanonical, "null"); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override {
    if (value < -base::limits::kJsonIntegerMax) return stop(ErrorCode::kNotCanonical, "integer");
    return put(value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<std::uint64_t>(base::limits::kJsonIntegerMax)) {
      return stop(ErrorCode::kNotCanonical, "integer");
    }
    return put(value);
  }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
    return stop(ErrorCode::kNotCanonical, "fraction");
  }
  bool string(string_t& value) override {
    if (value.size() > limits_.string_bytes_max) return stop(ErrorCode::kTooLarge, "string");
    if (value.find('\0') != string_t::npos) return stop(ErrorCode::kNotCanonical, "nul");
    return put(std::move(value));
  }
  bool binary(binary_t& /*value*/) override { return stop(ErrorCode::kMalformed, "binary"); }
  bool start_object(std::size_t /*size*/) override { return open(json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(json::array()); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    if (!is_canonical_key(value)) return stop(ErrorCode::kNotCanonical, "key");
    const json& object = *stack_.back();
    if (object.contains(value)) return stop(ErrorCode::kDuplicateKey, "key");
    if (object.size() >= base::limits::kJsonKeysMax) return stop(ErrorCode::kTooLarge, "keys");
    key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return stop(ErrorCode::kMalformed, "syntax");
  }

  base::Error error() const { return base::Error(code_, detail_); }

 private:
  bool stop(ErrorCode code, const char* detail) {
    if (stopped_) return false;
    stopped_ = true;
    code_ = code;
    detail_ = detail;
    return false;
  }

  template <class Value>
  bool put(Value&& value) {
    if (stack_.empty()) return stop(ErrorCode::kNotCanonical, "top level is no object");
    return place(json(std::forward<Value>(value))) != nullptr;
  }

  json* place(json value) {
    json& parent = *stack_.back();
    if (parent.is_object()) return &(parent[key_] = std::move(value));
    if (parent.size() >= limits_.elements_max) {
      stop(ErrorCode::kTooLarge, "elements");
      return nullptr;
    }
    parent.push_back(std::move(value));
    return &parent.back();
  }

  bool open(json container) {
    if (stack_.size() >= limits_.depth_max) return stop(ErrorCode::kTooDeep, "depth");
    if (stack_.empty()) {
      if (container.is_array()) return stop(ErrorCode::kNotCanonical, "top level is no object");
      root_ = std::move(container);
      stack_.push_back(&root_);
      return true;
    }
    json* placed = place(std::move(container));
    if (placed == nullptr) return false;
    stack_.push_back(placed);
    return true;
  }

  bool close() {
    stack_.pop_back();
    return true;
  }

  const StrictJsonLimits& limits_;
  json root_;
  // Pointers stay good: a parent's array grows only while the child is closed.
  std::vector<json*> stack_;
  std::string key_;
  bool stopped_ = false;
  ErrorCode code_ = ErrorCode::kMalformed;
  const char* detail_ = "";
};

}  // namespace

base::Result<json> parse_strict(base::ByteView bytes, const StrictJsonLimits& limits) {
  if (bytes.size() > limits.bytes_max) return base::fail(ErrorCode::kTooLarge, "json");
  if (!base::is_utf8(bytes)) return base::fail(ErrorCode::kNotUtf8, "json");
  if (auto value = read_canonical(bytes, limits)) return *std::move(value);
  StrictHandler handler(limits);
  const bool parsed = json::sax_parse(bytes.begin(), bytes.end(), &handler);
  if (!parsed) return tl::unexpected(handler.error());
  return base::fail(ErrorCode::kNotCanonical, "bytes differ");
}

base::Bytes to_canonical(const json& value) {
  YIBAO_ASSERT(value.is_object());
  return value.dump(-1, ' ', false, json::error_handler_t::strict);
}

}  // namespace yibao::crypto
