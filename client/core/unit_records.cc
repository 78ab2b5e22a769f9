#include "client/core/unit_records.h"

#include <algorithm>

#include "client/core/period_figures.h"
#include "shared/domain/dossier.h"
#include "shared/rules/grounds.h"

namespace yibao::client {
namespace {

rules::Name record_name(const Replica& replica, const rules::Code& code, base::Date day) {
  const auto ruleset = replica.ruleset_on(day);
  const auto* known = ruleset ? ruleset->words.records.by_id(code) : nullptr;
  return known == nullptr ? rules::Name{code, code} : known->name;
}

class Wanted {
 public:
  Wanted(Replica& replica, rules::Scoring& scoring, const rules::Period& year)
      : scoring_(scoring),
        year_(year),
        upto_(std::min(year.last, replica.today())),
        ruleset_(*scoring_.rules_for(year, upto_).ruleset),
        uses_(rules::uses_of_records(ruleset_)) {}

  std::vector<WantedRecord> find() {
    for (const rules::Obligation& duty : ruleset_.obligations) add_duty(duty);
    for (const rules::Node* leaf : ruleset_.leaves()) add_node(*leaf);
    return std::move(wanted_);
  }

 private:
  template <class Visit>
  void each_unit(Visit visit) {
    for (const rules::Unit& unit : scoring_.units()) {
      if (!scoring_.facts().is_on_other_account(unit.id)) visit(unit);
    }
  }
  WantedRecord& add(const rules::Unit& unit, const rules::Named& rule) {
    WantedRecord& wanted = wanted_.emplace_back();
    wanted.unit = base::UnitCode(unit.id);
    wanted.unit_name = unit.name.zh;
    wanted.rule = rule.name;
    wanted.clause = rule.origin.cite;
    return wanted;
  }

  void add_duty(const rules::Obligation& duty) {
    if (!year_.contains(duty.due)) return;
    const auto code = scoring_.facts().codes().find(duty.record);
    each_unit([&](const rules::Unit& unit) {
      const auto& records = scoring_.account(unit.id).facts().records;
      const bool done =
          std::any_of(records.begin(), records.end(), [&](const rules::Record& record) {
            return code && record.record == *code && year_.contains(record.date());
          });
      if (done) return;
      WantedRecord& wanted = add(unit, duty);
      wanted.records = {duty.record};
      wanted.due = duty.due;
      wanted.overdue = upto_ > duty.due;
    });
  }

  // A bonus for what is recorded that has not been reached, or a deduction that would follow.
  void add_node(const rules::Node& node) {
    const auto* each = std::get_if<rules::EachPeriod>(&node.content);
    const auto* either = each == nullptr ? nullptr : std::get_if<rules::MetOrMissed>(&each->effect);
    if (either == nullptr) return;
    std::vector<rules::Code> records;
    for (const rules::RecordUses& uses : uses_) {
      if (rules::looks_at(either->when, uses.record->id, ruleset_)) {
        records.push_back(uses.record->id);
      }
    }
    if (records.empty()) return;
    const rules::Period period = rules::period_of(each->every, upto_);
    each_unit([&](const rules::Unit& unit) {
      const auto met = either->met.of(unit).value_or(base::Decimal());
      const auto missed = either->missed.of(unit).value_or(base::Decimal());
      // What must not be recorded (a fault) is not wanted.
      if (met <= missed || !rules::can_hold(either->when, unit)) return;
      rules::Evaluator evaluator = scoring_.evaluator(unit.id, upto_, false);
      if (evaluator.version_for(period) == nullptr || evaluator.holds(either->when, period)) return;
      WantedRecord& wanted = add(unit, node);
      wanted.records = records;
      wanted.arithmetic = evaluator.arithmetic(either->when, period);
      wanted.points = (met - missed).text();
    });
  }

  rules::Scoring& scoring_;
  rules::Period year_;
  base::Date upto_;
  const rules::Ruleset& ruleset_;
  std::vector<rules::RecordUses> uses_;
  std::vector<WantedRecord> wanted_;
};

}  // namespace

base::Result<std::vector<UnitRecord>> unit_records(Replica& replica, const rules::Period& year) {
  YIBAO_TRY(const auto subjects, replica.index().subjects(RowKind::kRecord));
  std::vector<UnitRecord> records;
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    const domain::RecordState state = domain::fold_record(subject, entries);
    if (!state.entered || !year.contains(state.entered->body.on_date)) continue;
    const auto& entered = *state.entered;
    UnitRecord record;
    record.id = subject;
    record.event = entered.id;
    record.unit = entered.unit;
    record.unit_name = replica.unit_name(entered.unit);
    record.record = entered.body.record;
    record.name = record_name(replica, entered.body.record, entered.body.on_date);
    record.on_date = entered.body.on_date;
    record.count = entered.body.count;
    record.value = entered.body.value.value_or("");
    record.people = entered.body.people;
    record.note = replica.note_text(entered.body.note);
    record.by = replica.person_name(entered.author);
    record.about_item = entered.body.item.has_value();
    record.pending = state.pending;
    record.retracted = entered.retracted;
    records.push_back(std::move(record));
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const UnitRecord& a, const UnitRecord& b) { return a.on_date > b.on_date; });
  return records;
}

base::Result<std::vector<WantedRecord>> wanted_records(Replica& replica,
                                                       const rules::Period& year) {
  YIBAO_TRY(PeriodFigures figures, PeriodFigures::of(replica, year));
  std::vector<WantedRecord> wanted;
  // With what waits here: what was entered a moment ago is not wanted any more.
  YIBAO_CHECK(figures.with_pending(
      [&](ScoredFacts& all) { wanted = Wanted(replica, all.scoring(), year).find(); }));
  return wanted;
}

}  // namespace yibao::client
