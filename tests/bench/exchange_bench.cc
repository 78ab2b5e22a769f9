#include "tests/bench/exchange_bench.h"

#include <algorithm>
#include <thread>

#include "client/core/sync/https_transport.h"
#include "client/core/sync/sync_machine.h"
#include "tests/bench/child.h"
#include "tests/bench/must.h"
#include "tests/bench/plain_client.h"
#include "tests/bench/process_facts.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/watched_disk.h"
#include "tests/bench/world.h"

namespace yibao::bench {
namespace {

constexpr std::uint64_t kExchangeSeed = 20'221'122;
constexpr std::uint64_t kSlowSyncMicros = 4000;
constexpr double kMegabyte = 1e6;

class ExchangeBench {
 public:
  ExchangeBench(const std::filesystem::path& folder, const ExchangeSize& size)
      : folder_(folder),
        size_(size),
        corpus_(kExchangeSeed),
        disk_(map_counters(folder / "disk")),
        own_disk_(map_counters(folder / "own-disk")),
        world_(set_up(), size.clients) {}

  std::vector<Figure> run() {
    corpus_bytes_ = static_cast<double>(write(world_.writer(), size_.drafts));
    first_push();
    first_pull();
    one_draft();
    many_clients();
    figures_.push_back({"server memory, the most it had", "MB", peak_memory_ / kMegabyte,
                        std::nullopt, at_most(128)});
    return std::move(figures_);
  }

 private:
  const std::filesystem::path& set_up() {
    install_watched_disk(own_disk_);
    own_disk_.skips = true;
    return folder_;
  }
  // Each draft is made durable by itself, which is not what is measured.
  std::uint64_t write(Office& office, std::size_t count) {
    own_disk_.skips = true;
    const std::uint64_t bytes = office.write(corpus_, next_, count);
    own_disk_.skips = false;
    next_ += count;
    return bytes;
  }
  Child serve() const {
    return Child({"serve", world_.server_folder(), kJurisdiction, folder_ / "disk"});
  }
  Child serve_plain() const {
    return Child({"serve-plain", world_.server_folder() / "tls", folder_ / "plain.db",
                  folder_ / "plain-disk"});
  }
  const std::string& ca_certificate() {
    return world_.writer().replica().identity()->ca_certificate;
  }
  void note_memory(const Child& server) {
    peak_memory_ =
        std::max(peak_memory_, static_cast<double>(peak_resident_bytes(server.process())));
  }

  void first_push() {
    Office& writer = world_.writer();
    std::vector<base::Bytes> bodies;
    {
      const Child server = serve();
      writer.connect(server.address());
      writer.line().keep_bodies();
      const std::uint64_t commits = disk_.commits;
      const Stopwatch watch;
      const auto outcome = writer.exchange_all();
      push_rate_ = static_cast<double>(size_.drafts) / watch.seconds();
      if (outcome.admitted != size_.drafts) throw std::runtime_error("drafts were not admitted");
      note_memory(server);
      syncs_per_exchange_ = static_cast<double>(disk_.commits - commits) /
                            static_cast<double>(writer.line().exchanges());
      wire_ = static_cast<double>(writer.line().bytes());
      bodies = writer.line().take_bodies();
      writer.disconnect();
    }
    const Child plain = serve_plain();
    PlainClient client(plain.address(), ca_certificate());
    const Stopwatch watch;
    for (const base::Bytes& body : bodies) client.push(body);
    const double ceiling = static_cast<double>(size_.drafts) / watch.seconds();
    figures_.push_back(
        {"first push, one client", "drafts/s", push_rate_, ceiling, ratio_at_least(0.35)});
    figures_.push_back(
        {"log fsyncs an exchange", "", syncs_per_exchange_, std::nullopt, at_most(1)});
    figures_.push_back({"bytes on the wire", "MB", wire_ / kMegabyte, corpus_bytes_ / kMegabyte,
                        ratio_at_most(0.42)});
    figures_.push_back(
        {"server's disk", "MB",
         static_cast<double>(std::filesystem::file_size(world_.database())) / kMegabyte,
         corpus_bytes_ / kMegabyte, ratio_at_most(0.8)});
  }

  void first_pull() {
    double rate = 0;
    {
      const Child server = serve();
      world_.reader().connect(server.address());
      const Stopwatch watch;
      const auto outcome = world_.reader().exchange_all();
      rate = static_cast<double>(size_.drafts) / watch.seconds();
      if (outcome.pulled != size_.drafts) throw std::runtime_error("drafts were not pulled");
      note_memory(server);
      world_.reader().disconnect();
    }
    const Child plain = serve_plain();
    PlainClient client(plain.address(), ca_certificate());
    const Stopwatch watch;
    const std::size_t pulled = client.pull_all(folder_ / "plain-replica.db");
    if (pulled != size_.drafts) throw std::runtime_error("the plain client pulled too little");
    figures_.push_back({"first pull, a fresh client", "drafts/s", rate,
                        static_cast<double>(pulled) / watch.seconds(), ratio_at_least(0.6)});
  }

