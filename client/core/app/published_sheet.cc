#include "client/core/app/published_sheet.h"

#include <algorithm>

#include "client/core/kept_figures.h"
#include "client/core/ledger.h"

namespace yibao::app {
namespace {

using base::Decimal;
using base::Fraction;

// As the server writes them: "28/30", "28", "" for none.
std::optional<Fraction> fraction_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto numerator = Decimal::parse(text.substr(0, slash));
  const auto denominator = slash == std::string::npos ? std::optional(Decimal(1))
                                                      : Decimal::parse(text.substr(slash + 1));
  if (!numerator || !denominator || denominator->is_zero()) return std::nullopt;
  return Fraction::of(*numerator) / Fraction::of(*denominator);
}

class Builder {
 public:
  Builder(client::Replica& replica, const protocol::StandingDocument& document)
      : replica_(replica), document_(document), ruleset_(replica.ruleset_on(document.as_of)) {}

  PublishedSheet build() {
    sheet_.period = document_.period;
    sheet_.as_of = document_.as_of;
    sheet_.sequence = document_.sequence;
    for (const protocol::StandingUnit& unit : document_.units) add_place(unit);
    std::stable_sort(sheet_.places.begin(), sheet_.places.end(),
                     [](const PlaceLine& a, const PlaceLine& b) {
                       const auto last = [](std::int64_t place) { return place == 0; };
                       return std::tuple(last(a.overall), a.overall, last(a.in_group), a.in_group) <
                              std::tuple(last(b.overall), b.overall, last(b.in_group), b.in_group);
                     });
    add_own();
    return std::move(sheet_);
  }

 private:
  void add_place(const protocol::StandingUnit& unit) {
    PlaceLine line;
    line.unit_name = replica_.unit_name(unit.unit);
    line.points = unit.points;
    line.own = unit.unit == replica_.identity()->unit;
    if (const auto completion = fraction_of(unit.completion)) {
      line.completion = completion->percent(1);
    }
    for (const protocol::StandingPlace& place : unit.places) {
      if (place.group.empty() && line.overall == 0) {
        line.overall = place.place;
        line.tied = place.tied;
        sheet_.has_overall = true;
      }
      if (!place.group.empty() && line.in_group == 0) {
        line.in_group = place.place;
        line.tied_in_group = place.tied;
        line.group = group_name(place.group);
        sheet_.has_groups = true;
      }
    }
    sheet_.places.push_back(std::move(line));
  }

  rules::Name group_name(const std::string& code) const {
    const rules::Named* group = ruleset_ ? ruleset_->words.groups.by_id(code) : nullptr;
    return group == nullptr ? rules::Name{code, code} : group->name;
  }

  static const protocol::StandingPlace* place_in(const protocol::StandingUnit& unit,
                                                 const protocol::StandingPlace& like) {
    for (const protocol::StandingPlace& place : unit.places) {
      if (place.ranking == like.ranking && place.group == like.group) return &place;
    }
    return nullptr;
  }

  // The first ranking the unit has a place in: the one the notice names first.
  void add_own() {
    const auto& units = document_.units;
    const auto own = std::find_if(units.begin(), units.end(), [&](const auto& unit) {
      return unit.unit == replica_.identity()->unit;
    });
    if (own == units.end()) return;
    const auto place = std::find_if(own->places.begin(), own->places.end(),
                                    [](const auto& each) { return each.place != 0; });
    const rules::Ranking* ranking =
        place == own->places.end() || !ruleset_ ? nullptr : ruleset_->ranking(place->ranking);
    if (ranking == nullptr) return;
    RankGap gap;
    gap.ranking = ranking->name;
    gap.clause = ranking->origin.cite;
    gap.place = place->place;
    gap.of = place->of;
    gap.tied = place->tied;
    add_ahead(*place, *ranking, gap);
    sheet_.own = std::move(gap);
  }

  // The nearest of those with a better place.
  void add_ahead(const protocol::StandingPlace& own, const rules::Ranking& ranking, RankGap& gap) {
    const protocol::StandingPlace* ahead = nullptr;
    for (const protocol::StandingUnit& unit : document_.units) {
      const protocol::StandingPlace* place = place_in(unit, own);
      const bool better = place != nullptr && place->place != 0 && place->place < own.place;
      if (!better || (ahead != nullptr && place->place <= ahead->place)) continue;
      ahead = place;
      gap.ahead = replica_.unit_name(unit.unit);
    }
    if (ahead == nullptr || ahead->keys.empty() || own.keys.empty() || ranking.keys.empty()) return;
    const auto theirs = fraction_of(ahead->keys.front());
    const auto ours = fraction_of(own.keys.front());
    if (!theirs || !ours) return;
    const auto& by = ranking.keys.front().by;
    gap.percent = std::holds_alternative<rules::ByCompletion>(by) ||
                  std::holds_alternative<rules::ByTargetRatio>(by);
    const Fraction distance = *theirs > *ours ? *theirs - *ours : *ours - *theirs;
    gap.gap = gap.percent ? distance.percent(1) : distance.decimal(Decimal::kDecimals).text();
  }

  client::Replica& replica_;
  const protocol::StandingDocument& document_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  PublishedSheet sheet_;
};

}  // namespace

base::Result<std::optional<PublishedSheet>> published_sheet(client::Replica& replica) {
  YIBAO_TRY(const auto document, client::published_standing(replica));
  if (!document || !replica.identity()) return std::optional<PublishedSheet>();
  PublishedSheet sheet = Builder(replica, *document).build();
  YIBAO_TRY(const auto differences, replica.figures().differences_from(*document));
  sheet.agrees = differences.empty();
  return std::optional(std::move(sheet));
}

}  // namespace yibao::app
