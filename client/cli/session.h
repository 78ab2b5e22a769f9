// One run of yibao-cli: the replica it works on, the passphrase it was given, the exchange that
// follows a command. Exit codes:
//   0 done (also when it waits in the outbox for a line)   1 failed here
//   2 wrong usage or input      3 refused by the server or a rule
//   4 no line (sync only)       5 blocked: a person must act
//   6 another program uses the replica
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/core/replica.h"
#include "client/core/sync/https_transport.h"
#include "client/core/sync/link.h"
#include "client/core/sync/sync_machine.h"
#include "shared/crypto/random.h"
#include "shared/texts/catalogue.h"

namespace yibao::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kRefused = 3;
inline constexpr int kNoLine = 4;
inline constexpr int kBlocked = 5;
inline constexpr int kLocked = 6;
int exit_code(const base::Error& error);
// Wrong use of the command line; `detail` says of what.
base::Error usage(const std::string& detail);

struct Settings {
  std::filesystem::path home;
  texts::Language language = texts::Language::kChinese;
  bool json = false;
  bool offline = false;
  int passphrase_fd = -1;
  std::string person;
  int cost = 17;  // scrypt's log2 N, for passphrases set in this run
};

class Session {
 public:
  explicit Session(Settings settings);

  const Settings& settings() const { return settings_; }
  texts::Language language() const { return settings_.language; }
  std::string say(std::string_view key, const base::TextArgs& args = {}) const;

  // Opens the replica (made where `create`); signs in where `sign_in`.
  base::Status open(bool create, bool sign_in);
  client::Replica& replica() { return *replica_; }
  base::SystemClock& clock() { return clock_; }

  // From the file descriptor, or typed without echo.
  base::Result<std::string> passphrase(std::string_view prompt_key);

  // To the server, opened where it is not.
  base::Result<client::Link*> line();
  // Everything that waits goes out, everything new comes in.
  base::Result<client::ExchangeOutcome> exchange_all();

  // -- reading what a person typed
  base::Result<domain::Subject> item(const std::string& text);  // id or its unique end
  base::Result<domain::Subject> commission(const std::string& text);
  base::Result<domain::Subject> of_kind(client::RowKind kind, const std::string& text,
                                        const char* what);
  // A receipt's number, with or without its #, or an event's whole id.
  base::Result<base::EventId> event(const std::string& text);
  base::Result<domain::Subject> draft(const std::string& text);
  base::Result<base::Date> date(const std::string& text);       // "": today
  base::Result<base::Timestamp> time(const std::string& text);  // a day alone: its end
  base::Result<rules::Period> period(const std::string& text);  // "": this year
  // `option` says where it stood: "--headcount".
  static base::Result<std::int64_t> whole(const std::string& text, const char* option);
  // The same for one that may be left out: then `number` stays as it is.
  template <class Number>
  static base::Status read(const std::string& text, const char* option, Number& number) {
    if (text.empty()) return {};
    YIBAO_TRY(number, whole(text, option));
    return {};
  }
  // A file that a person named. Errors: file_missing, too_large, those of reading.
  base::Result<std::string> text_from(const std::string& file);  // "-": standard input
  base::Result<std::string> text_or_file(const std::string& text, const std::string& file);
  base::UtcOffset offset() const;
  std::string time_text(base::Timestamp time) const;
  // The end of an id, enough to type.
  static std::string short_id(const domain::Subject& subject);

 private:
  base::Result<domain::Subject> find(const std::string& text,
                                     const std::vector<domain::Subject>& among, const char* what);
  base::Status connect();

  Settings settings_;
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  std::unique_ptr<client::Replica> replica_;
  std::unique_ptr<client::HttpsTransport> transport_;
  std::unique_ptr<client::Link> link_;
};

}  // namespace yibao::cli
