#include "client/core/app/office/interviews_desk.h"

#include <algorithm>

#include "client/core/app/office/kept_form.h"
#include "client/core/commands/items.h"

namespace yibao::app {
namespace {

constexpr const char* kMistake = "mistake";

struct InterviewPaper {
  std::string day, problems, measures, mend_by;
  std::vector<std::string> grounds;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("day", self.day);
    field("problems", self.problems);
    field("measures", self.measures);
    field("mend_by", self.mend_by);
    field("grounds", self.grounds);
  }
};

}  // namespace

base::Result<InterviewsSheet> interviews_sheet(client::Replica& replica,
                                               const rules::Period& period) {
  InterviewsSheet sheet;
  const auto ruleset = replica.ruleset_on(std::min(period.last, replica.today()));
  if (ruleset && ruleset->interviews) {
    sheet.has_rule = true;
    sheet.clause = ruleset->interviews->origin.cite;
  }
  YIBAO_TRY(sheet.candidates, client::interview_candidates(replica, period));
  std::stable_sort(sheet.candidates.begin(), sheet.candidates.end(),
                   [](const auto& a, const auto& b) { return a.period.first > b.period.first; });
  YIBAO_TRY(sheet.held, client::held_interviews(replica));
  for (const client::UnitGroup& group : client::unit_directory(replica).groups) {
    sheet.units.insert(sheet.units.end(), group.units.begin(), group.units.end());
  }
  return sheet;
}

void InterviewsDesk::refresh(const Snapshot& snapshot, const rules::Period& period) {
  today_ = snapshot.today;
  may_act_ = snapshot.account->is_officer();
  if (period != period_) {
    period_ = period;
    loaded_.open([period](client::Replica& replica) { return interviews_sheet(replica, period); });
  }
  SheetPlace::refresh(snapshot);
  if (!unit_) return;
  keeper_.refresh(snapshot, "interview " + unit_->text(),
                  [this](const base::Bytes& kept) { take(kept); });
}

void InterviewsDesk::leave() {
  forget();
  unit_.reset();
  grounds_.clear();
}

void InterviewsDesk::forget() {
  keeper_.close();
  clear();
  loaded_.close();
  period_ = {};
  deed_.forget();
}

void InterviewsDesk::clear() {
  day.clear();
  problems.clear();
  measures.clear();
  mend_by.clear();
  why.clear();
  to_retract.reset();
}

// -- the form -------------------------------------------------------------------------------------

void InterviewsDesk::begin(const base::UnitCode& unit,
                           const client::InterviewCandidate* candidate) {
  keeper_.close();
  clear();
  unit_ = unit;
  day = base::to_text(today_);
  grounds_ = candidate == nullptr ? std::vector<rules::Ground>() : candidate->grounds;
  named.assign(grounds_.size(), true);
}

void InterviewsDesk::edited() {
  InterviewPaper paper{day, problems, measures, mend_by, {}};
  for (std::size_t i = 0; i < grounds_.size(); ++i) {
    if (named[i]) paper.grounds.push_back(grounds_[i].code);
  }
  keeper_.put(to_paper(paper));
}

void InterviewsDesk::take(const base::Bytes& kept) {
  const auto paper = from_paper<InterviewPaper>(kept);
  if (!paper) return;
  day = paper->day;
  problems = paper->problems;
  measures = paper->measures;
  mend_by = paper->mend_by;
  for (std::size_t i = 0; i < grounds_.size(); ++i) {
    named[i] = std::find(paper->grounds.begin(), paper->grounds.end(), grounds_[i].code) !=
               paper->grounds.end();
  }
}

void InterviewsDesk::give_up() {
  keeper_.drop();
  clear();
  unit_.reset();
}

std::string InterviewsDesk::missing() const {
  const auto held = base::parse_date(base::trim(day));
  if (!held || *held > today_) return "desk.interview.need.day";
  if (base::trim(problems).empty()) return "desk.interview.need.problems";
  if (base::trim(mend_by).empty()) return "";
  const auto mended = base::parse_date(base::trim(mend_by));
  return mended && *mended >= *held ? "" : "desk.interview.need.mend_by";
}

void InterviewsDesk::hold(texts::Language language) {
  if (!unit_ || busy() || !missing().empty()) return;
  client::InterviewInput input;
  input.unit = *unit_;
  input.on_date = *base::parse_date(base::trim(day));
  input.mend_by = base::parse_date(base::trim(mend_by));
  for (std::size_t i = 0; i < grounds_.size(); ++i) {
    if (named[i]) input.grounds.push_back(grounds_[i].code);
  }
  input.note = texts::text(language, "interview.note.problems",
                           {{"text", std::string(base::trim(problems))}});
  if (!base::trim(measures).empty()) {
    input.note += "\n" + texts::text(language, "interview.note.measures",
                                     {{"text", std::string(base::trim(measures))}});
  }
  deed_.run(
      [input](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::hold_interview(replica, input); });
      },
      [this](const domain::Subject&) {
        give_up();
        way_.say("desk.interview.notice.held");
      });
}

void InterviewsDesk::retract() {
  if (!to_retract || busy()) return;
  act([fact = *to_retract, text = std::string(base::trim(why))](
          client::Replica& replica) { return client::retract_fact(replica, fact, kMistake, text); },
      [this] {
        to_retract.reset();
        why.clear();
        way_.say("desk.interview.notice.retracted");
      });
}

}  // namespace yibao::app
