// Between described structs (each_field) and JSON: one writer and one reader for every event body
// and document. A field's C++ type says its JSON form and whether it may be left out:
//   std::optional, std::vector   left out when empty        bool   left out when false
//   everything else              always there
// Included by codecs only: it pulls in json.hpp.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/limits.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/base/time.h"
#include "shared/domain/content.h"

namespace yibao::protocol {

using nlohmann::json;

template <class Type>
concept Described = requires(Type& value) {
  Type::each_field(value, [](auto&&...) {});
};

// What a plain std::string holds: in event bodies a code, a key, a hash or a decimal (so no free
// text can hide in metadata); in documents any text, which may be empty and is then left out.
enum class Strings : std::uint8_t { kCodes, kText };

inline constexpr std::size_t kCodeStringBytesMax = 128;

// -- writing --------------------------------------------------------------------------------------

inline json to_json(const std::string& value) {
  return value;
}
inline json to_json(bool value) {
  return value;
}
inline json to_json(std::int64_t value) {
  return value;
}
inline json to_json(base::Timestamp value) {
  return base::to_millis(value);
}
inline json to_json(base::Date value) {
  return base::to_text(value);
}
inline json to_json(const domain::ContentAddress& value) {
  return domain::text(value);
}
inline json to_json(const crypto::KeyId& value) {
  return value.text();
}
template <class Tag>
json to_json(const base::Id<Tag>& value) {
  return value.text();
}
template <class Tag>
json to_json(const base::Code<Tag>& value) {
  return value.text();
}
template <base::NamedEnum Enum>
json to_json(Enum value) {
  return std::string(base::enum_name(value));
}
template <Described Body>
json to_json(const Body& body);

template <class Item>
json to_json(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& item : items) list.push_back(to_json(item));
  return list;
}

class FieldWriter {
 public:
  explicit FieldWriter(json& object) : object_(object) {}
  template <class Value>
  void operator()(const char* name, const Value& value) {
    object_[name] = to_json(value);
  }
  template <class Value>
  void operator()(const char* name, const std::optional<Value>& value) {
    if (value) object_[name] = to_json(*value);
  }
  template <class Item>
  void operator()(const char* name, const std::vector<Item>& items) {
    if (!items.empty()) object_[name] = to_json(items);
  }
  void operator()(const char* name, const bool& value) {
    if (value) object_[name] = true;
  }
  void operator()(const char* name, const std::string& value) {
    if (!value.empty()) object_[name] = value;
  }

 private:
  json& object_;
};

template <Described Body>
json to_json(const Body& body) {
  json object = json::object();
  Body::each_field(body, FieldWriter(object));
  return object;
}

// -- reading --------------------------------------------------------------------------------------

