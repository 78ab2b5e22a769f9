#include "shared/rules/ranking.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace yibao::rules {
namespace {

struct KeyReader {
  Evaluator& evaluator;
  const Period& period;
  const std::function<Decimal()>& total;

  std::optional<Fraction> operator()(const ByPoints& by) const {
    const VersionInForce* version = evaluator.version_for(period);
    const Node* node = version == nullptr ? nullptr : version->compiled.ruleset->node(by.node);
    if (node == nullptr) return Fraction();
    if (node == version->compiled.ruleset->total()) return Fraction::of(total());
    return Fraction::of(evaluator.evaluate(*node, period).firm);
  }
  std::optional<Fraction> operator()(const ByMeasure& by) const {
    return evaluator.measure(by.measure, period);
  }
  std::optional<Fraction> operator()(const ByCompletion& by) const {
    return evaluator.completion(by.targets, period);
  }
  std::optional<Fraction> operator()(const ByTargetRatio& by) const {
    const auto statuses = evaluator.target_in(by.target, period);
    if (statuses.empty()) return std::nullopt;
    const TargetStatus& status = statuses.back();
    if (status.value.is_zero()) return Fraction::whole(1);
    return status.total() / Fraction::of(status.value);
  }
};

bool before(const Ranking& ranking, const RankedUnit& a, const RankedUnit& b) {
  for (std::size_t i = 0; i < ranking.keys.size(); ++i) {
    const auto order = a.result.keys[i] <=> b.result.keys[i];
    if (order == 0) continue;
    return ranking.keys[i].ascending ? order < 0 : order > 0;
  }
  return false;
}

// Gives places within one group (or among all); `members` are indices in the units' order.
void place(const Ranking& ranking, std::vector<std::size_t> members,
           std::vector<RankedUnit>& entries) {
  std::erase_if(members, [&](std::size_t i) { return !entries[i].ranked; });
  std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return before(ranking, entries[a], entries[b]);
  });
  const auto ties = [&](std::size_t a, std::size_t b) {
    return entries[a].result.keys == entries[b].result.keys;
  };
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool with_previous = i > 0 && ties(members[i - 1], members[i]);
    const bool with_next = i + 1 < members.size() && ties(members[i], members[i + 1]);
    if (!with_previous) ++distinct;
    Rank& rank = entries[members[i]].result.rank;
    rank.of = members.size();
    rank.tied = with_previous || with_next;
    switch (ranking.ties) {
      case Ranking::Ties::kShared:
        rank.place = with_previous ? entries[members[i - 1]].result.rank.place : i + 1;
        break;
      case Ranking::Ties::kDense: rank.place = distinct; break;
      case Ranking::Ties::kOrdinal: rank.place = i + 1; break;
    }
  }
}

bool is_barred(const UnitResult& result) {
  return std::any_of(result.flags.begin(), result.flags.end(), [](const FlagResult& flag) {
    return flag.rule->effect == FlagRule::Effect::kBarredFromAwards;
  });
}

const RankingResult* result_of(const UnitResult& unit, const Code& ranking) {
  for (const RankingResult& result : unit.rankings) {
    if (result.ranking->id == ranking) return &result;
  }
  return nullptr;
}

struct Candidate {
  std::size_t place;
  UnitResult* unit;
};

// Among units that were ranked together.
void give(const UnitAward& award, std::vector<Candidate> candidates, bool running) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.place < b.place; });
  const auto top = static_cast<std::size_t>(award.top);
  const std::size_t cut = candidates[std::min(top, candidates.size()) - 1].place;
  const bool tie_at_cut = candidates.size() > top && candidates[top].place == cut;
  for (const Candidate& candidate : candidates) {
    if (candidate.place > cut) break;
    const bool to_decide = tie_at_cut && candidate.place == cut;
    candidate.unit->unit_awards.push_back({&award, award.amount, to_decide, false, running});
  }
}

void give(const UnitAward& award, const std::vector<Unit>& units, Standing& standing) {
  const bool running = standing.period.running(standing.as_of);
  std::map<std::optional<Code>, std::vector<Candidate>> circles;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (award.group && units[i].group != award.group) continue;
    const RankingResult* result = result_of(standing.units[i], award.ranking);
    if (result == nullptr || result->rank.place == 0) continue;
    if (is_barred(standing.units[i])) {
      standing.units[i].unit_awards.push_back({&award, Decimal(), false, true, running});
      continue;
    }
    circles[result->group].push_back({result->rank.place, &standing.units[i]});
  }
  for (auto& [group, candidates] : circles) give(award, std::move(candidates), running);
}

}  // namespace

