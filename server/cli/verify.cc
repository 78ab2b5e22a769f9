// verify: what needs the files themselves and no running server.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cli/commands.h"
#include "server/cli/rights.h"
#include "server/service/restore.h"

namespace yibao::server {
namespace {

using nlohmann::json;

std::string suite_words(texts::Language language, crypto::SuiteId suite) {
  return texts::text(language, "server.suite." + std::string(crypto::suite_name(suite)));
}

int print_report(const Common& common, const VerifyReport& verified) {
  if (common.json) {
    fmt::print("{}\n", json{{"entries", verified.entries},
                            {"suite", crypto::suite_name(verified.suite)},
                            {"contents", verified.contents},
                            {"purged", verified.purged},
                            {"root", crypto::text(verified.root)},
                            {"faults", verified.faults}}
                           .dump(2));
  } else {
    fmt::print("{}\n", texts::text(common.language, "server.verified",
                                   {{"entries", std::to_string(verified.entries)},
                                    {"suite", suite_words(common.language, verified.suite)},
                                    {"contents", std::to_string(verified.contents)},
                                    {"purged", std::to_string(verified.purged)},
                                    {"root", crypto::text(verified.root)},
                                    {"faults", std::to_string(verified.faults.size())}}));
    for (const std::string& fault : verified.faults) fmt::print(stderr, "  {}\n", fault);
  }
  return verified.faults.empty() ? kExitDone : kExitFailed;
}

}  // namespace

int run_verify(const Common& common) {
  const auto code = chosen_jurisdiction(common);
  if (!code) return report(common, code.error());
  const OwnerRights rights(common.data);
  const auto verified = verify_file(common.data / *code / "log.db");
  return verified ? print_report(common, *verified) : report(common, verified.error());
}

}  // namespace yibao::server
