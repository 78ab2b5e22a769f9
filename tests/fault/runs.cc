#include "tests/fault/runs.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cstdio>

#include "tests/fault/attacks.h"
#include "tests/fault/honest.h"
#include "tests/fault/hostile.h"
#include "tests/fault/mutation.h"
#include "tests/fault/wire.h"
#include "tests/support/memory.h"
#include "tests/support/must.h"

namespace yibao::fault {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::must;

constexpr std::size_t kMebibyte = 1024 * 1024;
constexpr std::size_t kServerMemoryMax = 128 * kMebibyte;
// Of each office, and how long it may take while others besiege the server.
constexpr milliseconds kExchangeEvery{250};
constexpr milliseconds kExchangeMost{100};
constexpr milliseconds kSettling{1000};
constexpr seconds kArrivingMost{10};

std::string mebibytes(std::size_t bytes) {
  return fmt::format("{} MB", (bytes + kMebibyte / 2) / kMebibyte);
}

std::string millis(std::chrono::microseconds time) {
  return fmt::format("{:.1f} ms", static_cast<double>(time.count()) / 1000);
}

// An exchange that pulls all there is, as a device's program would ask for it.
std::string pull_all(testing::OfficePc& pc) {
  client::Exchanger exchanger(pc.replica());
  auto request = must(exchanger.next({0, 1024 * 1024})).request;
  request.cursor = 0;
  request.seen.reset();
  request.events.clear();
  request.contents.clear();
  return protocol::encode(request);
}

void expect_well(Stage& stage, Figures& figures, const std::string& after) {
  figures.expect(stage.county.server->running(), "the server ended " + after);
  figures.expect(stage.front->running(), "nginx ended " + after);
  figures.expect(stage.serves(stage.front->port()), "nobody is served " + after);
  figures.expect(stage.serves(stage.server_port()), "the server alone serves nobody " + after);
  const base::Status exchanged = stage.town->exchange_all();
  figures.expect(exchanged.has_value(), "an office cannot exchange " + after);
}

}  // namespace

void Figures::row(const std::string& what, const std::string& figure) {
  std::printf("%-64s %s\n", what.c_str(), figure.c_str());
  std::fflush(stdout);
  rows.push_back(fmt::format("| {} | {} |", what, figure));
}

void Figures::expect(bool good, const std::string& what) {
  if (good) return;
  std::printf("NOT AS IT HAS TO BE: %s\n", what.c_str());
  std::fflush(stdout);
  failures.push_back(what);
}

void run_attacks(Stage& stage, const RunOptions& options, Figures& figures) {
  const auto attacks = all_attacks(Stage::session_of(*stage.town, stage.front->port()));
  const milliseconds timeout = options.bounded ? seconds(4) : seconds(20);
  const auto run = [&](const char* where, int port, bool alone) {
    const AttackReport report = attack(port, attacks, alone, timeout);
    figures.row(fmt::format("attacks on {}: refused", where),
                fmt::format("{} of {}, the slowest in {} ms",
                            report.attacks - static_cast<int>(report.failures.size()),
                            report.attacks, report.slowest.count()));
    for (const std::string& failure : report.failures) {
      figures.expect(false, fmt::format("{}: {}", where, failure));
    }
    figures.expect(report.attacks >= 60, "fewer than 60 attacks");
    expect_well(stage, figures, fmt::format("after the attacks on {}", where));
  };
  run("nginx", stage.front->port(), false);
  run("the server alone", stage.server_port(), true);
  const std::size_t peak = testing::peak_memory_of(stage.county.server->process());
  figures.row("the server's memory, the most during attacks", mebibytes(peak));
  figures.expect(peak <= kServerMemoryMax, "the server's memory");
}

namespace {

// All kinds of hostile connections that come together, and what offices notice of them.
class Siege {
 public:
  Siege(Stage& stage, const RunOptions& options, Figures& figures)
      : stage_(stage), options_(options), figures_(figures), body_(pull_all(*stage.town)) {
    offices_.push_back(stage.town.get());
    for (int i = 1; i < options.offices; ++i) {
      towns_.push_back(stage.another_town(i));
      offices_.push_back(towns_.back().get());
    }
  }

