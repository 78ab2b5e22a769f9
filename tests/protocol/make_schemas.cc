// Writes the schemas under schemas/ from the field tables: make_schemas <repository>
#include <cstdio>
#include <filesystem>

#include "tests/protocol/schemas.h"
#include "tests/support/files.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "make_schemas <repository>\n");
    return 2;
  }
  for (const auto& [path, schema] : yibao::testing::protocol_schemas()) {
    yibao::testing::write_file(std::filesystem::path(argv[1]) / path,
                               yibao::testing::schema_text(schema));
  }
  return 0;
}
