#if defined(__GNUC__) && !defined(__clang__)
// valijson's std::regex: GCC 12 sees uninitialised members in it when a sanitizer is on.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include "tests/support/json_schema.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/support/files.h"

namespace yibao::testing {

using nlohmann::json;

struct JsonSchema::Parts {
  json document;
  valijson::Schema schema;
};

JsonSchema::JsonSchema(json document) : parts_(std::make_unique<Parts>()) {
  parts_->document = std::move(document);
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(parts_->document), parts_->schema);
}

JsonSchema::~JsonSchema() = default;

JsonSchema JsonSchema::from_file(const std::string& path) {
  return JsonSchema(json::parse(read_file(source_path(path))));
}

JsonSchema JsonSchema::definition(const std::string& path, const std::string& name) {
  const json file = json::parse(read_file(source_path(path)));
  json document = file.at("definitions").at(name);
  document["definitions"] = file.at("definitions");
  return JsonSchema(std::move(document));
}

std::string JsonSchema::refusal(const json& value) const {
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter target(value);
  if (validator.validate(parts_->schema, target, &results)) return {};
  valijson::ValidationResults::Error error;
  std::string text = "refused";
  while (results.popError(error)) {
    std::string place;
    for (const std::string& part : error.context) place += part;
    text += "\n" + place + ": " + error.description;
  }
  return text;
}

const json& JsonSchema::document() const {
  return parts_->document;
}

}  // namespace yibao::testing