  // From a draft in the outbox to its receipt, verified and on the client's disk.
  double send_one(Office& office) {
    write(office, 1);
    const Stopwatch watch;
    office.exchange_all();
    return watch.milliseconds();
  }

  // By turns, so that whatever else the machine does falls on both.
  void one_draft() {
    Office& writer = world_.writer();
    std::vector<double> ours;
    std::vector<double> plain;
    std::vector<double> slow;
    const Child plain_server = serve_plain();
    const Child server = serve();
    PlainClient client(plain_server.address(), ca_certificate());
    client.note_in(folder_ / "plain-notes.db");
    writer.connect(server.address());
    for (std::size_t i = 0; i < size_.single_drafts; ++i) {
      writer.line().keep_bodies();
      ours.push_back(send_one(writer));
      const auto bodies = writer.line().take_bodies();
      const Stopwatch watch;
      for (const base::Bytes& body : bodies) client.push(body);
      client.note();
      plain.push_back(watch.milliseconds());
    }
    const double round_trip = challenge_round_trip(server.address());
    disk_.delay_micros = kSlowSyncMicros;
    for (std::size_t i = 0; i < size_.slow_drafts; ++i) slow.push_back(send_one(writer));
    disk_.delay_micros = 0;
    note_memory(server);
    writer.disconnect();
    figures_.push_back({"one draft, median", "ms", percentile(ours, 0.5), percentile(plain, 0.5),
                        ratio_at_most(1.6)});
    figures_.push_back(
        {"one draft, p99", "ms", percentile(ours, 0.99), percentile(plain, 0.99), std::nullopt});
    figures_.push_back(
        {"one draft, median, the server's fsyncs 4 ms slower", "ms", percentile(slow, 0.5),
         round_trip + sync_millis(folder_) + kSlowSyncMicros / 1e3, ratio_at_most(1.5)});
  }

  // A request that touches no disk: what the line and TLS cost.
  double challenge_round_trip(const std::string& address) {
    const auto line = must(client::HttpsTransport::open(address, ca_certificate()), "line");
    std::vector<double> millis;
    for (std::size_t i = 0; i < size_.slow_drafts; ++i) {
      const Stopwatch watch;
      must(line->post(std::string("/v1/") + kJurisdiction + "/challenge", "", ""), "challenge");
      millis.push_back(watch.milliseconds());
    }
    return percentile(millis, 0.5);
  }

  void many_clients() {
    for (Office& office : world_.many()) write(office, size_.drafts_per_client);
    const Child server = serve();
    for (Office& office : world_.many()) office.connect(server.address());
    std::vector<double> seconds(size_.clients);
    std::vector<std::thread> threads;
    std::atomic<std::size_t> admitted{0};
    const Stopwatch watch;
    for (std::size_t i = 0; i < size_.clients; ++i) {
      threads.emplace_back([&, i] {
        admitted += world_.many()[i].exchange_all().admitted;
        seconds[i] = watch.seconds();
      });
    }
    for (std::thread& thread : threads) thread.join();
    const double rate = static_cast<double>(admitted) / watch.seconds();
    if (admitted != size_.clients * size_.drafts_per_client) {
      throw std::runtime_error("drafts of many clients were not admitted");
    }
    note_memory(server);
    for (Office& office : world_.many()) office.disconnect();
    figures_.push_back({"many clients at once (ceiling: one client)", "drafts/s", rate, push_rate_,
                        ratio_at_least(0.8)});
    figures_.push_back({"their slowest (ceiling: their median)", "s", percentile(seconds, 1),
                        percentile(seconds, 0.5), ratio_at_most(3)});
  }

  std::filesystem::path folder_;
  ExchangeSize size_;
  Corpus corpus_;
  DiskCounters& disk_;
  DiskCounters& own_disk_;  // of the clients
  World world_;
  std::vector<Figure> figures_;
  double corpus_bytes_ = 0;
  std::size_t next_ = 0;  // draft of the corpus
  double push_rate_ = 0;
  double syncs_per_exchange_ = 0;
  double wire_ = 0;
  double peak_memory_ = 0;
};

}  // namespace

std::vector<Figure> run_exchange_bench(const std::filesystem::path& folder,
                                       const ExchangeSize& size) {
  return ExchangeBench(folder, size).run();
}

}  // namespace yibao::bench
