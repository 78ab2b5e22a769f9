// The commands of yibao-server, one function each. They print, and give the exit code:
// 0 done, 1 failed, 2 wrong input (arguments, ruleset, records): nothing was done.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "server/service/admin.h"
#include "shared/texts/catalogue.h"

namespace yibao::server {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitWrongInput = 2;

struct Common {
  texts::Language language = texts::Language::kChinese;
  bool json = false;
  std::filesystem::path data;
  std::string jurisdiction;  // may be empty where the server has one only
};

struct InitOptions {
  std::string office = "office";
  int hours = 72;
  std::string recovery_key;  // the file it is written to; empty: it is printed
  std::string suite;         // suite_name; empty: nobody said
};
int run_init(const Common& common, const InitOptions& options);

struct ServeOptions {
  std::string listen = "127.0.0.1:8443";
  bool trial = false;
  std::string least_program;   // empty: every version there is
  std::string least_from;      // the day, 2027-01-31
  base::Date blocked_from{};   // worked out of it when serving begins
  std::string public_address;  // that people are told to connect to
};
int run_serve(const Common& common, const ServeOptions& options);

struct ScoreOptions {
  std::string ruleset;
  std::string records;
  std::string units;
  std::string as_of;
  std::string period;
  std::string unit;
};
int run_score(const Common& common, const ScoreOptions& options);

// Through the control socket of a running server, or with its lock.
int run_admin(const Common& common, const AdminRequest& request);
// Of a running server only.
int run_metrics(const Common& common);
int run_verify(const Common& common);

struct BackupOptions {
  std::string to;                 // where it is carried, beside its place in the data folder
  bool nightly = false;           // of every jurisdiction, and what is old goes
  std::string from;               // a backup's folder
  std::string recovery_key;       // the file that it is opened with
  std::uint32_t after_epoch = 0;  // known to have begun elsewhere
};
int run_backup(const Common& common, const BackupOptions& options);
int run_drill(const Common& common, const BackupOptions& options);
int run_restore(const Common& common, const BackupOptions& options);
// A new one in place of one that was lost; `file`: as for init.
int run_recovery_key(const Common& common, const std::string& file);

// -- shared by the commands
int report(const Common& common, const base::Error& error);
// The data folder's jurisdictions; the one meant, or an error that names them.
std::vector<std::string> jurisdictions_in(const std::filesystem::path& data);
base::Result<std::string> chosen_jurisdiction(const Common& common);
std::filesystem::path control_path(const std::filesystem::path& data);

}  // namespace yibao::server
