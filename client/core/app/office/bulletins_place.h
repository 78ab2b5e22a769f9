// The office's bulletins: what is due, drafting and publishing, what was published and what has
// changed since. The screen's thread.
#pragma once

#include "client/core/app/office/bulletin_draft.h"
#include "client/core/app/office/bulletin_watch.h"
#include "client/core/app/office/bulletins_sheet.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/office/report_export.h"
#include "client/core/app/printing.h"
#include "shared/report/bulletin_changes.h"

namespace yibao::app {

// One that was published, read from its snapshot.
struct PublishedBulletinSheet {
  BulletinLine line;
  report::Bulletin bulletin;
};

class BulletinsPlace final : public OfficePlace {
 public:
  BulletinsPlace(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker, Printing& printing);

  BulletinDraft draft;
  ReportExport files;

  // -- the list
  const std::shared_ptr<const BulletinsSheet>& sheet() const { return list_.sheet(); }
  const BulletinWatch& watch() const { return watch_; }
  // Any other period: kinds and, of the one chosen, those that have begun, newest first.
  std::size_t kind = 1;
  std::size_t period = 0;
  static const std::vector<rules::PeriodKind>& kinds();
  const std::vector<rules::Period>& periods();
  // The draft of a period, or of its correction where it was published already.
  void start(const rules::Period& period);
  void open_draft(const client::BulletinPlan& plan);

  // -- one that was published
  void read(const base::EventId& event);
  bool is_reading() const { return reading_.has_value(); }
  const std::shared_ptr<const PublishedBulletinSheet>& published() const {
    return published_.sheet();
  }
  // Null until compared.
  using Changes = std::vector<report::BulletinChange>;
  const std::shared_ptr<const Changes>& changes() const { return changes_.sheet(); }
  const std::optional<base::Error>& changes_problem() const { return changes_.problem(); }
  void correct();

  void back();

  // -- files of what is shown, drafted or published
  enum class Format : std::uint8_t { kPdf, kDocx, kXlsx, kCsv };
  void save(Format format);
  void print();
  // Null where nothing is shown.
  std::shared_ptr<const report::Bulletin> shown() const;

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  bool is_current(const Snapshot& snapshot) const override;
  std::optional<client::SteadyTime> wake_at() const override { return draft.wake_at(); }
  const std::optional<base::Error>& problem() const;

 private:
  Printing& printing_;
  Loaded<BulletinsSheet> list_;
  BulletinWatch watch_;
  std::optional<base::EventId> reading_;
  Loaded<PublishedBulletinSheet> published_;
  Loaded<Changes> changes_;
  std::vector<rules::Period> periods_;
  std::pair<std::size_t, base::Date> periods_of_;
};

}  // namespace yibao::app
