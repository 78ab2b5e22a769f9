#include "tests/protocol/schemas.h"

#include <type_traits>

#include "shared/domain/event.h"
#include "shared/protocol/json_fields.h"
#include "shared/protocol/standing_document.h"
#include "shared/report/bulletin.h"

namespace yibao::testing {
namespace {

using json = nlohmann::ordered_json;  // as a reader expects it, not as sorted
using protocol::Strings;

json ref(const char* name) {
  return json{{"$ref", "#/definitions/" + std::string(name)}};
}

// -- a field's C++ type says its JSON form (json_fields.h) ----------------------------------------

template <class Type>
struct Form;

template <protocol::Described Body>
json object_of(Strings strings);

template <class Type>
json form_of(Strings strings) {
  if constexpr (protocol::Described<Type>) {
    return object_of<Type>(strings);
  } else if constexpr (base::NamedEnum<Type>) {
    json names = json::array();
    for (const std::string_view name : base::EnumNames<Type>::kNames) {
      names.push_back(std::string(name));
    }
    return json{{"type", "string"}, {"enum", names}};
  } else {
    return Form<Type>::form(strings);
  }
}

template <>
struct Form<std::string> {
  static json form(Strings strings) {
    return strings == Strings::kCodes ? ref("word") : json{{"type", "string"}};
  }
};
template <>
struct Form<bool> {
  static json form(Strings) { return json{{"type", "boolean"}}; }
};
template <>
struct Form<std::int64_t> {
  static json form(Strings) { return ref("integer"); }
};
template <>
struct Form<base::Timestamp> {
  static json form(Strings) { return ref("time"); }
};
template <>
struct Form<base::Date> {
  static json form(Strings) { return ref("date"); }
};
template <>
struct Form<domain::ContentAddress> {
  static json form(Strings) { return ref("content_address"); }
};
template <>
struct Form<crypto::KeyId> {
  static json form(Strings) { return ref("key_id"); }
};
template <class Tag>
struct Form<base::Id<Tag>> {
  static json form(Strings) { return ref("id"); }
};
template <class Tag>
struct Form<base::Code<Tag>> {
  static json form(Strings) { return ref("code"); }
};
template <class Item>
struct Form<std::vector<Item>> {
  static json form(Strings strings) {
    return json{{"type", "array"},
                {"items", form_of<Item>(strings)},
                {"maxItems", base::limits::kJsonElementsMax}};
  }
};

class FieldForms {
 public:
  explicit FieldForms(Strings strings) : strings_(strings) {}

  template <class Value>
  void operator()(const char* name, const Value& /*value*/) {
    properties_[name] = form_of<Value>(strings_);
    const bool text = std::is_same_v<Value, std::string> && strings_ == Strings::kText;
    const bool list = properties_[name].value("type", "") == "array";
    if (!text && !list && !std::is_same_v<Value, bool>) required_.push_back(name);
  }
  template <class Value>
  void operator()(const char* name, const std::optional<Value>& /*value*/) {
    properties_[name] = form_of<Value>(strings_);
  }

  json object() const {
    json form = {{"type", "object"}, {"properties", properties_}};
    if (!required_.empty()) form["required"] = required_;
    return form;
  }

