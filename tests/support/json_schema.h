// A JSON Schema (draft 7) and what it says of a value.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace yibao::testing {

class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json document);
  ~JsonSchema();

  // From the repository: "schemas/event.schema.json".
  static JsonSchema from_file(const std::string& path);
  // One of the file's definitions as a schema of its own.
  static JsonSchema definition(const std::string& path, const std::string& name);

  // What is wrong, or an empty text.
  std::string refusal(const nlohmann::json& value) const;
  const nlohmann::json& document() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yibao::testing