// Each returns false when the JSON has another form than the type asks for.
inline bool from_json(const json& value, std::string& out, Strings strings) {
  if (!value.is_string()) return false;
  out = value.get<std::string>();
  if (strings == Strings::kText) return true;
  if (out.empty() || out.size() > kCodeStringBytesMax) return false;
  for (const char c : out) {
    if (c <= ' ' || c > '~') return false;
  }
  return true;
}
inline bool from_json(const json& value, bool& out, Strings /*strings*/) {
  if (!value.is_boolean()) return false;
  out = value.get<bool>();
  return true;
}
inline bool from_json(const json& value, std::int64_t& out, Strings /*strings*/) {
  if (!value.is_number_integer()) return false;
  out = value.get<std::int64_t>();
  return true;
}
inline bool from_json(const json& value, base::Timestamp& out, Strings strings) {
  std::int64_t millis = 0;
  if (!from_json(value, millis, strings)) return false;
  out = base::from_millis(millis);
  return true;
}
inline bool from_json(const json& value, base::Date& out, Strings /*strings*/) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  const auto date = base::parse_date(text);
  if (!date || base::to_text(*date) != text) return false;
  out = *date;
  return true;
}
inline bool from_json(const json& value, domain::ContentAddress& out, Strings /*strings*/) {
  if (!value.is_string()) return false;
  const auto address = domain::content_address_from_text(value.get_ref<const std::string&>());
  if (!address) return false;
  out = *address;
  return true;
}
inline bool from_json(const json& value, crypto::KeyId& out, Strings /*strings*/) {
  if (!value.is_string()) return false;
  const auto key = crypto::KeyId::parse(value.get_ref<const std::string&>());
  if (!key) return false;
  out = *key;
  return true;
}
template <class Tag>
bool from_json(const json& value, base::Id<Tag>& out, Strings /*strings*/) {
  if (!value.is_string()) return false;
  const auto id = base::Id<Tag>::parse(value.get_ref<const std::string&>());
  if (!id) return false;
  out = *id;
  return true;
}
template <class Tag>
bool from_json(const json& value, base::Code<Tag>& out, Strings /*strings*/) {
  if (!value.is_string() || !base::is_code(value.get_ref<const std::string&>())) return false;
  out = base::Code<Tag>(value.get<std::string>());
  return true;
}
template <base::NamedEnum Enum>
bool from_json(const json& value, Enum& out, Strings /*strings*/) {
  if (!value.is_string()) return false;
  const auto parsed = base::enum_from_name<Enum>(value.get_ref<const std::string&>());
  if (!parsed) return false;
  out = *parsed;
  return true;
}
template <Described Body>
bool from_json(const json& value, Body& out, Strings strings);

template <class Item>
bool from_json(const json& value, std::vector<Item>& out, Strings strings) {
  if (!value.is_array() || value.size() > base::limits::kJsonElementsMax) return false;
  out.clear();
  out.reserve(value.size());
  for (const json& element : value) {
    Item item{};
    if (!from_json(element, item, strings)) return false;
    out.push_back(std::move(item));
  }
  return true;
}

// Reads known fields and leaves unknown ones alone; remembers the first field that does not fit.
class FieldReader {
 public:
  FieldReader(const json& object, Strings strings) : object_(object), strings_(strings) {}

  template <class Value>
  void operator()(const char* name, Value& value) {
    const auto found = object_.find(name);
    if (found == object_.end()) {
      // What is left out is empty or false, whatever a new struct starts with.
      if (may_be_absent<Value>()) value = Value{};
      note_if(name, !may_be_absent<Value>());
    } else {
      note_if(name, !from_json(*found, value, strings_));
    }
  }
  template <class Value>
  void operator()(const char* name, std::optional<Value>& value) {
    const auto found = object_.find(name);
    if (found == object_.end()) return;
    Value inner{};
    note_if(name, !from_json(*found, inner, strings_));
    value = std::move(inner);
  }

  const std::string& first_wrong() const { return first_wrong_; }

 private:
  template <class Value>
  bool may_be_absent() const {
    if constexpr (std::is_same_v<Value, bool>) {
      return true;
    } else if constexpr (std::is_same_v<Value, std::string>) {
      return strings_ == Strings::kText;
    } else {
      return IsVector<Value>::value;
    }
  }
  template <class Value>
  struct IsVector : std::false_type {};
  template <class Item>
  struct IsVector<std::vector<Item>> : std::true_type {};

  void note_if(const char* name, bool wrong) {
    if (wrong && first_wrong_.empty()) first_wrong_ = name;
  }

  const json& object_;
  Strings strings_;
  std::string first_wrong_;
};

template <Described Body>
bool from_json(const json& value, Body& out, Strings strings) {
  if (!value.is_object()) return false;
  FieldReader reader(value, strings);
  Body::each_field(out, reader);
  return reader.first_wrong().empty();
}

// Error: field_invalid, naming the field.
template <Described Body>
base::Result<Body> read_body(const json& object, Strings strings) {
  Body body;
  FieldReader reader(object, strings);
  Body::each_field(body, reader);
  if (!reader.first_wrong().empty()) {
    return base::fail(base::ErrorCode::kFieldInvalid, reader.first_wrong(),
                      base::TextArgs{{"field", reader.first_wrong()}});
  }
  return body;
}

}  // namespace yibao::protocol