  void nobody() { say("nobody hostile", honest(), besieged_most()); }

  void lay(const std::vector<Manner>& manners) {
    const std::string name =
        manners.size() == 1 ? name_of(manners.front()) : std::string("each kind at once");
    const std::string what = fmt::format("{} × {}", options_.connections, name);
    std::vector<std::unique_ptr<Crowd>> crowds;
    Honest meanwhile(offices_, kExchangeEvery);
    for (const Manner manner : manners) crowds.push_back(crowd(manner));
    const bool come = testing::eventually(
        [&] {
          return std::all_of(crowds.begin(), crowds.end(), [&](const auto& each) {
            return each->holding() * 10 >= options_.connections * 9;
          });
        },
        seconds(60));
    figures_.expect(come, what + ": the crowd did not come");
    // All shake hands at once, slow readers ask at once: that passes, and is told apart.
    std::this_thread::sleep_for(kSettling);
    say(what + ", while they come", meanwhile.end(), kArrivingMost);
    const HonestReport report = honest();
    const std::size_t server = stage_.server_memory();
    const std::size_t front = stage_.front->memory();
    say(what, report, besieged_most());
    for (std::size_t i = 0; i < crowds.size(); ++i) {
      const CrowdReport end = crowds[i]->end();
      figures_.row(fmt::format("{} × {}: held; closed by nginx, after at most",
                               options_.connections, name_of(manners[i])),
                   fmt::format("{}; {}, {:.1f} s", end.held, end.closed,
                               static_cast<double>(end.longest.count()) / 1000));
    }
    figures_.row(what + ": memory of the server, of nginx",
                 fmt::format("{}, {}", mebibytes(server), mebibytes(front)));
    figures_.expect(server <= kServerMemoryMax, what + ": the server's memory");
  }

 private:
  std::unique_ptr<Crowd> crowd(Manner manner) {
    // A slow reader is somebody who is let in, in as many sessions as there are offices.
    std::vector<std::string> asks(1);
    const std::size_t sessions = manner == Manner::kSlowReader ? offices_.size() : 0;
    for (std::size_t i = 0; i < sessions; ++i) {
      testing::OfficePc* office = offices_[i];
      asks.push_back(
          fmt::format("POST /v1/otog/exchange HTTP/1.1\r\nHost: s\r\n"
                      "Authorization: {}\r\nContent-Length: {}\r\n\r\n{}",
                      Stage::session_of(*office, stage_.front->port()), body_.size(), body_));
    }
    const unsigned first = addresses_;
    addresses_ += static_cast<unsigned>(options_.connections) + 1;
    if (sessions > 0) asks.erase(asks.begin());
    return std::make_unique<Crowd>(
        Crowd::Options{stage_.front->port(), manner, options_.connections, asks, first});
  }
  HonestReport honest() {
    Honest honest(offices_, kExchangeEvery);
    std::this_thread::sleep_for(seconds(options_.hostile_seconds));
    return honest.end();
  }
  // A machine that other tests share is no measure.
  milliseconds besieged_most() const { return options_.bounded ? seconds(3) : kExchangeMost; }
  void say(const std::string& what, const HonestReport& report, milliseconds most) {
    figures_.row(
        what + ": exchange, median and p99",
        fmt::format("{}, {} ({} by {} offices, {} asked to come again, {} failed)",
                    millis(report.part(0.5)), millis(report.part(0.99)), report.took.size(),
                    offices_.size(), report.busy, report.failures.size()));
    if (!report.failures.empty()) {
      figures_.expect(false, fmt::format("{}: {} exchanges failed, the first with {}", what,
                                         report.failures.size(), report.failures.front()));
    }
    figures_.expect(!report.took.empty() && report.part(0.99) < most, what + ": p99");
  }

