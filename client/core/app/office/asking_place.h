// Commissions at the office (约稿): the list, who is to be reminded, a new one being written, one
// of them opened. The screen's thread.
#pragma once

#include "client/core/app/office/asked_desk.h"
#include "client/core/app/office/asking_form.h"
#include "client/core/app/office/asking_sheet.h"
#include "client/core/app/office/office_place.h"
#include "client/papers/paper.h"

namespace yibao::app {

enum class AskedFilter : std::uint8_t { kOpen, kOverdue, kToJudge, kClosed, kAll };

class AskingPlace final : public OfficePlace {
 public:
  enum class Section : std::uint8_t { kList, kChase, kForm };

  AskingPlace(Desk& desk, base::Clock& clock, Way& way);

  Section section = Section::kList;
  AskedFilter filter = AskedFilter::kOpen;
  AskingForm form;
  AskedDesk one;

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  // Behind the lock the person is still where they were.
  void forget() override;
  std::optional<client::SteadyTime> wake_at() const override { return form.wake_at(); }
  bool is_current(const Snapshot& snapshot) const override;

  // Null until it was read.
  const std::shared_ptr<const AskingSheet>& sheet() const { return list_.sheet(); }
  const std::optional<base::Error>& problem() const { return list_.problem(); }
  static bool fits(const AskedLine& line, AskedFilter filter);
  std::size_t count(AskedFilter filter) const;

  void open(const domain::Subject& commission);
  // Back to where it was opened from.
  void close();
  // An item that answers it is looked at next: coming back, it is open again.
  void look_away();
  void write_new();
  // `one` again, in place of what is being written.
  void write_copy(domain::Subject commission);
  void send(base::Timestamp now);

 private:
  Way& way_;
  Loaded<AskingSheet> list_;
  bool looks_away_ = false;  // leaving is for a moment
  std::optional<domain::Subject> comes_back_;
};

// Who is to be reminded of what, to be printed.
papers::Paper chase_paper(texts::Language language,
                          const std::vector<client::ChasedCommission>& chased, base::Timestamp now,
                          base::UtcOffset offset);

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::AskedFilter, "open", "overdue", "to_judge", "closed", "all");
YIBAO_ENUM_NAMES(yibao::app::AskingPlace::Section, "list", "chase", "form");
