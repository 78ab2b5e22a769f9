#include "client/core/standing_check.h"

#include <charconv>
#include <map>

#include "shared/rules/ranking.h"

namespace yibao::client {
namespace {

using protocol::StandingDocument;
using protocol::StandingPlace;
using protocol::StandingUnit;

std::optional<std::int64_t> whole_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = error == std::errc() && end == text.data() + text.size();
  return good ? std::optional(number) : std::nullopt;
}

// "14/15", "3": as published_text writes it.
std::optional<rules::Fraction> fraction_in(std::string_view text) {
  const std::size_t bar = text.find('/');
  const auto numerator = whole_in(text.substr(0, bar));
  const auto denominator = bar == std::string_view::npos ? std::optional<std::int64_t>(1)
                                                         : whole_in(text.substr(bar + 1));
  if (!numerator || !denominator || *denominator <= 0) return std::nullopt;
  return rules::Fraction(*numerator, *denominator);
}

// What else the standing says of a figure that a ranking goes by; nullopt: nothing.
std::optional<std::string> published_beside(const rules::RankKey& key, const StandingUnit& unit,
                                            const rules::Ruleset& ruleset) {
  if (const auto* points = std::get_if<rules::ByPoints>(&key.by)) {
    const rules::Node* node = ruleset.node(points->node);
    const auto total = rules::Decimal::parse(unit.points);
    if (node == nullptr || node != ruleset.total() || !total) return std::nullopt;
    return published_text(rules::Fraction::of(*total));
  }
  if (const auto* by = std::get_if<rules::ByMeasure>(&key.by)) {
    for (const protocol::StandingFigure& figure : unit.measures) {
      if (figure.id == by->measure) return figure.value;
    }
  }
  return std::nullopt;
}

class RankAgain {
 public:
  RankAgain(const rules::Ruleset& ruleset, const StandingDocument& standing)
      : ruleset_(ruleset), standing_(standing) {}

  std::vector<PlaceDifference> run() {
    for (const rules::Ranking& ranking : ruleset_.rankings) {
      std::map<std::string, std::vector<Row>> circles;
      for (const StandingUnit& unit : standing_.units) {
        for (const StandingPlace& place : unit.places) {
          if (place.ranking == ranking.id) circles[place.group].push_back({&unit, &place});
        }
      }
      for (const auto& [group, rows] : circles) check(ranking, rows);
    }
    return std::move(differences_);
  }

 private:
  struct Row {
    const StandingUnit* unit;
    const StandingPlace* place;
  };

  void differ(const Row& row, const char* what, const std::string& here,
              const std::string& published) {
    if (here == published) return;
    differences_.push_back({row.unit->unit, row.place->ranking, what, here, published});
  }

  void check(const rules::Ranking& ranking, const std::vector<Row>& rows) {
    std::vector<rules::RankedUnit> entries;
    for (const Row& row : rows) entries.push_back(entry_of(ranking, row));
    rules::place_entries(ranking, entries);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const rules::Rank& rank = entries[i].result.rank;
      const StandingPlace& there = *rows[i].place;
      differ(rows[i], "place", std::to_string(rank.place), std::to_string(there.place));
      differ(rows[i], "of", std::to_string(rank.of), std::to_string(there.of));
      differ(rows[i], "tied", rank.tied ? "yes" : "no", there.tied ? "yes" : "no");
    }
  }

  rules::RankedUnit entry_of(const rules::Ranking& ranking, const Row& row) {
    rules::RankedUnit entry;
    entry.in_scope = true;
    const std::vector<std::string>& keys = row.place->keys;
    differ(row, "key", std::to_string(ranking.keys.size()), std::to_string(keys.size()));
    for (std::size_t i = 0; i < ranking.keys.size(); ++i) {
      const auto value = i < keys.size() ? fraction_in(keys[i]) : std::nullopt;
      entry.result.keys.push_back(value.value_or(rules::Fraction()));
      if (!value) continue;
      const auto beside = published_beside(ranking.keys[i], *row.unit, ruleset_);
      if (beside) differ(row, "key", *beside, keys[i]);
    }
    // Who is left out cannot be told wholly from here: whoever has no target has a zero as well.
    entry.ranked = row.place->place != 0;
    const bool zero = entry.result.keys.empty() || entry.result.keys.front() == rules::Fraction();
    if (zero && !ranking.rank_zeros) differ(row, "ranked", "no", entry.ranked ? "yes" : "no");
    const bool must_be = ranking.rank_without_target && (ranking.rank_zeros || !zero);
    if (must_be) differ(row, "ranked", "yes", entry.ranked ? "yes" : "no");
    return entry;
  }

  const rules::Ruleset& ruleset_;
  const StandingDocument& standing_;
  std::vector<PlaceDifference> differences_;
};

}  // namespace

std::vector<PlaceDifference> rank_again(const rules::Ruleset& ruleset,
                                        const StandingDocument& standing) {
  return RankAgain(ruleset, standing).run();
}

base::Result<std::vector<std::string>> standing_faults(Replica& replica) {
  std::vector<std::string> faults;
  const auto standing = published_standing(replica);
  if (!standing) {
    faults.push_back("standing: " + std::string(base::name(standing.error().code)));
    return faults;
  }
  const Progress& progress = replica.progress();
  if (!*standing || !progress.checkpoint) return faults;
  const StandingDocument& published = **standing;
  const auto ruleset = replica.ruleset_on(published.as_of);
  if (!ruleset) return faults;
  for (const PlaceDifference& each : rank_again(*ruleset, published)) {
    faults.push_back("standing: " + each.ranking + ": " + each.unit.text() + ": " + each.what +
                     " " + each.here + " ≠ " + each.published);
  }
  const bool all_here = published.epoch == progress.checkpoint->epoch &&
                        static_cast<std::uint64_t>(published.sequence) <= progress.own_upto;
  if (!all_here) return faults;
  YIBAO_TRY(const auto differences, compare_with_published(replica, published));
  for (const StandingDifference& each : differences) {
    faults.push_back("standing: " + each.unit.text() + ": " + each.here + " ≠ " + each.published);
  }
  return faults;
}

}  // namespace yibao::client