  Stage& stage_;
  const RunOptions& options_;
  Figures& figures_;
  std::string body_;
  std::vector<std::unique_ptr<testing::OfficePc>> towns_;
  std::vector<testing::OfficePc*> offices_;
  unsigned addresses_ = 0x010001;
};

}  // namespace

void run_hostile(Stage& stage, const RunOptions& options, Figures& figures) {
  Siege siege(stage, options, figures);
  const std::vector<Manner> all(std::begin(kManners), std::end(kManners));
  if (!options.bounded) {
    siege.nobody();
    for (const Manner manner : all) siege.lay({manner});
  }
  siege.lay(all);
  expect_well(stage, figures, "after hostile connections");
}

void run_mutations(Stage& stage, const RunOptions& options, Figures& figures) {
  const auto run = [&](const char* where, int port, std::uint64_t seed) {
    const auto good = good_requests(Stage::session_of(*stage.town, port), pull_all(*stage.town));
    const std::size_t before = stage.server_memory();
    const MutationReport report = mutate(port, good, seed, seconds(options.mutate_seconds));
    std::string statuses;
    for (const auto& [status, times] : report.statuses) {
      statuses += fmt::format(" {}×{}", status == 0 ? "no answer" : std::to_string(status), times);
      figures.expect(
          status < 500 || status == 502 || status == 503 || status == 501 || status == 505,
          fmt::format("mutated requests to {}: {}", where, status));
    }
    const std::size_t after = stage.server_memory();
    figures.row(fmt::format("mutated requests to {}", where),
                fmt::format("{}:{}", report.sent, statuses));
    figures.row(fmt::format("the server's memory, before and after those to {}", where),
                fmt::format("{}, {}", mebibytes(before), mebibytes(after)));
    figures.expect(report.sent > 0, "no mutated requests");
    figures.expect(after <= kServerMemoryMax, "the server's memory after mutated requests");
    expect_well(stage, figures, fmt::format("after mutated requests to {}", where));
  };
  run("nginx", stage.front->port(), options.seed);
  run("the server alone", stage.server_port(), options.seed + 1000);
}

void run_accept(Stage& stage, const RunOptions& options, Figures& figures) {
  stage.county.server->end(SIGTERM);
  const int port = stage.server_port();
  const auto output = stage.county.folder.path() / "faulty.output";
  testing::write_file(output, "");
  testing::BackgroundProcess faulty(
      {"env", std::string("LD_PRELOAD=") + YIBAO_FAULTY_ACCEPT,
       fmt::format("YIBAO_ACCEPT_FAULTS={}", options.accept_faults), YIBAO_SERVER_PROGRAM, "--lang",
       "en", "serve", "--data", stage.county.data.string(), "--listen",
       fmt::format("127.0.0.1:{}", port)},
      output);
  const auto times = [&] {
    const std::string text = testing::read_file(output);
    std::size_t found = 0;
    for (std::size_t at = text.find("accept_failed"); at != std::string::npos;
         at = text.find("accept_failed", at + 1)) {
      ++found;
    }
    return found;
  };
  // Somebody knocks until it opens, and then it stays open.
  int knocks = 0;
  int served = 0;
  const bool open = testing::eventually(
      [&] {
        ++knocks;
        Wire wire(port, Kind::kTls);
        const bool good =
            wire.send("GET /v1/health HTTP/1.1\r\nHost: s\r\nConnection: close\r\n\r\n") &&
            status_of(wire.answer(seconds(1))) == 200;
        served = good ? served + 1 : 0;
        return served >= 20;
      },
      seconds(20 + options.accept_faults * 7));
  figures.row(fmt::format("accept() failing {} times with each of 7 errors", options.accept_faults),
              fmt::format("listened anew {} times, serves after {} knocks", times(), knocks));
  figures.expect(open, "the server does not serve after accept() failed");
  figures.expect(times() >= static_cast<std::size_t>(options.accept_faults),
                 "accept() did not fail");
  figures.expect(faulty.running(), "the server ended when accept() failed");
  faulty.end(SIGTERM);
  stage.county.server->start();
}

}  // namespace yibao::fault
