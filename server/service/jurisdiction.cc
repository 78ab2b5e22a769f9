#include "server/service/jurisdiction.h"

#include "server/service/copies.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

constexpr std::size_t kReadersMax = 4;

}  // namespace

base::Result<crypto::SigningKey> load_log_key(const std::filesystem::path& path) {
  auto text = storage::read_file(path, 4096);
  if (!text) {
    if (text.error().code != base::ErrorCode::kFileMissing) return base::fail(text.error());
    return base::fail(base::ErrorCode::kNotInitialised, "log key",
                      base::TextArgs{{"path", path.string()}});
  }
  auto bytes = base::from_base64url(*text);
  base::wipe(*text);
  auto key = bytes ? crypto::SigningKey::from_secret(*bytes) : std::nullopt;
  if (bytes) base::wipe(*bytes);
  if (!key) {
    return base::fail(base::ErrorCode::kCorrupted, "log key",
                      base::TextArgs{{"what", path.string()}});
  }
  return *std::move(key);
}

base::Status create_log_key(const std::filesystem::path& path, base::RandomSource& random,
                            crypto::SuiteId suite) {
  base::Bytes secret = crypto::SigningKey::generate(random, suite).secret();
  std::string text = base::to_base64url(secret);
  base::wipe(secret);
  const base::Status written = storage::write_private_file(path, text);
  base::wipe(text);
  return written;
}

base::Result<std::unique_ptr<Jurisdiction>> Jurisdiction::open(Options options) {
  std::unique_ptr<Jurisdiction> jurisdiction(new Jurisdiction(std::move(options)));
  YIBAO_CHECK(jurisdiction->wire());
  return jurisdiction;
}

Jurisdiction::~Jurisdiction() {
  // Scoring asks the writer for a new day, the writer tells scoring what it wrote: neither is asked
  // for anything once the other is gone.
  if (scoring_ != nullptr) scoring_->stop();
  exchange_.reset();
  invitations_.reset();
  enrolment_.reset();
  committer_.reset();
}

base::Status Jurisdiction::wire() {
  const auto database = options_.folder / "log.db";
  YIBAO_TRY(denied_, DeniedList::open(options_.folder / "denied.list"));
  YIBAO_TRY(crypto::SigningKey log_key, load_log_key(options_.folder / "log.key"));
  YIBAO_TRY(auto store, open_sqlite_store({database, false, options_.create, options_.vfs}));
  LogWriter::Options writer_options{options_.code,
                                    options_.clock,
                                    options_.random,
                                    options_.log,
                                    *denied_,
                                    std::move(log_key),
                                    [this](const Committed& change) {
                                      if (scoring_ != nullptr) {
                                        scoring_->committed(change, writer_->state());
                                      }
                                    },
                                    options_.folder / kCheckpointFileName};
  YIBAO_TRY(writer_, LogWriter::open(std::move(store), std::move(writer_options)));
  scoring_ = std::make_unique<ScoringService>(options_.clock, writer_->log_key(), [this] {
    CommitJob nothing;
    nothing.also = [](Store&) { return base::Status(); };
    static_cast<void>(committer_->submit(nothing));  // busy: the next thing written turns the day
  });
  YIBAO_CHECK(scoring_->load(writer_->store(), writer_->state()));
  if (options_.threads) {
    committer_ = std::make_unique<WriterThread>(*writer_);
    scoring_->start();
  } else {
    committer_ = std::make_unique<DirectCommitter>(*writer_);
    scoring_->work();
  }
  readers_ = std::make_unique<ReaderPool>(
      [database, vfs = options_.vfs] {
        return open_sqlite_store({database, true, false, vfs});
      },
      kReadersMax);
  sessions_ = std::make_unique<Sessions>(options_.clock, options_.random);
  enrolment_ = std::make_unique<Enrolment>(
      *writer_, *committer_, *denied_,
      Enrolment::Options{options_.code, options_.clock, options_.random, options_.log,
                         options_.ca_certificate, options_.certificates});
  invitations_ = std::make_unique<Invitations>(
      *writer_, *sessions_, *enrolment_, *denied_,
      Invitations::Options{options_.clock, options_.certificates, options_.public_address});
  exchange_ = std::make_unique<ExchangeService>(
      *writer_, *committer_, *scoring_, *readers_,
      ExchangeService::Options{options_.clock, options_.program, options_.least_program,
                               options_.least_from, options_.trial});
  YIBAO_CHECK(exchange_->load());
  // Everything was read and is at work from here on.
  age_out_copies(options_.folder, options_.clock.now());
  return {};
}

}  // namespace yibao::server
