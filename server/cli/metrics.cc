#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cli/commands.h"
#include "server/cli/rights.h"
#include "server/http/control_socket.h"

namespace yibao::server {

using nlohmann::json;

// For a collector on this machine, which writes it to a file or passes it on.
int run_metrics(const Common& common) {
  const OwnerRights rights(common.data);
  const auto answer =
      ask_control_socket(control_path(common.data), {json{{"command", "metrics"}}.dump(), ""});
  if (!answer) return report(common, answer.error());
  const json result = json::parse(answer->line, nullptr, false).value("result", json::object());
  fmt::print("{}", common.json ? result.dump(2) + "\n" : result.value("metrics", ""));
  return kExitDone;
}

}  // namespace yibao::server
