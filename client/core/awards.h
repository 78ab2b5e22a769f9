// Awards (奖励): who is to be paid what for a period by the rules, what published bulletins show of
// it, what was settled already. Nothing is paid by itself: where units tie at the cut the office
// decides, and what is settled is published. Core thread.
#pragma once

#include "client/core/bulletins.h"

namespace yibao::client {

enum class AwardState : std::uint8_t {
  kDue,          // to be paid with the next settlement
  kToDecide,     // tied at the cut, and nobody has decided for it
  kBarred,       // by a rule
  kRunning,      // the period is not over
  kUnpublished,  // no published bulletin shows what it is paid for
  kSettled,      // paid
  kOverpaid,     // settled, and no longer earned
};

// A decided tie: this unit gets that award.
struct AwardChoice {
  std::string award, unit;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("award", self.award);
    field("unit", self.unit);
  }
  bool operator==(const AwardChoice&) const = default;
};

// What the office decides before it settles; kept as a working paper.
struct AwardDecisions {
  std::vector<AwardChoice> chosen;
  bool without_titles = false;  // an item's title is not published with its award
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("chosen", self.chosen);
    field("without_titles", self.without_titles);
  }
};

struct UnitAwardLine {
  std::string award;  // the rule's id
  rules::Name award_name;
  std::string clause;
  std::string unit, unit_name;
  std::string group;  // the group's name, where the award is for one
  std::string ranking_name;
  std::int64_t place = 0;
  std::string value;  // what it is ranked by: "120"
  bool tied = false;  // at the cut
  base::Decimal amount;
  AwardState state = AwardState::kDue;
  base::Decimal settled;
  std::string barred_by;  // the flag's name
};

// A record that an item earns money by.
struct ItemAwardEvidence {
  base::Date date{};
  std::string where;  // the journal's name, or the level's
  std::uint64_t entry = 0;
  base::Decimal amount;
  std::optional<std::int64_t> bulletin;  // the number of one that shows it
};

struct ItemAwardLine {
  std::string award;
  rules::Name award_name;
  std::string clause;
  std::string unit, unit_name;
  std::string item;   // its id, or what the records call it
  std::string title;  // "" where the words are gone
  std::vector<std::string> authors;
  std::vector<ItemAwardEvidence> evidence;
  base::Decimal earned;   // by all of it
  base::Decimal payable;  // by what bulletins show, or by all of it where that does not matter
  base::Decimal settled;
  AwardState state = AwardState::kDue;
};

struct AwardAccount {
  rules::Period period;
  bool has_rules = false;  // the rules pay for such a period
  bool running = false;
  bool published_only = false;
  std::vector<UnitAwardLine> units;  // by award, then place
  std::vector<ItemAwardLine> items;
  std::vector<PublishedBulletin> settlements;
  AwardDecisions decisions;
};

// The kinds of period that the rules pay for, longest first.
std::vector<rules::PeriodKind> award_periods(const rules::Ruleset& ruleset);

// Errors: not_allowed_now (office_only); ruleset_missing; content_purged, where what was settled
// cannot be read any more.
base::Result<AwardAccount> award_account(Replica& replica, const rules::Period& period);

// What the next settlement pays, or takes back with a minus.
std::vector<report::AwardPayment> payments_of(const AwardAccount& account);

// Awards (with their groups) at whose cut units tie, and for which nobody was chosen yet.
std::set<std::pair<std::string, std::string>> undecided_awards(const AwardAccount& account);

// The name of the working paper of a period's decisions.
std::string decisions_paper(const rules::Period& period);
std::string encode(const AwardDecisions& decisions);
base::Result<AwardDecisions> decode_decisions(base::ByteView bytes);

// The bulletin that settles what is due. Errors: as above; not_allowed_now (award_running: the
// period is not over, award_undecided: a tie is not, award_none: there is nothing to settle).
base::Result<report::Bulletin> draft_awards(Replica& replica, const BulletinPlan& plan);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::AwardState, "due", "to_decide", "barred", "running", "unpublished",
                 "settled", "overpaid");
