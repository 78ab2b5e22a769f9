#include "tests/bench/list_bench.h"

#include <stdexcept>

#include "shared/crypto/random.h"
#include "shared/rules/load.h"
#include "tests/bench/corpus.h"
#include "tests/bench/timed_screen.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::bench {
namespace {

constexpr double kFrameBudget = 0.5;  // milliseconds
constexpr std::size_t kFrames = 300;
constexpr std::size_t kSettling = 12;
constexpr std::size_t kTitles = 500;
constexpr std::uint64_t kTitleSeed = 100'000;
const std::string kUnitName = "昂素镇";

// Rows of all kinds, as a long life leaves them; every one of them for this person to sign.
class LongLists {
 public:
  explicit LongLists(std::size_t rows) : rows_(rows) {
    const Corpus corpus(kTitleSeed);
    for (std::size_t i = 0; i < kTitles; ++i) titles_.push_back(corpus.words(i).title);
  }

  std::shared_ptr<const app::Snapshot> snapshot() const {
    auto made = std::make_shared<app::Snapshot>();
    made->version = 1;
    made->facts_version = 1;
    auto account = std::make_shared<app::Account>();
    account->phase = app::Phase::kSignedIn;
    account->person_name = "陈立新";
    account->unit_name = kUnitName;
    account->roles = {domain::Role::kReporter, domain::Role::kLeader};
    account->signs = true;
    made->account = std::move(account);
    auto line = std::make_shared<app::LineState>();
    line->status.line = client::SyncStatus::Line::kDown;
    line->status.code = base::ErrorCode::kLineDown;
    line->waiting = static_cast<std::int64_t>(rows_);
    made->line = std::move(line);
    made->ruleset = rules::load_ruleset(
                        testing::read_file(testing::source_path("schemas/jurisdictions/otog.json")))
                        .ruleset;
    made->drafts = drafts();
    made->outbox = outbox();
    return made;
  }

 private:
  const std::string& title(std::size_t row) const { return titles_[row % kTitles]; }
  base::Timestamp time(std::size_t row) const {
    return testing::at("2024-03-11 09:00") - std::chrono::minutes(row);
  }

  std::shared_ptr<const app::DraftRows> drafts() const {
    auto rows = std::make_shared<app::DraftRows>();
    rows->reserve(rows_);
    for (std::size_t i = 0; i < rows_; ++i) {
      auto row = std::make_shared<app::DraftRow>();
      row->id = domain::Subject("item-" + std::to_string(i));
      row->title = title(i);
      row->kind = i % 2 == 0 ? "dynamic" : "problem";
      row->state = "offered";
      row->unit_name = kUnitName;
      row->changed_at = time(i);
      row->duty = app::SignDuty::kMine;
      row->author = "王小草";
      row->emergency = i % 50 == 0;
      row->pending = i % 3 == 0;
      rows->push_back(std::move(row));
    }
    return rows;
  }

  std::shared_ptr<const app::OutboxRows> outbox() const {
    base::SeededRandom random(kTitleSeed);
    testing::TestClock clock;
    base::IdMaker ids(clock, random);
    auto rows = std::make_shared<app::OutboxRows>(rows_);
    for (std::size_t i = 0; i < rows_; ++i) {
      app::OutboxRow& row = (*rows)[i];
      row.id = ids.make<base::EventId>();
      row.type = "draft.offered";
      row.subject = domain::Subject("item-" + std::to_string(i));
      row.title = title(i);
      row.listed = true;
      row.changed_at = time(i);
      if (i % 5 != 0) continue;
      row.state = client::OutboxState::kRefused;
      row.problem = base::Error(base::ErrorCode::kNoRight);
    }
    return rows;
  }

  std::size_t rows_;
  std::vector<std::string> titles_;
};

class Scrolling {
 public:
  explicit Scrolling(std::shared_ptr<const app::Snapshot> snapshot)
      : agent_([](const client::Identity&) -> base::Result<std::unique_ptr<client::Transport>> {
          return base::fail(base::ErrorCode::kLineDown);
        }),
        // Only what the places ask for: there is no replica behind the rows.
        core_({folder_.path(), clock_, random_, crypto::PassphraseCost{1}}, desk_, agent_),
        work_(desk_, clock_),
        screen_(desk_, core_, work_) {
    desk_.publish(std::move(snapshot));
  }

  // The median, once all glyphs have been met.
  double through(app::Place place) {
    work_.way.go(place);
    for (std::size_t i = 0; i < kSettling; ++i) screen_.frame();
    testing::NullScreen::point_at({700, 500});
    for (std::size_t i = 0; i < kTitles; ++i) screen_.frame(-1);
    const std::size_t shown = screen_.shown();
    if (shown < 20 || shown > 500) throw std::runtime_error("not what a screen shows");
    std::vector<double> times;
    for (std::size_t i = 0; i < kFrames; ++i) times.push_back(screen_.frame(i % 100 < 50 ? -3 : 3));
    return percentile(std::move(times), 0.5);
  }

 private:
  testing::TempFolder folder_;
  testing::TestClock clock_{testing::at("2024-03-11 09:00")};
  base::SeededRandom random_{1};
  app::Desk desk_{[] {}};
  client::SyncAgent agent_;
  app::Core core_;
  app::Workplace work_;
  TimedScreen screen_;
};

}  // namespace

std::vector<Figure> run_list_bench(std::size_t rows) {
  Scrolling screen(LongLists(rows).snapshot());
  const std::string size = std::to_string(rows);
  const auto figure = [&](const std::string& list, app::Place place) {
    return Figure{size + " " + list + ", a frame while scrolling", "ms", screen.through(place),
                  std::nullopt, at_most(kFrameBudget)};
  };
  return {figure("drafts", app::Place::kDrafts), figure("to sign", app::Place::kSigning),
          figure("in the outbox", app::Place::kOutbox),
          figure("behind the desk", app::Place::kDesk)};
}

}  // namespace yibao::bench
