// Awards: who is to be paid what for a period, ties decided by ticking, the payee sheet, and the
// bulletin that settles it. The screen's thread.
#pragma once

#include "client/core/app/office/bulletins_place.h"
#include "client/core/awards.h"

namespace yibao::app {

struct AwardsSheet {
  std::vector<rules::Period> periods;  // that the rules pay for, newest first
  client::AwardAccount account;        // of the one that is shown
  std::set<std::pair<std::string, std::string>> undecided;
  // What the next settlement pays; what was settled before is corrected by it.
  std::vector<report::AwardPayment> payments;
  base::Decimal total;
  std::optional<base::EventId> settled;  // the newest settlement
};
base::Result<AwardsSheet> awards_sheet(client::Replica& replica,
                                       const std::optional<rules::Period>& wanted);

class AwardsPlace final : public OfficePlace {
 public:
  AwardsPlace(Desk& desk, Way& way, FilePicker& picker, BulletinsPlace& bulletins);

  ReportExport files;

  // Null until read. Without periods the rules have no awards.
  const std::shared_ptr<const AwardsSheet>& sheet() const { return sheet_.sheet(); }
  void choose(const rules::Period& period);

  // -- what the office decides; kept at once
  bool is_chosen(const client::UnitAwardLine& line) const;
  void choose(const client::UnitAwardLine& line, bool chosen);
  bool without_titles() const;
  void leave_titles_out(bool out);

  // -- settling
  // Why not now, as a key of the catalogue; "" when it can be.
  std::string missing() const;
  // Goes to the bulletin that settles it.
  void settle();
  // Of the newest settlement, or of what the next one pays.
  void save_payees(bool as_pdf, bool settled);

  bool busy() const { return deed_.busy(); }
  void refresh(const Snapshot& snapshot) override { sheet_.refresh(snapshot); }
  void leave() override;
  bool is_current(const Snapshot& snapshot) const override { return sheet_.is_current(snapshot); }
  const std::optional<base::Error>& problem() const;

 private:
  void decide(client::AwardDecisions decisions);
  void open(const std::optional<rules::Period>& period);

  Desk& desk_;
  Way& way_;
  BulletinsPlace& bulletins_;
  Loaded<AwardsSheet> sheet_;
  Deed deed_;
};

}  // namespace yibao::app
