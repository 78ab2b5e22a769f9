#include "server/service/scoring_service.h"

#include <algorithm>

#include "shared/rules/fact_codec.h"
#include "shared/rules/registry_units.h"

namespace yibao::server {
namespace {

// Commits that follow closely are published together.
constexpr std::chrono::milliseconds kPause{100};
// A new day closes periods even when nothing happens.
constexpr std::chrono::minutes kLookAtTheDay{1};

std::string exact(const rules::Fraction& value) {
  if (value.denominator() == 1) return std::to_string(value.numerator());
  return std::to_string(value.numerator()) + "/" + std::to_string(value.denominator());
}

}  // namespace

ScoringService::~ScoringService() {
  stop();
}

void ScoringService::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

base::Status ScoringService::load(Store& store, std::shared_ptr<const LogState> state) {
  state_ = std::move(state);
  new_table();
  base::Status decoded;
  YIBAO_CHECK(store.facts().each([&](const domain::Subject& subject, base::ByteView bytes) {
    const auto rows = rules::decode_facts(bytes);
    if (!rows) {
      decoded = base::fail(rows.error());
    } else {
      facts_->put(subject.text(), *rows);
    }
  }));
  YIBAO_CHECK(decoded);
  facts_->settle();
  sequence_ = state_->checkpoint.size;
  rebuild();
  return {};
}

// An empty one that knows whose facts stand on whose account: it asks when a fact is put.
void ScoringService::new_table() {
  scoring_.reset();
  const auto& rulesets = state_->rulesets;
  facts_ = std::make_unique<rules::FactTable>();
  if (rulesets.empty()) return;
  rules::set_accounts(*facts_, *state_->registry, *rulesets.back().ruleset, today());
}

base::Date ScoringService::today() const {
  const auto& rulesets = state_->rulesets;
  return base::local_date(
      clock_.now(), rulesets.empty() ? base::kChinaOffset : rulesets.back().ruleset->utc_offset);
}

void ScoringService::rebuild() {
  scoring_.reset();
  stale_ = true;
  if (state_->rulesets.empty()) return;
  const auto& newest = *state_->rulesets.back().ruleset;
  auto units = rules::scored_units(*state_->registry, newest, today());
  scoring_ = std::make_unique<rules::Scoring>(state_->rulesets, std::move(units), *facts_);
}

void ScoringService::committed(const Committed& change, std::shared_ptr<const LogState> state) {
  {
    const std::scoped_lock lock(mutex_);
    noted_.push_back(change);
    noted_state_ = std::move(state);
  }
  wake_.notify_one();
}

void ScoringService::take_in() {
  std::vector<Committed> noted;
  {
    const std::scoped_lock lock(mutex_);
    noted.swap(noted_);
    if (noted_state_) state_ = noted_state_;
  }
  bool registry_changed = false;
  std::vector<rules::Code> touched;
  for (const Committed& change : noted) {
    sequence_ = std::max(sequence_, change.sequence);
    registry_changed = registry_changed || change.registry_changed;
    if (change.all_facts) new_table();
    for (const FactChange& fact : change.facts) {
      const auto units = facts_->put(fact.subject, fact.rows);
      touched.insert(touched.end(), units.begin(), units.end());
    }
  }
  facts_->settle();
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  if (registry_changed) return rebuild();
  if (scoring_ == nullptr) return;
  for (const rules::Code& unit : touched) scoring_->facts_changed(unit);
  changed_units_.insert(changed_units_.end(), touched.begin(), touched.end());
}

void ScoringService::work() {
  const base::Date today = this->today();
  if (turn_day_ && turned_ != today) turn_day_();
  turned_ = today;
  take_in();
  if (scoring_ == nullptr) return;
  if (!stale_ && changed_units_.empty() && published_for_ == today) return;
  publish(today);
}

void ScoringService::publish(base::Date today) {
  const rules::Period year = rules::period_of(rules::PeriodKind::kYear, today);
  if (stale_ || published_for_ != today) {
    standing_ = scoring_->standing(year, today, false);
  } else {
    for (rules::UnitResult& result : standing_.units) {
      if (std::find(changed_units_.begin(), changed_units_.end(), result.unit) ==
          changed_units_.end()) {
        continue;
      }
      result = scoring_->unit_result(result.unit, year, today, false);
    }
    scoring_->rank(standing_);
  }
  stale_ = false;
  changed_units_.clear();
  published_for_ = today;
  auto published = std::make_shared<PublishedStanding>();
  published->sequence = sequence_;
  published->document = document(standing_);
  published->bytes = protocol::sign_standing(published->document, log_key_);
  const std::scoped_lock lock(mutex_);
  latest_ = std::move(published);
}

protocol::StandingDocument ScoringService::document(const rules::Standing& standing) const {
  const auto& rules = *scoring_->rules_for(standing.period, standing.as_of).ruleset;
  protocol::StandingDocument document;
  document.ruleset = rules.id;
  if (const auto* info = state_->registry->ruleset_on(standing.as_of)) {
    document.ruleset_hash = info->hash;
  }
  document.period = standing.period.text();
  document.as_of = standing.as_of;
  document.epoch = state_->checkpoint.epoch;
  document.sequence = static_cast<std::int64_t>(sequence_);
  for (const rules::UnitResult& result : standing.units) {
    protocol::StandingUnit unit;
    unit.unit = base::UnitCode(result.unit);
    unit.points = result.points.text();
    unit.provisional = result.provisional.text();
    if (result.completion) unit.completion = exact(*result.completion);
    for (const rules::Measure& measure : rules.measures) {
      unit.measures.push_back(
          {measure.id,
           exact(scoring_->measure(result.unit, measure.id, standing.period, standing.as_of))});
    }
    for (const rules::RankingResult& ranking : result.rankings) {
      protocol::StandingPlace place;
      place.ranking = ranking.ranking->id;
      place.group = ranking.group.value_or("");
      place.place = static_cast<std::int64_t>(ranking.rank.place);
      place.of = static_cast<std::int64_t>(ranking.rank.of);
      place.tied = ranking.rank.tied;
      for (const rules::Fraction& key : ranking.keys) place.keys.push_back(exact(key));
      unit.places.push_back(std::move(place));
    }
    document.units.push_back(std::move(unit));
  }
  return document;
}

void ScoringService::start() {
  thread_ = std::thread([this] {
    while (true) {
      work();
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, kLookAtTheDay, [&] { return stopping_ || !noted_.empty(); });
      if (stopping_) return;
      // Lets what follows closely come along.
      wake_.wait_for(lock, kPause, [&] { return stopping_; });
    }
  });
}

std::shared_ptr<const PublishedStanding> ScoringService::latest() const {
  const std::scoped_lock lock(mutex_);
  return latest_;
}

}  // namespace yibao::server
