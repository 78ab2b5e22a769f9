// backup, drill and restore. A backup is read and carried with the rights of whoever gives the
// command; everything in the data folder is done with those of its owner.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cli/administration.h"
#include "server/cli/rights.h"
#include "server/service/backup_retention.h"
#include "server/service/copies.h"
#include "server/service/drill.h"
#include "server/service/recovery_key.h"
#include "server/service/restore.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using nlohmann::json;

constexpr std::size_t kKeyFileBytesMax = 65536;

base::Result<crypto::SealingKeyPair> recovery_keys(const std::string& file) {
  if (file.empty()) {
    const std::string detail = "--recovery-key";
    return base::fail(base::ErrorCode::kUsage, detail, base::TextArgs{{"detail", detail}});
  }
  YIBAO_TRY(base::Bytes text, storage::read_file(file, kKeyFileBytesMax));
  auto keys = recovery_keys_from_text(text);
  base::wipe(text);
  return keys;
}

BackupOrder order_for(const Common& common, const std::string& code) {
  BackupOrder order;
  order.folder = common.data / code;
  order.jurisdiction = code;
  order.under = backups_of(common.data, code);
  order.program = YIBAO_VERSION;
  return order;
}

json report_json(const MadeBackup& made, const std::filesystem::path& folder) {
  return {{"folder", folder.string()},
          {"jurisdiction", made.note.jurisdiction},
          {"entries", made.report.entries},
          {"contents", made.report.contents},
          {"root", crypto::text(made.note.root)},
          {"verified", true}};
}

base::Result<json> back_up(const Common& common, const std::string& code, bool nightly,
                           const std::string& to) {
  base::SystemClock clock;
  crypto::SystemRandom random;
  MadeBackup made;
  json thinned;
  {
    const OwnerRights rights(common.data);
    BackupOrder order = order_for(common, code);
    YIBAO_TRY(order.addressee, recovery_public_key(common.data));
    YIBAO_TRY(made, make_backup(order, clock, random));
    if (nightly) {
      YIBAO_TRY(const ThinnedOut gone, thin_out(common.data, code, clock.now()));
      thinned = {{"backups", gone.backups}, {"contents", gone.contents}, {"copies", gone.copies}};
    }
  }
  if (!to.empty()) {
    YIBAO_CHECK(carry_backup(made.folder, to));
    const OwnerRights rights(common.data);
    YIBAO_CHECK(note_backup(common.data / code, to, made.note.made_at));
  }
  json result = report_json(made, to.empty() ? made.folder : std::filesystem::path(to));
  if (nightly) result["removed"] = thinned;
  return result;
}

base::Result<json> try_out(const Common& common, const BackupOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  base::SystemClock clock;
  crypto::SystemRandom random;
  std::filesystem::path from = options.from;
  crypto::SealingKeyPair keys;
  std::string code;
  const auto folder = common.data / "backups" / "drill.partial";
  if (from.empty()) {
    // Of today's log, to a key that ends with the drill.
    YIBAO_TRY(code, chosen_jurisdiction(common));
    keys = crypto::sealing_keys_from_seed(make_recovery_seed(random));
    const OwnerRights rights(common.data);
    BackupOrder order = order_for(common, code);
    order.under = folder / "backup";
    order.addressee = keys.public_key;
    YIBAO_TRY(const MadeBackup made, make_backup(order, clock, random));
    from = made.folder;
  } else {
    YIBAO_TRY(keys, recovery_keys(options.recovery_key));
  }
  YIBAO_TRY(OpenedBackup backup, open_backup(from));
  const OwnerRights rights(common.data);
  const auto live = common.data / backup.note.jurisdiction / "log.db";
  YIBAO_TRY(const DrillReport tried, drill(backup, keys, folder / "try", live));
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started)
          .count();
  return json{{"entries", backup.note.size},
              {"contents", tried.restored.contents},
              {"purged", tried.restored.purged},
              {"root", crypto::text(backup.note.root)},
              {"restorable", tried.restorable},
              {"compared", tried.compared},
              {"seconds", seconds}};
}

struct Restored {
  VerifyReport report;
  std::size_t denied = 0;
};

base::Result<Restored> put_back(const Common& common, const BackupOptions& options) {
  YIBAO_TRY(const crypto::SealingKeyPair keys, recovery_keys(options.recovery_key));
  YIBAO_TRY(OpenedBackup backup, open_backup(options.from));
  if (!backup.contents) {
    return base::fail(base::ErrorCode::kContentsAged, options.from,
                      base::TextArgs{{"what", options.from}});
  }
  const OwnerRights rights(common.data);
  const auto unsealed = common.data / "restoring.partial";
  std::error_code ignored;
  std::filesystem::remove_all(unsealed, ignored);
  const auto result = [&]() -> base::Result<Restored> {
    Restored restored;
    YIBAO_TRY(restored.report, unseal_backup(backup, keys, unsealed));
    YIBAO_TRY(restored.denied,
              restore_jurisdiction(common.data, base::JurisdictionCode(common.jurisdiction),
                                   unsealed, options.after_epoch));
    return restored;
  }();
  std::filesystem::remove_all(unsealed, ignored);
  return result;
}

}  // namespace

int run_backup(const Common& common, const BackupOptions& options) {
  std::vector<std::string> codes;
  if (options.nightly && common.jurisdiction.empty()) codes = jurisdictions_in(common.data);
  if (codes.empty()) {
    const auto code = chosen_jurisdiction(common);
    if (!code) return report(common, code.error());
    codes = {*code};
  }
  const std::string to =
      options.to.empty() ? "" : std::filesystem::absolute(options.to).lexically_normal().string();
  int exit_code = kExitDone;
  for (const std::string& code : codes) {
    const auto made = back_up(common, code, options.nightly, to);
    if (made) {
      print_result(common, *made);
    } else {
      exit_code = report(common, made.error());
    }
  }
  return exit_code;
}

int run_drill(const Common& common, const BackupOptions& options) {
  const auto tried = try_out(common, options);
  if (!tried) return report(common, tried.error());
  if (common.json) {
    print_result(common, *tried);
    return kExitDone;
  }
  const bool restorable = tried->at("restorable").get<bool>();
  fmt::print("{}\n",
             texts::text(common.language, restorable ? "server.drilled" : "server.drilled_log",
                         {{"entries", tried->at("entries").dump()},
                          {"contents", tried->at("contents").dump()},
                          {"root", tried->at("root").get<std::string>()},
                          {"seconds", tried->at("seconds").dump()}}));
  return kExitDone;
}

int run_restore(const Common& common, const BackupOptions& options) {
  if (!base::is_code(common.jurisdiction)) {
    return report(common, base::Error(base::ErrorCode::kUsage, "jurisdiction",
                                      {{"detail", "--jurisdiction"}}));
  }
  const auto restored = put_back(common, options);
  if (!restored) return report(common, restored.error());
  if (common.json) {
    fmt::print(
        "{}\n",
        json{{"entries", restored->report.entries}, {"denied", restored->denied}, {"halted", true}}
            .dump(2));
  } else {
    fmt::print("{}\n", texts::text(common.language, "server.restored",
                                   {{"entries", std::to_string(restored->report.entries)},
                                    {"denied", std::to_string(restored->denied)}}));
  }
  return kExitDone;
}

}  // namespace yibao::server
