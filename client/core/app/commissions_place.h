// Commissions: the list, one of them opened, and what the unit does about it. Everything works
// without a line. The screen's thread.
#pragma once

#include "client/core/app/commission_lines.h"
#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/commands/commissions.h"
#include "client/core/commission_replies.h"

namespace yibao::app {

// One commission as this unit sees it: a value, made on the core thread.
struct CommissionSheet {
  CommissionLine line;
  std::string text;
  std::string from;  // who issued it, "" where unknown
  rules::Name kind;  // empty: any
  std::int64_t items = 1;
  base::Timestamp issued_at{};
  base::Timestamp common_due{};  // before any extension
  std::optional<base::Timestamp> acknowledged_at;
  std::optional<base::Timestamp> asked_until;  // extension asked for...
  std::string asked_reason;
  std::optional<base::Timestamp> extended_until;  // ...and given
  rules::Name declined_reason;
  std::string declined_note;
  rules::Name cancelled_reason;
  std::optional<base::Timestamp> judged_at;
  std::string judged_note;
  std::vector<client::CommissionReply> replies;  // signed off
  bool may_act = false;                          // this person may answer for the unit
  std::vector<rules::Named> reasons;             // of the ruleset, for declining
};
base::Result<CommissionSheet> commission_sheet(client::Replica& replica,
                                               const domain::Subject& commission);

class CommissionsPlace {
 public:
  CommissionsPlace(Desk& desk, Way& way) : way_(way), sheet_(desk), deed_(desk) {}

  // -- given by the person
  std::string until;  // 2024-03-20, or with a time
  std::string extension_reason;
  std::size_t reason = 0;  // of sheet.reasons
  std::string note;

  void open(const domain::Subject& commission);
  void close();
  const std::optional<domain::Subject>& opened() const { return opened_; }
  void refresh(const Snapshot& snapshot) { sheet_.refresh(snapshot); }
  const std::shared_ptr<const CommissionSheet>& sheet() const { return sheet_.sheet(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : sheet_.problem();
  }

  void acknowledge();
  // A day counts to its end. Nullopt: no date is written there, or none after the deadline.
  std::optional<base::Timestamp> wanted_until(base::UtcOffset offset) const;
  void ask_extension(base::UtcOffset offset);
  void decline();
  // `then` hears of the draft that answers it: the one under way here, or a new one.
  void answer(const domain::Subject& commission, std::function<void(domain::Subject)> then);

 private:
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;
  void act(Act act, const char* notice);

  Way& way_;
  Loaded<CommissionSheet> sheet_;
  Deed deed_;
  std::optional<domain::Subject> opened_;
};

}  // namespace yibao::app
