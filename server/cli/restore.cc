// verify and restore: what needs the files themselves and no running server.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cli/commands.h"
#include "server/service/verify.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using nlohmann::json;

int print_report(const Common& common, const VerifyReport& verified) {
  if (common.json) {
    fmt::print("{}\n", json{{"entries", verified.entries},
                            {"contents", verified.contents},
                            {"purged", verified.purged},
                            {"root", crypto::text(verified.root)},
                            {"faults", verified.faults}}
                           .dump(2));
  } else {
    fmt::print("{}\n", texts::text(common.language, "server.verified",
                                   {{"entries", std::to_string(verified.entries)},
                                    {"contents", std::to_string(verified.contents)},
                                    {"purged", std::to_string(verified.purged)},
                                    {"root", crypto::text(verified.root)},
                                    {"faults", std::to_string(verified.faults.size())}}));
    for (const std::string& fault : verified.faults) fmt::print(stderr, "  {}\n", fault);
  }
  return verified.faults.empty() ? kExitDone : kExitFailed;
}

base::Result<VerifyReport> verify_file(const std::filesystem::path& database) {
  if (!std::filesystem::exists(database)) {
    return base::fail(base::ErrorCode::kNotInitialised, database.string(),
                      base::TextArgs{{"path", database.string()}});
  }
  YIBAO_TRY(const auto store, open_sqlite_store({database, true, false, ""}));
  return verify_log(*store, [](std::uint64_t) { return true; });
}

}  // namespace

int run_verify(const Common& common) {
  const auto code = chosen_jurisdiction(common);
  if (!code) return report(common, code.error());
  const auto verified = verify_file(common.data / *code / "log.db");
  return verified ? print_report(common, *verified) : report(common, verified.error());
}

// The backup is verified first. What is there is kept beside it; revocations and purges noted since
// the backup stay in force; the log begins a new epoch and is halted until an administrator has
// confirmed that list.
int run_restore(const Common& common, const std::string& from) {
  const std::filesystem::path backup(from);
  const auto verified = verify_file(backup / "log.db");
  if (!verified) return report(common, verified.error());
  if (!verified->faults.empty()) return print_report(common, *verified);
  if (!base::is_code(common.jurisdiction)) {
    return report(common, base::Error(base::ErrorCode::kUsage, "jurisdiction",
                                      {{"detail", "--jurisdiction"}}));
  }
  const auto folder = common.data / common.jurisdiction;
  const auto run = [&]() -> base::Result<std::size_t> {
    YIBAO_CHECK(storage::make_private_folder(common.data));
    YIBAO_TRY(const storage::FolderLock lock, storage::FolderLock::take(common.data));
    YIBAO_CHECK(storage::make_private_folder(folder));
    for (const char* name : {"log.db", "log.db-wal", "log.db-shm"}) {
      std::error_code ignored;
      if (std::filesystem::exists(folder / name)) {
        std::filesystem::rename(folder / name, folder / (std::string(name) + ".before-restore"),
                                ignored);
      }
    }
    YIBAO_CHECK(storage::copy_private_file(backup / "log.db", folder / "log.db"));
    YIBAO_CHECK(storage::copy_private_file(backup / "log.key", folder / "log.key"));
    const bool noted_since = std::filesystem::exists(folder / "denied.list");
    if (!noted_since && std::filesystem::exists(backup / "denied.list")) {
      YIBAO_CHECK(storage::copy_private_file(backup / "denied.list", folder / "denied.list"));
    }
    // On a machine that has none: clients go on believing the server.
    const auto tls = common.data / "tls";
    if (!std::filesystem::exists(tls) && std::filesystem::exists(backup / "tls")) {
      YIBAO_CHECK(storage::copy_private_files(backup / "tls", tls));
    }
    base::SystemClock clock;
    crypto::SystemRandom random;
    base::Log log(clock, [](std::string_view) {});
    Jurisdiction::Options wanted{folder, base::JurisdictionCode(common.jurisdiction), clock, random,
                                 log};
    wanted.threads = false;
    YIBAO_TRY(const auto jurisdiction, Jurisdiction::open(std::move(wanted)));
    YIBAO_CHECK(jurisdiction->writer().begin_epoch());
    return jurisdiction->denied().size();
  };
  const auto denied = run();
  if (!denied) return report(common, denied.error());
  if (common.json) {
    fmt::print("{}\n",
               json{{"entries", verified->entries}, {"denied", *denied}, {"halted", true}}.dump(2));
  } else {
    fmt::print("{}\n", texts::text(common.language, "server.restored",
                                   {{"entries", std::to_string(verified->entries)},
                                    {"denied", std::to_string(*denied)}}));
  }
  return kExitDone;
}

}  // namespace yibao::server
