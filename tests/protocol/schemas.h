// The JSON Schemas of events, contents and standings, made from the same field tables
// (each_field) that the codec reads. The files under schemas/ are these, written by
// make_schemas; a test holds them against each other.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace yibao::testing {

// By path from the repository's root: "schemas/event.schema.json".
std::map<std::string, nlohmann::ordered_json> protocol_schemas();

// As it stands in a file.
std::string schema_text(const nlohmann::ordered_json& schema);

}  // namespace yibao::testing
