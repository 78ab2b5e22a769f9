// A jurisdiction's log put back from a copy, as an administrator does it by hand.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "server/service/admin.h"
#include "tests/support/must.h"

namespace yibao::testing {

// Its database as it is now.
inline void copy_out(server::Jurisdiction& server, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::filesystem::remove(folder / "log.db");
  server::CommitJob job;
  job.alone = [&](server::Store& store) { return store.copy_to(folder / "log.db"); };
  must(server.committer().submit(job));
}

// Of a server that does not run.
inline void copy_log(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::create_directories(to);
  std::filesystem::copy_file(from / "log.db", to / "log.db",
                             std::filesystem::copy_options::overwrite_existing);
  for (const char* rest : {"log.db-wal", "log.db-shm"}) std::filesystem::remove(to / rest);
}

// Looks at the list and confirms it.
inline void confirm_restore(server::Jurisdiction& server) {
  server::Admin admin(server);
  const auto list =
      nlohmann::json::parse(must(admin.run({"confirm-restore", {}, ""})).text).at("list");
  must(admin.run({"confirm-restore", {{"list", list.get<std::string>()}}, ""}));
}

}  // namespace yibao::testing
