// What the commands of an administrator share: a jurisdiction opened as it is served, the answer of
// the control socket, and how answers are shown.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/cli/commands.h"
#include "server/http/api.h"
#include "server/http/control_socket.h"

namespace yibao::server {

base::Result<std::unique_ptr<Jurisdiction>> open_jurisdiction(
    const Common& common, const std::string& code, base::Clock& clock, base::RandomSource& random,
    base::Log& log, const ServeOptions& options, bool threads);

ControlMessage answer_control(Api& api,
                              const std::vector<std::unique_ptr<Jurisdiction>>& jurisdictions,
                              const ControlMessage& asked);

void print_result(const Common& common, const nlohmann::json& result);
// Whoever joins compares it with what the guide shows.
nlohmann::json with_fingerprint(const Common& common, nlohmann::json result);

}  // namespace yibao::server
