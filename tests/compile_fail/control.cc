#include "shared/protocol/documents.h"
#include "tests/compile_fail/given.h"

namespace yibao {

std::optional<domain::Content> offered(Given& given) {
  const auto declaration = domain::NotSecretDeclaration::of(true);
  if (!declaration) return std::nullopt;
  given.log.write(base::LogLevel::kInfo, "offered", {{"words", std::string("code")}});
  return protocol::to_content(domain::release(given.words, *declaration), given.random);
}

}  // namespace yibao
