#include "client/core/app/office/rules/rules_adopting.h"

#include "client/core/ruleset/ruleset_text.h"

namespace yibao::app {
namespace {

// Rules change with a month: a day in the middle of one would split its targets.
base::Date first_of_next_month(base::Date today) {
  return rules::next(rules::period_of(rules::PeriodKind::kMonth, today)).first;
}

// nullopt: it names none.
std::optional<base::Date> named_day(const std::string& text) {
  const auto parts = client::RulesetText::read(text);
  const auto* part = parts ? parts->find(RulesAdopting::kDayPlace) : nullptr;
  return part == nullptr ? std::nullopt : base::parse_date(parts->value(*part));
}

}  // namespace

void RulesAdopting::open(const std::string& text, base::Date today) {
  close();
  const auto named = named_day(text);
  day = base::to_text(named && today < *named ? *named : first_of_next_month(today));
}

void RulesAdopting::close() {
  ++turn_;
  asked_text_.clear();
  asked_day_.clear();
  asking_ = false;
  refused_ = false;
  check_.reset();
  problem_.reset();
  deed_.clear_problem();
}

void RulesAdopting::refresh(const std::string& text) {
  if (asking_ || (text == asked_text_ && day == asked_day_)) return;
  asked_text_ = text;
  asked_day_ = day;
  check_.reset();
  const auto from = base::parse_date(day);
  if (!from) return;
  asking_ = true;
  desk_.ask(
      [text, from](Core& core) {
        return core.look(
            [&](client::Replica& replica) { return client::check_adoption(replica, text, from); });
      },
      [this, turn = turn_](base::Result<client::AdoptionCheck> check) {
        if (turn != turn_) return;
        asking_ = false;
        problem_ = check ? std::nullopt : std::optional(check.error());
        if (check) check_ = std::make_shared<const client::AdoptionCheck>(*std::move(check));
      });
}

void RulesAdopting::adopt(std::function<void(const base::EventId&)> done) {
  if (!may_adopt()) return;
  const std::string version = std::to_string(check_->ruleset->version);
  const std::string from = base::to_text(check_->from);
  deed_.run(
      [text = asked_text_, day = check_->from](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::adopt_ruleset(replica, text, day); });
      },
      [this, version, from, done = std::move(done)](const client::AdoptionResult& result) {
        if (!result.event) {
          // Something came in between: what stands in the way now is shown.
          check_ = std::make_shared<const client::AdoptionCheck>(result.check);
          refused_ = true;
          return;
        }
        done(*result.event);
        way_.say("desk.notice.rules_adopted", {{"version", version}, {"day", from}});
      });
}

}  // namespace yibao::app
