#include "tests/bench/standing_bench.h"

#include "client/core/ledger.h"
#include "tests/bench/must.h"
#include "tests/bench/stopwatch.h"

namespace yibao::bench {
namespace {

constexpr std::size_t kNewsRuns = 15;
constexpr double kCoreBudget = 50;  // milliseconds of the core thread

using testing::TownDesk;

// A person at the desk; what the core thread and the screen's view-models do is done here.
class AtDesk {
 public:
  explicit AtDesk(testing::Town& town, std::size_t items)
      : town_(town), items_(items), desk_(town) {
    desk_.sign_in(testing::kReporterPassphrase);
    if (!desk_.work.standing.sheet()) throw std::runtime_error("no figures on the desk");
  }

  double after_news() {
    // The newest items are those that something happens to.
    const std::size_t item = items_ - 20 - (run_++ % 10);
    must(desk_.core.look([&](client::Replica& replica) -> base::Status {
      adopt_again(town_, replica, item);
      return {};
    }),
         "news");
    const std::string before = shown();
    const double took = settled_after([](app::Core& core) {
      static_cast<void>(core.write([](client::Replica&) { return base::Status(); }));
    });
    if (shown() == before) throw std::runtime_error("the figures did not follow");
    return took;
  }

 private:
  std::string shown() const {
    const auto& sheet = desk_.work.standing.sheet();
    return sheet->points + " " + sheet->provisional + " " + std::to_string(sheet->credits.size());
  }
  template <class Job>
  double settled_after(Job job) {
    const Stopwatch watch;
    desk_.desk.tell(job);
    desk_.settle();
    return watch.milliseconds();
  }

  testing::Town& town_;
  std::size_t items_;
  TownDesk desk_;
  std::size_t run_ = 0;
};

double signing_in(testing::Town& town) {
  TownDesk desk(town);
  const Stopwatch watch;
  desk.sign_in(testing::kReporterPassphrase);
  return watch.milliseconds();
}

double comparing_all(testing::Town& town) {
  const auto replica = town.replica();
  const auto standing = must(client::published_standing(*replica), "standing");
  if (!standing) throw std::runtime_error("no standing was published");
  const Stopwatch watch;
  const auto differences = must(client::compare_with_published(*replica, *standing), "compare");
  if (!differences.empty()) throw std::runtime_error("differs: " + client::text_of(differences));
  return watch.milliseconds();
}

}  // namespace

std::vector<Figure> run_standing_bench(testing::Town& town, std::size_t items) {
  const double first = signing_in(town);
  std::vector<double> news;
  {
    AtDesk desk(town, items);
    for (std::size_t i = 0; i < kNewsRuns; ++i) news.push_back(desk.after_news());
  }
  const std::string size = std::to_string(items) + " items: ";
  return {
      {size + "signing in, all lists and figures", "ms", first, std::nullopt, std::nullopt},
      {size + "lists and figures after an exchange", "ms", percentile(news, 0.5), std::nullopt,
       at_most(kCoreBudget)},
      {"... the slowest", "ms", percentile(news, 1), std::nullopt, std::nullopt},
      {size + "the published standing compared from the first entry", "ms", comparing_all(town),
       std::nullopt, std::nullopt},
  };
}

}  // namespace yibao::bench
