#include "tests/bench/suite_bench.h"

#include "server/service/verify.h"
#include "tests/bench/child.h"
#include "tests/bench/must.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/watched_disk.h"
#include "tests/bench/world.h"

namespace yibao::bench {
namespace {

constexpr std::uint64_t kSuiteSeed = 20'221'124;
constexpr std::size_t kSignedBytes = 1000;  // about an event's

struct SuiteRates {
  double pushed = 0;      // drafts a second, client and server on all cores
  double verified = 0;    // entries a second of one core: all that verification looks at
  double signatures = 0;  // a second of one core: that alone
};

double signature_rate(crypto::SuiteId suite, std::size_t times) {
  crypto::SystemRandom random;
  const auto key = crypto::SigningKey::generate(random, suite);
  const std::string text(kSignedBytes, 'x');
  const auto signature = key.sign("yibao/bench", text);
  const ThreadWatch watch;
  for (std::size_t i = 0; i < times; ++i) {
    if (!crypto::verify(key.public_key(), "yibao/bench", text, signature)) {
      throw std::runtime_error("a good signature was refused");
    }
  }
  return static_cast<double>(times) / (watch.milliseconds() / 1e3);
}

SuiteRates rates_of(crypto::SuiteId suite, const std::filesystem::path& folder,
                    std::size_t drafts) {
  SuiteRates rates;
  std::filesystem::create_directories(folder);
  map_counters(folder / "disk");
  World world(folder, 0, suite);
  world.writer().write(Corpus(kSuiteSeed), 0, drafts);
  {
    const Child server({"serve", world.server_folder(), kJurisdiction, folder / "disk"});
    world.writer().connect(server.address());
    const Stopwatch watch;
    if (world.writer().exchange_all().admitted != drafts) {
      throw std::runtime_error("drafts were not admitted");
    }
    rates.pushed = static_cast<double>(drafts) / watch.seconds();
    world.writer().disconnect();
  }
  const auto store = must(server::open_sqlite_store({world.database(), true, false, ""}), "log");
  const ThreadWatch watch;
  const auto report =
      must(server::verify_log(*store, [](std::uint64_t) { return true; }), "verification");
  rates.verified = static_cast<double>(report.entries) / (watch.milliseconds() / 1e3);
  if (!report.faults.empty() || report.suite != suite) {
    throw std::runtime_error("the log does not verify");
  }
  rates.signatures = signature_rate(suite, drafts);
  return rates;
}

}  // namespace

std::vector<Figure> run_suite_bench(const std::filesystem::path& folder, std::size_t drafts) {
  const SuiteRates first = rates_of(crypto::SuiteId::kEd25519Sha256, folder / "ed25519", drafts);
  const SuiteRates second = rates_of(crypto::SuiteId::kSm2Sm3, folder / "sm2", drafts);
  return {{"first push in SM2 (ceiling: in Ed25519)", "drafts/s", second.pushed, first.pushed,
           std::nullopt},
          {"verifying a log in Ed25519, one core (ceiling: its signatures)", "entries/s",
           first.verified, first.signatures, ratio_at_least(0.3)},
          {"verifying a log in SM2, one core (ceiling: its signatures)", "entries/s",
           second.verified, second.signatures, ratio_at_least(0.5)}};
}

}  // namespace yibao::bench
