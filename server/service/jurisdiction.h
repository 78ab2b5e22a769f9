// One jurisdiction as a server runs it: its database, its writer, its scores, its doors. Everything
// above talks to this; everything below is wired here. Jurisdictions share nothing: they are the
// line along which a larger site is cut.
#pragma once

#include <filesystem>
#include <memory>

#include "server/service/exchange_service.h"
#include "server/service/invitations.h"

namespace yibao::server {

class Jurisdiction {
 public:
  struct Options {
    std::filesystem::path folder;  // log.db, log.key, denied.list
    base::JurisdictionCode code;
    base::Clock& clock;
    base::RandomSource& random;
    base::Log& log;
    std::string ca_certificate = {};
    std::vector<crypto::Digest> certificates = {};
    std::string program = {};
    std::string least_program = "0.1.0";
    base::Date least_from{};  // the day from which older clients are blocked (announcement.h)
    bool trial = false;
    bool threads = true;  // false: everything happens in the caller's thread
    bool create = false;
    std::string vfs = {};  // tests put a faulty disk here
    // That people are told to connect to; "" where nobody said.
    std::string public_address = {};
  };

  // Errors: not_initialised; those of the store.
  static base::Result<std::unique_ptr<Jurisdiction>> open(Options options);
  ~Jurisdiction();

  const base::JurisdictionCode& code() const { return options_.code; }
  const std::filesystem::path& folder() const { return options_.folder; }
  base::Clock& clock() const { return options_.clock; }
  std::shared_ptr<const LogState> state() const { return writer_->state(); }
  LogWriter& writer() { return *writer_; }
  Committer& committer() { return *committer_; }
  Sessions& sessions() { return *sessions_; }
  Enrolment& enrolment() { return *enrolment_; }
  Invitations& invitations() { return *invitations_; }
  ExchangeService& exchange() { return *exchange_; }
  ScoringService& scoring() { return *scoring_; }
  DeniedList& denied() { return *denied_; }
  ReaderPool& readers() { return *readers_; }

 private:
  explicit Jurisdiction(Options options) : options_(std::move(options)) {}
  base::Status wire();

  Options options_;
  std::unique_ptr<DeniedList> denied_;
  std::unique_ptr<LogWriter> writer_;
  std::unique_ptr<ScoringService> scoring_;
  std::unique_ptr<Committer> committer_;
  std::unique_ptr<ReaderPool> readers_;
  std::unique_ptr<Sessions> sessions_;
  std::unique_ptr<Enrolment> enrolment_;
  std::unique_ptr<Invitations> invitations_;
  std::unique_ptr<ExchangeService> exchange_;
};

// The log key's file: made once, readable by the server's account only.
base::Result<crypto::SigningKey> load_log_key(const std::filesystem::path& path);
base::Status create_log_key(const std::filesystem::path& path, base::RandomSource& random,
                            crypto::SuiteId suite = crypto::SuiteId::kEd25519Sha256);

}  // namespace yibao::server
