#include "tests/bench/office_bench.h"

#include <stdexcept>

#include "client/core/app/office/bulletin_paper.h"
#include "client/core/app/office/moving_deed.h"
#include "client/core/app/office/office.h"
#include "client/core/commands/adoption.h"
#include "client/papers/docx_writer.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "shared/report/bulletin_text.h"
#include "shared/storage/files.h"
#include "tests/bench/must.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/files.h"

namespace yibao::bench {
namespace {

using testing::TownDesk;

constexpr std::size_t kAdoptions = 15;
constexpr std::size_t kDraftings = 5;
constexpr double kMoveBudget = 50;        // milliseconds, beside the exchange
constexpr double kDraftingBudget = 1000;  // milliseconds
constexpr double kFilesBudget = 3000;     // all four
constexpr const char* kJournal = "ordos_zhengxun";
constexpr const char* kQuarter = "2024-Q3";

// An officer who looks at the standing of all units. What the core thread and the screen's
// view-models do is done here.
class AtStandings {
 public:
  explicit AtStandings(testing::Town& town) : desk_(town) {
    desk_.sign_in(kOfficerPassphrase);
    desk_.work.way.go(app::Place::kStandings);
    desk_.settle();
    if (!sheet()) throw std::runtime_error("no standing on the desk");
  }

  // Until what waits here is among the figures.
  double adopt(const domain::Subject& item, const base::UnitCode& unit) {
    const base::Decimal before = row(unit).waiting;
    base::Result<client::PointsMove> moved = client::PointsMove();
    const Stopwatch watch;
    desk_.desk.tell([&](app::Core& core) {
      moved = core.change([&](client::Replica& replica) {
        return app::moved_by(replica, {item}, [&](client::Replica& office) {
          client::Adoption adoption;
          adoption.journal = kJournal;
          adoption.on_date = office.today();
          adoption.reason = "确有价值";
          return client::adopt_item(office, item, adoption);
        });
      });
    });
    desk_.settle();
    const double took = watch.milliseconds();
    if (must(std::move(moved), "adoption").units.empty()) throw std::runtime_error("none moved");
    if (row(unit).waiting == before) throw std::runtime_error("the points do not show it");
    return took;
  }

  // The server took it in: from then until the figures of the log show it.
  double after_answer(const domain::Subject& item, const base::UnitCode& unit) {
    const base::Decimal before = row(unit).points;
    must(desk_.core.look([&](client::Replica& replica) { return take_in(replica, item); }),
         "answer");
    const Stopwatch watch;
    desk_.desk.tell([](app::Core& core) {
      static_cast<void>(core.write([](client::Replica&) { return base::Status(); }));
    });
    desk_.settle();
    const double took = watch.milliseconds();
    if (row(unit).points == before) throw std::runtime_error("the figures did not follow");
    if (row(unit).overall.place == 0) throw std::runtime_error("the unit has no place");
    return took;
  }

 private:
  static base::Status take_in(client::Replica& replica, const domain::Subject& item) {
    YIBAO_TRY(const auto waiting, replica.outbox().to_send(1));
    YIBAO_TRY(const std::int64_t newest, replica.entries().newest_sequence());
    domain::Stamp stamp;
    stamp.sequence = static_cast<std::uint64_t>(newest) + 1;
    stamp.received_at = replica.now();
    YIBAO_CHECK(replica.entries().set_stamp(waiting.at(0).id, stamp));
    YIBAO_CHECK(replica.outbox().set_state(waiting.at(0).id, client::OutboxState::kAcknowledged, {},
                                           {}, replica.now()));
    return replica.refold(item);
  }

  const std::shared_ptr<const app::StandingsSheet>& sheet() {
    return desk_.work.office().standings.sheet();
  }
  const app::StandingRow& row(const base::UnitCode& unit) {
    for (const app::StandingRow& each : sheet()->rows) {
      if (each.unit == unit) return each;
    }
    throw std::runtime_error("not in the standing: " + unit.text());
  }

  TownDesk desk_;
};

double drafting(testing::Town& town, std::optional<report::Bulletin>& drafted) {
  const auto replica = town.replica(kOfficerPassphrase);
  const client::BulletinPlan plan{domain::BulletinKind::kFigures, *rules::parse_period(kQuarter),
                                  std::nullopt};
  const Stopwatch watch;
  drafted = must(app::drafted_bulletin(*replica, plan), "bulletin").bulletin;
  return watch.milliseconds();
}

double writing(const std::filesystem::path& file,
               const std::function<base::Result<base::Bytes>()>& make) {
  const Stopwatch watch;
  must(storage::write_private_file(file, must(make(), file.filename().string())), "file");
  return watch.milliseconds();
}

}  // namespace

std::vector<Figure> run_adoption_bench(testing::Town& town, const Adoptable& adoptable) {
  AtStandings officer(town);
  std::vector<double> acts;
  std::vector<double> answers;
  std::vector<double> both;
  for (const auto& [item, unit] : adoptable) {
    if (both.size() == kAdoptions) break;
    acts.push_back(officer.adopt(item, unit));
    answers.push_back(officer.after_answer(item, unit));
    both.push_back(acts.back() + answers.back());
  }
  return {
      {"an adoption until points and ranks show it, beside the exchange", "ms",
       percentile(both, 0.5), std::nullopt, at_most(kMoveBudget)},
      {"... the slowest", "ms", percentile(both, 1), std::nullopt, std::nullopt},
      {"... of it before the exchange", "ms", percentile(acts, 0.5), std::nullopt, std::nullopt},
      {"... and after the server's answer", "ms", percentile(answers, 0.5), std::nullopt,
       std::nullopt},
  };
}

std::vector<Figure> run_bulletin_bench(testing::Town& town) {
  std::optional<report::Bulletin> bulletin;
  std::vector<double> draftings;
  for (std::size_t i = 0; i < kDraftings; ++i) draftings.push_back(drafting(town, bulletin));
  const std::string size = std::to_string(bulletin->units.size()) + " units: ";
  std::vector<Figure> figures = {{size + "a quarter's bulletin drafted, from nothing", "ms",
                                  percentile(draftings, 0.5), std::nullopt,
                                  at_most(kDraftingBudget)}};
  const testing::TempFolder folder;
  double all = 0;
  const auto write = [&](const char* ending,
                         const std::function<base::Result<base::Bytes>()>& make) {
    const double took = writing(folder.path() / ("bulletin" + std::string(ending)), make);
    all += took;
    return Figure{"... of it " + std::string(ending + 1), "ms", took, std::nullopt, std::nullopt};
  };
  const Figure files[] = {
      write(".pdf", [&] { return papers::to_pdf(app::bulletin_paper(*bulletin)); }),
      write(".docx", [&] { return papers::to_docx(app::bulletin_paper(*bulletin)); }),
      write(".xlsx", [&] { return papers::to_xlsx(app::bulletin_workbook(*bulletin)); }),
      write(".csv", [&]() -> base::Result<base::Bytes> {
        return report::to_csv(texts::Language::kChinese, *bulletin);
      })};
  figures.push_back({size + "the bulletin as PDF, DOCX, XLSX and CSV", "ms", all, std::nullopt,
                     at_most(kFilesBudget)});
  figures.insert(figures.end(), std::begin(files), std::end(files));
  return figures;
}

}  // namespace yibao::bench
