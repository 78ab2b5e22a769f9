// A county's server as a process, with its office and its towns' PCs: set up by the commands that
// an administrator uses.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/server/office_pc.h"
#include "tests/server/server_program.h"

namespace yibao::testing {

struct ServedCounty {
  TempFolder folder;
  std::filesystem::path data = folder.path() / "data";
  std::unique_ptr<ServerProgram> server;
  std::unique_ptr<OfficePc> office;

  // What `init` gave to be kept away from the server.
  std::filesystem::path recovery_key() const { return folder.path() / "recovery.key"; }

  // A restore gets the recovery key.
  ProcessResult run(std::vector<std::string> arguments) const;
  // The answer as JSON; throws where the command fails.
  nlohmann::json ask(std::vector<std::string> arguments) const;
  // Gives the first code.
  std::string init() const;
  // A running server, the office joined, rules adopted, units defined.
  void set_up();
  // Defined by the office, invited on the server's machine, joined on a PC of their own.
  std::unique_ptr<OfficePc> town(const std::string& name = "某某") const;
  std::uint64_t entries() const;
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace yibao::testing
