// One commission at the office: how each unit answered, extensions given, answers judged (several
// at once), the whole thing cancelled. What a judgement moves in points is said at once. The
// screen's thread.
#pragma once

#include <set>

#include "client/core/app/sheet_place.h"
#include "client/core/commands/commissions.h"
#include "client/core/commission_chase.h"
#include "client/core/commission_review.h"
#include "client/core/points_move.h"

namespace yibao::app {

struct AskedSheet {
  client::CommissionReview review;
  client::ChasedCommission chased;
  rules::Name kind;                            // empty: any
  rules::Name cancelled;                       // why; empty: it is not
  std::map<rules::Code, rules::Name> reasons;  // why units cannot
  base::Timestamp due() const { return base::from_millis(review.row.due); }
};
base::Result<AskedSheet> asked_sheet(client::Replica& replica, const domain::Subject& commission);

class AskedDesk final : public SheetPlace<AskedSheet> {
 public:
  // Why a commission is cancelled: "reason.*" of the catalogue.
  static constexpr std::string_view kCancelReasons[] = {"not_needed", "mistake", "duplicate"};

  AskedDesk(Desk& desk, Way& way) : SheetPlace(desk, way) {}

  // -- given by the person
  std::set<base::UnitCode> chosen;  // to be judged
  std::size_t verdict = 0;          // of domain::CommissionVerdict
  std::string note;
  std::string until;  // 2024-03-20, or with a time
  std::size_t reason = 0;

  void open(const domain::Subject& commission);
  void close();
  const std::optional<domain::Subject>& opened() const { return opened_; }

  // -- judging
  // Whether anything can be said of it now.
  bool may_act() const { return sheet() && !busy() && !sheet()->review.row.cancelled; }
  void choose(const base::UnitCode& unit, bool chosen);
  // Those that sent what was asked for or are past their deadline, and are not judged.
  void choose_ready(base::Timestamp now);
  // Before the question: proposes a verdict by what came, and notes which judgements were seen.
  void begin_judging();
  void judge();
  // What the last judging moved; null before the first.
  const std::shared_ptr<const client::PointsMove>& moved() const { return moved_; }
  // Units that a colleague judged first: theirs stands, and the person is asked again.
  const std::vector<base::UnitCode>& meanwhile() const { return meanwhile_; }

  // -- extending and cancelling
  // As soon as the commission is there, the question about this unit's deadline is to be asked;
  // taken once by who asks it.
  void ask_about(const base::UnitCode& unit) { question_ = unit; }
  std::optional<base::UnitCode> take_question() {
    return sheet() ? std::exchange(question_, std::nullopt) : std::nullopt;
  }
  // Of which unit; what it asked for is proposed.
  void begin_extending(const base::UnitCode& unit, base::UtcOffset offset);
  const std::optional<base::UnitCode>& extending() const { return extending_; }
  // A day counts to its end. Nullopt: no date is written there, or none that helps.
  std::optional<base::Timestamp> wanted_until(base::UtcOffset offset) const;
  void extend(base::UtcOffset offset);
  void cancel();

 private:
  void forget_answers();

  std::optional<domain::Subject> opened_;
  std::vector<client::UnitToJudge> to_judge_;
  std::optional<base::UnitCode> extending_;
  std::optional<base::UnitCode> question_;
  std::shared_ptr<const client::PointsMove> moved_;
  std::vector<base::UnitCode> meanwhile_;
};

}  // namespace yibao::app
