#include "client/core/app/office/bulletins_place.h"

#include "client/core/app/office/bulletin_paper.h"
#include "client/core/bulletin_drafting.h"
#include "client/papers/docx_writer.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "shared/report/bulletin_text.h"

namespace yibao::app {
namespace {

// Those that are looked at while the list is shown; older ones when they are opened.
constexpr std::size_t kWatchedMost = 12;
constexpr std::size_t kPeriodsMost = 60;

base::Result<client::PublishedBulletin> published_by(client::Replica& replica,
                                                     const base::EventId& event) {
  YIBAO_TRY(const auto all, client::bulletins(replica));
  for (const client::PublishedBulletin& each : all) {
    if (each.fact.id == event) return each;
  }
  return base::fail(base::ErrorCode::kNotFound, "bulletin", base::TextArgs{{"what", event.text()}});
}

base::Result<PublishedBulletinSheet> read_published(client::Replica& replica,
                                                    const base::EventId& event) {
  PublishedBulletinSheet sheet;
  YIBAO_TRY(sheet.bulletin, bulletin_of(replica, event));
  YIBAO_TRY(const auto lines, bulletin_lines(replica));
  for (const BulletinLine& line : lines) {
    if (line.event == event) sheet.line = line;
  }
  return sheet;
}

base::Result<BulletinsPlace::Changes> read_changes(client::Replica& replica,
                                                   const base::EventId& event) {
  YIBAO_TRY(const auto found, published_by(replica, event));
  if (found.kind() == domain::BulletinKind::kAwards) return BulletinsPlace::Changes();
  YIBAO_TRY(client::BulletinSince since, client::changes_since(replica, found, true));
  return std::move(since.changes);
}

base::Result<base::Bytes> bytes_of(const report::Bulletin& bulletin,
                                   BulletinsPlace::Format format) {
  switch (format) {
    case BulletinsPlace::Format::kPdf: return papers::to_pdf(bulletin_paper(bulletin));
    case BulletinsPlace::Format::kDocx: return papers::to_docx(bulletin_paper(bulletin));
    case BulletinsPlace::Format::kXlsx: return papers::to_xlsx(bulletin_workbook(bulletin));
    case BulletinsPlace::Format::kCsv: break;
  }
  return report::to_csv(texts::Language::kChinese, bulletin);
}

constexpr const char* ending_of(BulletinsPlace::Format format) {
  switch (format) {
    case BulletinsPlace::Format::kPdf: return ".pdf";
    case BulletinsPlace::Format::kDocx: return ".docx";
    case BulletinsPlace::Format::kXlsx: return ".xlsx";
    case BulletinsPlace::Format::kCsv: break;
  }
  return ".csv";
}

}  // namespace

BulletinsPlace::BulletinsPlace(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker,
                               Printing& printing)
    : draft(desk, clock, way),
      files(desk, way, picker),
      printing_(printing),
      list_(desk, &bulletins_sheet),
      watch_(desk),
      published_(desk),
      changes_(desk) {}

// -- the list -------------------------------------------------------------------------------------

const std::vector<rules::PeriodKind>& BulletinsPlace::kinds() {
  static const std::vector<rules::PeriodKind> kKinds = {
      rules::PeriodKind::kMonth, rules::PeriodKind::kQuarter, rules::PeriodKind::kHalfYear,
      rules::PeriodKind::kYear};
  return kKinds;
}

const std::vector<rules::Period>& BulletinsPlace::periods() {
  if (!sheet() || kind >= kinds().size()) return periods_;
  const std::pair wanted(kind, sheet()->today);
  if (periods_of_ == wanted && !periods_.empty()) return periods_;
  periods_of_ = wanted;
  periods_.clear();
  rules::Period each = rules::period_of(kinds()[kind], sheet()->today);
  while (each.last >= sheet()->rules_from && periods_.size() < kPeriodsMost) {
    periods_.push_back(each);
    each = rules::period_of(each.kind, each.first - std::chrono::days(1));
  }
  period = 0;
  return periods_;
}

void BulletinsPlace::start(const rules::Period& wanted) {
  client::BulletinPlan plan{domain::BulletinKind::kFigures, wanted, std::nullopt};
  const bool over = sheet() && !wanted.running(sheet()->today);
  for (const BulletinLine& line : sheet() ? sheet()->published : std::vector<BulletinLine>()) {
    const bool same = line.plan.kind == plan.kind && line.plan.period == wanted && !line.corrected;
    const bool was_over = base::local_date(line.published_at, base::kChinaOffset) >= wanted.last;
    if (same && over && was_over && !plan.corrects) plan.corrects = line.event;
  }
  open_draft(plan);
}

void BulletinsPlace::open_draft(const client::BulletinPlan& plan) {
  reading_.reset();
  draft.open(plan);
}

// -- one that was published -----------------------------------------------------------------------

void BulletinsPlace::read(const base::EventId& event) {
  draft.close();
  reading_ = event;
  published_.open([event](client::Replica& replica) { return read_published(replica, event); });
  changes_.open([event](client::Replica& replica) { return read_changes(replica, event); });
}

void BulletinsPlace::correct() {
  if (!published()) return;
  client::BulletinPlan plan = published()->line.plan;
  plan.corrects = published()->line.event;
  back();
  open_draft(plan);
}

void BulletinsPlace::back() {
  draft.close();
  reading_.reset();
  published_.close();
  changes_.close();
  list_.again();
}

// -- files ----------------------------------------------------------------------------------------

std::shared_ptr<const report::Bulletin> BulletinsPlace::shown() const {
  if (draft.is_open()) return draft.shown();
  if (!published()) return nullptr;
  return {published(), &published()->bulletin};
}

void BulletinsPlace::save(Format format) {
  const auto bulletin = shown();
  if (!bulletin) return;
  const std::string number = bulletin->head ? bulletin->head->issue + "　" : "";
  files.ask("desk.bulletins.save_title", ending_of(format), number + bulletin->title,
            [bulletin, format] { return bytes_of(*bulletin, format); });
}

void BulletinsPlace::print() {
  if (const auto bulletin = shown()) printing_.print(bulletin_paper(*bulletin));
}

// -- the place ------------------------------------------------------------------------------------

void BulletinsPlace::refresh(const Snapshot& snapshot) {
  if (draft.is_open()) return draft.refresh(snapshot);
  if (reading_) {
    published_.refresh(snapshot);
    if (published()) changes_.refresh(snapshot);
    return;
  }
  list_.refresh(snapshot);
  if (!sheet() || !list_.is_current(snapshot)) return;
  std::vector<base::EventId> heads;
  for (const BulletinLine& line : sheet()->published) {
    const bool looked_at = !line.corrected && !line.gone && !line.pending &&
                           line.plan.kind == domain::BulletinKind::kFigures;
    if (looked_at && heads.size() < kWatchedMost) heads.push_back(line.event);
  }
  watch_.watch(heads, snapshot.facts_version);
}

void BulletinsPlace::leave() {
  back();
  watch_.stop();
  files.clear_problem();
}

bool BulletinsPlace::is_current(const Snapshot& snapshot) const {
  if (draft.is_open()) return draft.is_current(snapshot);
  if (!reading_) return list_.is_current(snapshot) && !watch_.running();
  return published_.is_current(snapshot) && (published_.problem() || changes_.is_current(snapshot));
}

const std::optional<base::Error>& BulletinsPlace::problem() const {
  if (files.problem()) return files.problem();
  if (printing_.problem()) return printing_.problem();
  if (draft.is_open()) return draft.problem();
  return reading_ ? published_.problem() : list_.problem();
}

}  // namespace yibao::app
