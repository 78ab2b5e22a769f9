#include "server/service/verify_derived.h"

#include <algorithm>

#include "server/service/fact_fold.h"
#include "server/service/showing.h"
#include "shared/domain/audience.h"
#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"

namespace yibao::server {
namespace {

using domain::EventType;

crypto::Digest root_over(const std::vector<crypto::Digest>& hashes) {
  crypto::MerkleFrontier frontier;
  for (const crypto::Digest& hash : hashes) frontier.append(hash);
  return frontier.root();
}

bool is_shown_further(const domain::Event& event) {
  return event.is(EventType::kKeyEnrolled) || event.is(EventType::kDraftFoundSecret) ||
         event.is(EventType::kContentPurged);
}

}  // namespace

base::Status TileCheck::add(const crypto::Digest& leaf, const SayFault& say) {
  crypto::Digest hash = leaf;
  for (unsigned level = 0;; ++level) {
    if (levels_.size() == level) levels_.emplace_back();
    levels_[level].open.push_back(hash);
    if (levels_[level].open.size() < TreeStore::kTileHashes) return {};
    YIBAO_CHECK(compare(level, levels_[level].full, say));
    hash = root_over(levels_[level].open);
    levels_[level].open.clear();
    ++levels_[level].full;
  }
}

// The leaves of the last tile are not kept.
base::Status TileCheck::finish(const SayFault& say) {
  for (unsigned level = 1; level < levels_.size(); ++level) {
    if (!levels_[level].open.empty()) YIBAO_CHECK(compare(level, levels_[level].full, say));
  }
  YIBAO_TRY(const std::uint64_t there, store_.tree().kept_tiles());
  if (there != kept_) say("tiles: " + std::to_string(there) + " of " + std::to_string(kept_));
  return {};
}

base::Status TileCheck::compare(unsigned level, std::uint64_t number, const SayFault& say) {
  ++kept_;
  YIBAO_TRY(const auto tile, store_.tree().kept_tile(level, number));
  if (tile == levels_[level].open) return {};
  say("tile " + std::to_string(level) + "/" + std::to_string(number));
  return {};
}

void FeedCheck::add(const domain::Entry& entry, const domain::Registry& registry) {
  const domain::Event& event = *entry.event;
  last_ = entry.stamp->sequence;
  sequences_[event.id] = last_;
  const auto scopes = scopes_of(domain::audience_of(event, registry), registry);
  for (const std::string& scope : scopes) meant_.emplace(last_, scope);
  if (is_shown_further(event)) anywhere_.insert(last_);
  for (const base::EventId& id : domain::released_by(event)) {
    const auto released = sequences_.find(id);
    if (released == sequences_.end()) continue;
    auto& allowed = allowed_[released->second];
    allowed.insert(allowed.end(), scopes.begin(), scopes.end());
    auto& concerned = concerned_[released->second];
    concerned.push_back(event.unit);
    concerned.insert(concerned.end(), event.parties.begin(), event.parties.end());
  }
  auto& concerned = concerned_[last_];
  concerned.push_back(event.unit);
  concerned.insert(concerned.end(), event.parties.begin(), event.parties.end());
  if (!event.is(EventType::kUnitDefined) && !event.is(EventType::kUnitSucceeded)) return;
  for (const auto& [code, unit] : registry.units()) {
    for (const base::UnitCode& each : registry.overseers(code)) {
      overseers_[code].insert(each.text());
    }
  }
}

base::Status FeedCheck::finish(const SayFault& say) {
  const auto may_see = [&](std::uint64_t sequence, const std::string& scope) {
    if (anywhere_.contains(sequence)) return true;
    const auto allowed = allowed_.find(sequence);
    if (allowed != allowed_.end() &&
        std::find(allowed->second.begin(), allowed->second.end(), scope) != allowed->second.end()) {
      return true;
    }
    const auto& units = concerned_[sequence];
    return std::any_of(units.begin(), units.end(), [&](const base::UnitCode& unit) {
      const auto overseers = overseers_.find(unit);
      return overseers != overseers_.end() && overseers->second.contains(scope);
    });
  };
  std::set<Shown> missing = meant_;
  YIBAO_CHECK(store_.feed().each([&](const ShownRow& shown) {
    const Shown row(shown.row.sequence, shown.scope);
    if (meant_.contains(row)) {
      missing.erase(row);
    } else if (row.first > last_ || !may_see(row.first, row.second)) {
      say("feed: entry " + std::to_string(row.first) + " is shown to " + row.second);
    }
  }));
  for (const auto& [sequence, scope] : missing) {
    say("feed: entry " + std::to_string(sequence) + " is not shown to " + scope);
  }
  return {};
}

void FactCheck::add(const domain::Event& event) {
  if (!event.type() || !may_change_facts(*event.type())) return;
  for (const domain::Subject& subject : domain::subjects_of(event)) subjects_.insert(subject);
}

base::Status FactCheck::finish(const domain::Registry& registry, const SayFault& say) {
  std::map<domain::Subject, base::Bytes> kept;
  YIBAO_CHECK(store_.facts().each([&](const domain::Subject& subject, base::ByteView rows) {
    kept.emplace(subject, base::Bytes(rows));
    subjects_.insert(subject);
  }));
  LogState state;
  YIBAO_TRY(state.rulesets, adopted_rulesets(store_, registry));
  if (state.rulesets.size() < registry.rulesets().size()) return {};  // a text is not at hand
  YIBAO_TRY(const auto day_text, store_.value(kFactsDayValue));
  const auto day = day_text ? base::parse_date(*day_text) : std::nullopt;
  if (!day) return {};
  const auto ruleset = ruleset_on(state, *day);
  for (const domain::Subject& subject : subjects_) {
    YIBAO_TRY(const auto entries, entries_about(store_, subject));
    std::vector<rules::FactRow> rows;
    if (ruleset != nullptr) rows = rules::facts_of(subject, entries, *ruleset);
    const auto found = kept.find(subject);
    const base::Bytes there = found == kept.end() ? rules::encode_facts({}) : found->second;
    if (there != rules::encode_facts(rows)) say("facts of " + subject.text());
  }
  return {};
}

}  // namespace yibao::server
