// A draft of the rules tried on a year: every unit's points, completion and places by it beside
// those by the rules in force, on the same facts of the log. Each is taken to have been in force
// all along, so that what differs differs by the rules alone. Long work: it is gone on with slice
// by slice. Core thread; holds nothing of the replica between slices.
#pragma once

#include <memory>
#include <set>

#include "client/core/replica.h"

namespace yibao::client {

struct TrialPlaces {
  rules::Rank overall, in_group;
};
struct TrialFigures {
  base::Decimal points;
  std::optional<base::Fraction> completion;
  TrialPlaces places;
};

// A rule, one of its lines or a target that gives something else, or is there by one of them only.
struct TrialLine {
  int depth = 0;
  bool is_target = false;
  rules::Name name;
  std::string clause;
  std::string period;                        // of a target
  std::optional<std::string> before, after;  // absent: there is none
};

struct TrialUnit {
  base::UnitCode unit;
  std::string name;
  rules::Name group;
  TrialFigures before, after;
  base::Fraction gain;  // of points; where the rules have none, of completion
  std::vector<TrialLine> lines;
};

// Something facts say that the draft has no word for: a journal that was taken out.
struct UnknownWord {
  std::string list;  // "journals"
  std::string code;
  rules::Name name;  // by the rules in force; the code where they do not know it either
  std::size_t records = 0;
};

struct TrialResult {
  int year = 0;
  base::Date as_of{};
  std::int64_t version_before = 0, version_after = 0;
  bool by_points = false;        // else by completion
  std::vector<TrialUnit> units;  // who gains most first, who loses most last
  std::vector<rules::Name> incomplete_before, incomplete_after;
  std::vector<UnknownWord> unknown;  // the most frequent first
  std::size_t records = 0;           // of the year
};

class RulesetTrial {
 public:
  // Errors: ruleset_missing; content_purged; those of the store.
  static base::Result<std::unique_ptr<RulesetTrial>> begin(
      Replica& replica, std::shared_ptr<const rules::Ruleset> draft, int year);
  ~RulesetTrial();

  // One slice: a few hundredths of a second.
  base::Status go_on(Replica& replica);
  bool finished() const;
  std::size_t done() const { return done_; }
  std::size_t total() const;
  // Once it is finished.
  TrialResult result();

 private:
  // By one of the rulesets.
  struct Side {
    std::shared_ptr<const rules::Ruleset> ruleset;
    std::vector<rules::Unit> units;
    rules::FactTable facts;
    std::unique_ptr<rules::Scoring> scoring;
    rules::Standing standing;
  };

  RulesetTrial() = default;
  base::Status take_facts(Replica& replica);
  void count_unknown(const std::vector<rules::FactRow>& rows);
  void score(Side& side);
  void set_up(Side& side) const;

  rules::Period year_;
  base::Date as_of_{};
  std::vector<domain::Subject> subjects_;
  std::size_t done_ = 0;
  Side before_, after_;
  std::map<std::pair<std::string, std::string>, std::size_t> unknown_;
  std::size_t records_ = 0;
};

}  // namespace yibao::client