RankedUnit rank_entry(const Ranking& ranking, Evaluator& evaluator, const Period& period,
                      const std::function<Decimal()>& total) {
  RankedUnit entry;
  const auto& group = evaluator.account().unit().group;
  entry.in_scope = ranking.groups.empty() ||
                   (group && std::find(ranking.groups.begin(), ranking.groups.end(), *group) !=
                                 ranking.groups.end());
  entry.result.ranking = &ranking;
  if (ranking.scope == Ranking::Scope::kGroup) {
    entry.in_scope = entry.in_scope && group.has_value();
    entry.result.group = group;
  }
  if (!entry.in_scope) return entry;
  bool has_all = true;
  for (const RankKey& key : ranking.keys) {
    const auto value = std::visit(KeyReader{evaluator, period, total}, key.by);
    has_all = has_all && value.has_value();
    entry.result.keys.push_back(value.value_or(Fraction()));
  }
  const bool zero = entry.result.keys.front() == Fraction();
  entry.ranked = (ranking.rank_without_target || has_all) && (ranking.rank_zeros || !zero);
  return entry;
}

void rank_entries(const Ranking& ranking, const std::vector<Unit>& units,
                  std::vector<RankedUnit>& entries) {
  std::map<std::optional<Code>, std::vector<std::size_t>> circles;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!entries[i].in_scope) continue;
    const bool by_group = ranking.scope == Ranking::Scope::kGroup;
    circles[by_group ? units[i].group : std::nullopt].push_back(i);
  }
  for (auto& [group, members] : circles) place(ranking, std::move(members), entries);
}

void place_entries(const Ranking& ranking, std::vector<RankedUnit>& entries) {
  std::vector<std::size_t> members(entries.size());
  std::iota(members.begin(), members.end(), std::size_t{0});
  place(ranking, std::move(members), entries);
}

void give_unit_awards(const Ruleset& ruleset, const std::vector<Unit>& units, Standing& standing) {
  for (const UnitAward& award : ruleset.unit_awards) {
    // Paid for whole periods only: a year's award is not shown for a month.
    if (award.every == standing.period.kind) give(award, units, standing);
  }
}

namespace {

// What one item earns by the award's rows; nothing where the amount is zero.
ItemAwardResult award_of_item(const CompiledItemAward& award, const MatchContext& context,
                              const CodePool& codes, Date first, Date last) {
  ItemAwardResult result;
  result.award = award.award;
  if (award.needs) {
    const Record* needed = award.needs->first_in(context);
    if (needed == nullptr || needed->date() > last) return result;
  }
  for (const CompiledItemAward::Row& row : award.rows) {
    for (const Record& record : context.item) {
      const bool counts = record.share == 0 && record.date() >= first && record.date() <= last &&
                          row.when.matches(record, context);
      if (!counts) continue;
      const Decimal money = row.amount.times(record.item == 0 ? record.count : 1);
      ItemAwardRow earned{record.date(), record.evidence, codes.text(record.journal),
                          codes.text(record.level), money};
      result.evidence = record.evidence;
      if (award.award->cumulative) {
        result.amount += money;
        result.rows.push_back(std::move(earned));
      } else if (money > result.amount) {
        result.amount = money;
        result.rows = {std::move(earned)};
      }
      break;  // once an item and row
    }
  }
  return result;
}

}  // namespace

std::vector<ItemAwardResult> item_awards(const CompiledItemAward& award, const UnitAccount& account,
                                         const FactTable& facts, const Ruleset& ruleset,
                                         const Period& period, Date as_of) {
  const Date first = std::max(period.first, ruleset.awards_from.value_or(ruleset.in_force_from));
  const Date last = std::min(period.last, as_of);
  const std::span<const Record> all(account.facts().records);
  std::vector<ItemAwardResult> results;
  MatchContext context;
  context.unit = facts.codes().find(account.unit().id).value_or(0);
  if (const auto& group = account.unit().group) {
    context.group = facts.codes().find(*group).value_or(0);
  }
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (all[begin].item != 0 && end < all.size() && all[end].item == all[begin].item) ++end;
    context.item = all.subspan(begin, end - begin);
    ItemAwardResult result = award_of_item(award, context, facts.codes(), first, last);
    if (!result.amount.is_zero()) {
      result.item = facts.item_text(all[begin].item);
      result.authors = facts.authors(all[begin].item);
      results.push_back(std::move(result));
    }
    begin = end;
  }
  return results;
}

bool is_bunched(const UnitAccount& account, const Ruleset& ruleset, const Period& period,
                Date as_of) {
  const auto& rule = ruleset.preflight.bunching;
  if (!rule) return false;
  for (const Period& each : periods_in(rule->every, period)) {
    if (each.running(as_of)) continue;
    const Date tail = each.last - std::chrono::days(rule->last_days - 1);
    std::int64_t total = 0;
    std::int64_t late = 0;
    const std::span<const Record> all(account.facts().records);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Record& record = all[i];
      if (!each.contains(record.date()) || !account.is_submission(i)) continue;
      total += record.count;
      if (record.date() >= tail) late += record.count;
    }
    if (total > 0 && Fraction(late, total) > Fraction::of(rule->more_than_share)) return true;
  }
  return false;
}

}  // namespace yibao::rules
