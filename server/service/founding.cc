#include "server/service/founding.h"

#include "shared/storage/files.h"

namespace yibao::server {
namespace {

// A key without its log is a beginning that was interrupted, unless something shows that there was
// a log: then a new one must not take its place.
base::Result<bool> is_begun(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "log.key")) return false;
  const bool had_log = std::filesystem::exists(folder / "denied.list") ||
                       std::filesystem::exists(folder / kCheckpointFileName) ||
                       std::filesystem::exists(folder / "log.db-wal");
  if (std::filesystem::exists(folder / "log.db") || !had_log) return true;
  return base::fail(base::ErrorCode::kNotInitialised, "log",
                    base::TextArgs{{"path", (folder / "log.db").string()}});
}

}  // namespace

base::Result<protocol::OneTimeCode> found_jurisdiction(const Founding& founding, base::Clock& clock,
                                                       base::RandomSource& random) {
  const auto& folder = founding.folder;
  YIBAO_CHECK(storage::make_private_folder(folder));
  YIBAO_TRY(const bool begun, is_begun(folder));
  if (!begun) {
    YIBAO_CHECK(create_log_key(folder / "log.key", random,
                               founding.suite.value_or(crypto::SuiteId::kEd25519Sha256)));
  }
  YIBAO_TRY(const crypto::SigningKey log_key, load_log_key(folder / "log.key"));
  const auto exists = [&](std::string what) {
    return base::fail(base::ErrorCode::kAlreadyExists, "jurisdiction",
                      base::TextArgs{{"what", std::move(what)}});
  };
  if (founding.suite && log_key.suite() != *founding.suite) {
    return exists(folder.string() + " (" + std::string(crypto::suite_name(log_key.suite())) + ")");
  }
  base::Log log(clock, [](std::string_view) {});
  Jurisdiction::Options wanted{folder, founding.jurisdiction, clock, random, log};
  wanted.threads = false;
  wanted.create = true;
  YIBAO_TRY(const auto jurisdiction, Jurisdiction::open(std::move(wanted)));
  const auto code =
      jurisdiction->enrolment().invite_first_administrator(founding.office, founding.code_lifetime);
  if (code || code.error().code != base::ErrorCode::kAlreadyExists) return code;
  return exists(folder.string());
}

}  // namespace yibao::server