 private:
  Strings strings_;
  json properties_ = json::object();
  json required_ = json::array();
};

template <protocol::Described Body>
json object_of(Strings strings) {
  FieldForms forms(strings);
  const Body body{};
  Body::each_field(body, forms);
  return forms.object();
}

// -- the files ------------------------------------------------------------------------------------

json text_form(const char* description, const char* pattern) {
  return json{{"description", description}, {"type", "string"}, {"pattern", pattern}};
}

json common_definitions() {
  const json whole = {{"type", "integer"},
                      {"minimum", -base::limits::kJsonIntegerMax},
                      {"maximum", base::limits::kJsonIntegerMax}};
  json time = whole;
  time["description"] = "Milliseconds since 1970-01-01T00:00:00Z.";
  json word = text_form("A code, a key, a hash or a decimal; never free text.", "^[!-~]+$");
  word["maxLength"] = protocol::kCodeStringBytesMax;
  return json{
      {"integer", whole},
      {"time", time},
      {"word", word},
      {"date", text_form("A day.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")},
      {"id", text_form("A UUIDv7 in Crockford's base 32.", "^[0-9a-hjkmnp-tv-z]{26}$")},
      {"code",
       text_form("A short name from a registry or ruleset.", "^[a-z0-9][a-z0-9_.-]{0,47}$")},
      {"content_address", text_form("A content's salted SHA-256.", "^[A-Za-z0-9_-]{43}$")},
      {"key_id", text_form("The first 16 bytes of a key's SHA-256.", "^[A-Za-z0-9_-]{22}$")}};
}

json file_head(const char* name, const char* title, const char* description) {
  return json{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"$id", "https://yibao.example/schemas/" + std::string(name)},
              {"title", title},
              {"description", description}};
}

json event_schema() {
  json file = file_head(
      "event.schema.json", "Yibao event",
      "An event's payload: what its author signed. Canonical JSON (protocol.md); fields that a "
      "reader does not know are kept. The contents it refers to: exchange.schema.json.");
  json definitions = common_definitions();
  json types = json::array();
  json bodies = json::array();
#define YIBAO_BODY(enumerator, name, Body)                                   \
  definitions[name] = object_of<domain::Body>(Strings::kCodes);              \
  types.push_back(name);                                                     \
  bodies.push_back({{"if", {{"properties", {{"type", {{"const", name}}}}}}}, \
                    {"then", {{"properties", {{"body", ref(name)}}}}}});
  YIBAO_EVENT_TYPES(YIBAO_BODY)
#undef YIBAO_BODY
  definitions["anchor"] = {
      {"description", "The newest server checkpoint the author had seen."},
      {"type", "object"},
      {"properties",
       {{"epoch", {{"type", "integer"}, {"minimum", 0}, {"maximum", UINT32_MAX}}},
        {"size", {{"type", "integer"}, {"minimum", 0}, {"maximum", base::limits::kJsonIntegerMax}}},
        {"at", ref("time")},
        {"root", text_form("The root of its tree.", "^[A-Za-z0-9_-]{43}$")}}},
      {"required", {"epoch", "size", "at"}}};
  const auto list_of = [](const char* name, std::size_t most) {
    return json{{"type", "array"}, {"items", ref(name)}, {"maxItems", most}};
  };
  file["type"] = "object";
  file["properties"] = {
      {"id", ref("id")},
      {"type", {{"enum", types}}},
      {"jurisdiction", ref("code")},
      {"subject", ref("code")},
      {"unit", ref("code")},
      {"parties", list_of("code", base::limits::kPartiesMax)},
      {"author", ref("id")},
      {"device", ref("id")},
      {"made_at", ref("time")},
      {"anchor", ref("anchor")},
      {"contents", list_of("content_address", base::limits::kContentsPerEventMax)},
      {"body", {{"type", "object"}}}};
  file["required"] = {"id", "type", "jurisdiction", "subject", "unit", "made_at", "anchor", "body"};
  file["definitions"] = definitions;
  file["allOf"] = bodies;
  return file;
}

template <class Document>
void define(json& definitions, const char* name, const char* description) {
  definitions[name] = object_of<Document>(Strings::kText);
  definitions[name]["description"] = description;
}

json exchange_schema() {
  json file = file_head(
      "exchange.schema.json", "Yibao contents",
      "The JSON that travels in an exchange beside the events: one definition for each structured "
      "kind of content. The frames around them are binary (protocol.md); events: "
      "event.schema.json; a ruleset's text: ruleset.schema.json.");
  json definitions = common_definitions();
  define<domain::Words>(definitions, "words", "Media type 1: an item's words.");
  define<domain::Note>(definitions, "note", "Media type 2: a reason, a comment.");
  define<domain::PersonProfile>(definitions, "person", "Media type 3: who a person is.");
  define<domain::UnitProfile>(definitions, "unit", "Media type 4: a unit's names.");
  define<domain::Brief>(definitions, "brief", "Media types 5 and 6: a commission, key topics.");
  define<report::Bulletin>(definitions, "bulletin", "Media type 8: a bulletin's snapshot.");
  define<domain::AttachmentManifest>(definitions, "manifest", "Media type 9: an attachment.");
  file["definitions"] = definitions;
  return file;
}

json standing_schema() {
  json file = file_head("standing.schema.json", "Yibao standing",
                        "A published standing, signed by the log key: everything up to an entry of "
                        "the log counts. Figures are exact decimals or fractions, as text.");
  file.update(object_of<protocol::StandingDocument>(Strings::kText));
  file["definitions"] = common_definitions();
  return file;
}

}  // namespace

std::map<std::string, json> protocol_schemas() {
  return {{"schemas/event.schema.json", event_schema()},
          {"schemas/exchange.schema.json", exchange_schema()},
          {"schemas/standing.schema.json", standing_schema()}};
}

std::string schema_text(const json& schema) {
  return schema.dump(2) + "\n";
}

}  // namespace yibao::testing
