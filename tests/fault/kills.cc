#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <random>
#include <set>

#include "client/core/verify.h"
#include "tests/fault/honest.h"
#include "tests/fault/runs.h"
#include "tests/support/must.h"

namespace yibao::fault {
namespace {

using std::chrono::milliseconds;
using testing::must;

// What a line that broke, or a server that was just starting, gives as an answer.
const std::set<std::string> kOfABrokenLine = {"line_down",   "timeout",         "not_yibao_server",
                                              "server_busy", "session_expired", "answer_changed"};

// Entries of a computer's own making that have a receipt.
std::uint64_t receipts_of(testing::OfficePc& pc) {
  std::uint64_t count = 0;
  must(pc.replica().entries().each([&](const client::KeptEntry& kept) {
    const auto event = protocol::decode_event(kept.event.payload);
    if (kept.stamp && event && event->device == pc.replica().identity()->device) ++count;
    return true;
  }));
  return count;
}

std::uint64_t receipts_of(const std::vector<testing::OfficePc*>& offices) {
  std::uint64_t sum = 0;
  for (testing::OfficePc* office : offices) sum += receipts_of(*office);
  return sum;
}

void expect_all_there(const std::vector<testing::OfficePc*>& offices, Figures& figures) {
  for (testing::OfficePc* office : offices) {
    const base::Status done = office->exchange_all();
    figures.expect(done.has_value(), "an office cannot exchange after the last kill");
    figures.expect(office->waiting() == 0, "something is left in an outbox after the last kill");
    const auto report =
        must(client::verify_replica(office->replica(), [](std::size_t) { return true; }));
    for (const std::string& fault : report.faults) figures.expect(false, "a replica: " + fault);
  }
}

}  // namespace

void run_kills(Stage& stage, const RunOptions& options, Figures& figures) {
  std::vector<std::unique_ptr<testing::OfficePc>> towns;
  std::vector<testing::OfficePc*> offices = {stage.town.get()};
  for (int i = 1; i < options.offices; ++i) {
    towns.push_back(stage.another_town(100 + i));
    offices.push_back(towns.back().get());
  }
  const std::uint64_t entries = stage.county.entries();
  const std::uint64_t receipts = receipts_of(offices);
  std::mt19937_64 random(options.seed);
  std::vector<milliseconds> restarts;
  HonestReport report;
  {
    Honest honest(offices, milliseconds(60));
    for (int i = 0; i < options.kills; ++i) {
      std::this_thread::sleep_for(milliseconds(20 + random() % 300));
      stage.county.server->end(SIGKILL);
      const auto begin = std::chrono::steady_clock::now();
      stage.county.server->start();
      figures.expect(stage.serves(stage.server_port()), "the server does not serve after a kill");
      restarts.push_back(
          std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin));
    }
    report = honest.end();
  }
  for (const std::string& failure : report.failures) {
    figures.expect(kOfABrokenLine.contains(failure), "an exchange failed with " + failure);
  }
  expect_all_there(offices, figures);
  const std::uint64_t came = stage.county.entries() - entries;
  const std::uint64_t acknowledged = receipts_of(offices) - receipts;
  figures.expect(came == acknowledged,
                 fmt::format("{} entries for {} receipts after kills", came, acknowledged));
  figures.expect(stage.county.run({"verify"}).exit_code == 0,
                 "the log does not verify after kills");
  std::sort(restarts.begin(), restarts.end());
  figures.row(fmt::format("kill -9 of the server, {} times among {} exchanges", options.kills,
                          report.took.size()),
              fmt::format("{} events acknowledged, {} in the log; serves again after {} ms, the "
                          "slowest after {} ms",
                          acknowledged, came, restarts[restarts.size() / 2].count(),
                          restarts.back().count()));
}

}  // namespace yibao::fault
