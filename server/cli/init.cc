// init and recovery-key: what is made once, and what people carry away.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/cli/administration.h"
#include "server/cli/rights.h"
#include "server/http/certificates.h"
#include "server/service/founding.h"
#include "server/service/recovery_key.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using nlohmann::json;

// The certificates are one for all jurisdictions of the folder.
base::Result<protocol::OneTimeCode> first_code(const Common& common, const InitOptions& options,
                                               const std::optional<RecoverySeed>& seed) {
  const OwnerRights rights(common.data);
  YIBAO_CHECK(storage::make_private_folder(common.data));
  YIBAO_TRY(const storage::FolderLock lock, storage::FolderLock::take(common.data));
  YIBAO_CHECK(complete_certificates(common.data / "tls"));
  base::SystemClock clock;
  crypto::SystemRandom random;
  YIBAO_TRY(const auto code,
            found_jurisdiction(
                {common.data / common.jurisdiction, base::JurisdictionCode(common.jurisdiction),
                 base::UnitCode(options.office), std::chrono::hours(options.hours),
                 crypto::suite_from_name(options.suite)},
                clock, random));
  if (seed) YIBAO_CHECK(keep_recovery_public_key(common.data, *seed));
  // The last thing: a service that waits for it starts the server.
  YIBAO_CHECK(storage::write_private_file(common.data / "initialised", common.jurisdiction + "\n"));
  return code;
}

// The file that people carry away; written before the key counts, and never over another.
base::Status hand_out(const Common& common, const RecoverySeed& seed, const std::string& file) {
  if (file.empty()) return {};
  if (std::filesystem::exists(file)) {
    return base::fail(base::ErrorCode::kAlreadyExists, file, base::TextArgs{{"what", file}});
  }
  return storage::write_private_file(
      file, "# " + texts::text(common.language, "server.recovery_remark") + "\n" +
                recovery_text(seed) + "\n");
}

json with_recovery_key(json result, const RecoverySeed& seed, const std::string& file) {
  if (file.empty()) {
    result["recovery_key"] = recovery_text(seed);
  } else {
    result["recovery_key_file"] = file;
  }
  return result;
}

}  // namespace

int run_init(const Common& common, const InitOptions& options) {
  if (!base::is_code(common.jurisdiction) || !base::is_code(options.office)) {
    return report(common, base::Error(base::ErrorCode::kUsage, "code",
                                      {{"detail", "--jurisdiction / --office"}}));
  }
  std::optional<RecoverySeed> seed;
  if (!has_recovery_key(common.data)) {
    crypto::SystemRandom random;
    seed = make_recovery_seed(random);
    const base::Status given = hand_out(common, *seed, options.recovery_key);
    if (!given) return report(common, given.error());
  }
  const auto code = first_code(common, options, seed);
  if (!code) {
    std::error_code ignored;
    if (seed && !options.recovery_key.empty()) {
      std::filesystem::remove(options.recovery_key, ignored);
    }
    return report(common, code.error());
  }
  json result = {{"code", code->text()},
                 {"hours", options.hours},
                 {"jurisdiction", common.jurisdiction},
                 {"office", options.office}};
  if (seed) result = with_recovery_key(std::move(result), *seed, options.recovery_key);
  print_result(common, with_fingerprint(common, std::move(result)));
  return kExitDone;
}

int run_recovery_key(const Common& common, const std::string& file) {
  if (jurisdictions_in(common.data).empty()) {
    return report(common, base::Error(base::ErrorCode::kNotInitialised, "no jurisdiction",
                                      {{"path", common.data.string()}}));
  }
  crypto::SystemRandom random;
  const RecoverySeed seed = make_recovery_seed(random);
  const base::Status given = hand_out(common, seed, file);
  if (!given) return report(common, given.error());
  const base::Status kept = [&] {
    const OwnerRights rights(common.data);
    return keep_recovery_public_key(common.data, seed);
  }();
  if (!kept) return report(common, kept.error());
  print_result(common, with_recovery_key(json::object(), seed, file));
  return kExitDone;
}

}  // namespace yibao::server
