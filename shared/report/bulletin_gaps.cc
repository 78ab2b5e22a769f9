// What a bulletin says of what is missing, and what it asks for: sections of bulletin_prose.h.
#include <algorithm>

#include "shared/report/bulletin_prose.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

constexpr std::size_t kFew = 3;  // 个别单位

using Units = std::vector<std::size_t>;

Units units_with(const BulletinFigures& figures,
                 const std::function<bool(const rules::UnitResult&)>& has) {
  Units units;
  for (const std::size_t unit : figures.units()) {
    if (has(figures.result(unit))) units.push_back(unit);
  }
  return units;
}

std::string some_units(std::size_t count, std::size_t of) {
  if (count * 2 > of) return say("bulletin.gaps.most");
  return say(count <= kFew ? "bulletin.gaps.few" : "bulletin.gaps.some");
}

// 甲、乙; of more than can be read in a text how many they are.
std::string names_or_count(const BulletinFigures& figures, const Units& units) {
  if (units.size() <= kNamesMost) return figures.names(units);
  return say("bulletin.gaps.and_more",
             {{"units", figures.names(Units(units.begin(), units.begin() + kNamesMost))},
              {"count", std::to_string(units.size())}});
}

class Gaps {
 public:
  Gaps(const BulletinFigures& figures, const BulletinSource& source)
      : figures_(figures), source_(source) {}

  std::vector<std::string> paragraphs() {
    targets();
    silent();
    commissions();
    duties();
    of_units("bulletin.gaps.bunched",
             units_with(figures_, [](const rules::UnitResult& unit) { return unit.bunched; }));
    inaccurate();
    flags();
    return std::move(paragraphs_);
  }

 private:
  void of_units(const char* key, const Units& units) {
    if (units.empty()) return;
    paragraphs_.push_back(say(key, {{"some", some_units(units.size(), figures_.units().size())},
                                    {"units", names_or_count(figures_, units)}}));
  }

  // 甲（1月、3月）; the figures where the period itself was missed.
  std::string missed_by(const BulletinFigures::Missed::Unit& unit) const {
    std::vector<std::string> parts;
    for (const rules::TargetStatus* status : unit.periods) {
      const bool part = status->period.kind < figures_.period().kind;
      parts.push_back(part ? short_period_words(status->period)
                           : status->total().decimal(base::Decimal::kDecimals).text() + "/" +
                                 status->value.text());
    }
    return figures_.name(unit.unit) + say("bulletin.in_brackets", {{"text", joined(parts, "、")}});
  }

  std::string target(const BulletinFigures::Missed& missed) const {
    base::TextArgs args = {{"target", missed.target->name.zh},
                           {"count", std::to_string(missed.units.size())},
                           {"asked", std::to_string(missed.asked)},
                           {"percent", percent_of(static_cast<std::int64_t>(missed.units.size()),
                                                  static_cast<std::int64_t>(missed.asked))}};
    if (missed.units.size() == missed.asked && missed.asked > kFew) {
      return say("bulletin.gaps.target_all", args);
    }
    if (missed.units.size() > kNamesMost) return say("bulletin.gaps.target_many", args);
    std::vector<std::string> units;
    for (const auto& unit : missed.units) units.push_back(missed_by(unit));
    args.emplace_back("units", joined(units, "、"));
    return say("bulletin.gaps.target", args);
  }

  void targets() {
    std::string text;
    std::size_t units = 0;
    std::size_t asked = 0;
    for (const BulletinFigures::Missed& missed : figures_.missed()) {
      text += target(missed);
      units = std::max(units, missed.units.size());
      asked = std::max(asked, missed.asked);
    }
    if (text.empty()) return;
    paragraphs_.push_back(say("bulletin.gaps.targets", {{"some", some_units(units, asked)}}) +
                          text);
  }

  // Nobody at all: there is nothing to compare with, and nothing to hold against anybody.
  void silent() {
    if (figures_.silent().size() < figures_.units().size()) {
      of_units("bulletin.gaps.silent", figures_.silent());
    }
  }

  std::string tallied(const char* key, std::int64_t CommissionTally::*what) const {
    std::vector<std::string> units;
    for (const std::size_t unit : figures_.units()) {
      for (const CommissionTally& tally : source_.commissions) {
        if (tally.unit != figures_.result(unit).unit || tally.*what == 0) continue;
        units.push_back(say("bulletin.gaps.times",
                            {{"unit", figures_.name(unit)}, {"count", number_words(tally.*what)}}));
      }
    }
    return units.empty() ? "" : say(key, {{"units", joined(units, "、")}});
  }

  void commissions() {
    const std::string failed =
        tallied("bulletin.gaps.commissions_failed", &CommissionTally::failed);
    const std::string overdue =
        tallied("bulletin.gaps.commissions_overdue", &CommissionTally::overdue);
    if (failed.empty() && overdue.empty()) return;
    paragraphs_.push_back(say("bulletin.gaps.commissions") + failed + overdue);
  }

  void duties() {
    for (const rules::Obligation& duty : figures_.rules().obligations) {
      const Units late = units_with(figures_, [&](const rules::UnitResult& unit) {
        return std::any_of(
            unit.obligations.begin(), unit.obligations.end(),
            [&](const auto& status) { return status.duty == &duty && status.overdue; });
      });
      if (late.empty()) continue;
      paragraphs_.push_back(
          say("bulletin.gaps.duty", {{"duty", duty.name.zh},
                                     {"due", day_words(kBulletinLanguage, duty.due)},
                                     {"units", names_or_count(figures_, late)}}));
    }
  }

  void inaccurate() {
    Units units;
    for (const std::size_t unit : figures_.units()) {
      if (figures_.records(unit, rules::record::kInaccurate) > 0) units.push_back(unit);
    }
    of_units("bulletin.gaps.inaccurate", units);
  }

  void flags() {
    for (const rules::FlagRule& rule : figures_.rules().flags) {
      const Units units = units_with(figures_, [&](const rules::UnitResult& unit) {
        return std::any_of(unit.flags.begin(), unit.flags.end(), [&](const auto& flag) {
          return flag.rule == &rule && !flag.provisional;
        });
      });
      if (units.empty()) continue;
      paragraphs_.push_back(
          say("bulletin.gaps.flag",
              {{"flag", rule.name.zh}, {"units", names_or_count(figures_, units)}}));
    }
  }

  const BulletinFigures& figures_;
  const BulletinSource& source_;
  std::vector<std::string> paragraphs_;
};

// Duties due in the period after this one.
std::vector<const rules::Obligation*> coming_duties(const BulletinFigures& figures) {
  std::vector<const rules::Obligation*> duties;
  const rules::Period coming = rules::next(figures.period());
  for (const rules::Obligation& duty : figures.rules().obligations) {
    if (coming.contains(duty.due)) duties.push_back(&duty);
  }
  return duties;
}

}  // namespace

std::optional<BulletinSection> gaps_section(const BulletinFigures& figures,
                                            const BulletinSource& source) {
  const std::vector<std::string> paragraphs = Gaps(figures, source).paragraphs();
  if (paragraphs.empty()) return std::nullopt;
  return BulletinSection{section::kGaps, say("bulletin.heading.gaps"), numbered(paragraphs)};
}

std::optional<BulletinSection> interviews_section(const BulletinFigures& figures) {
  if (!figures.rules().interviews) return std::nullopt;
  const Units& units = figures.to_interview();
  if (units.empty()) return std::nullopt;
  const bool some = units.size() <= kNamesMost;
  return BulletinSection{section::kInterviews, say("bulletin.heading.interviews"),
                         say(some ? "bulletin.interviews" : "bulletin.interviews_many",
                             {{"notice", notice_words(figures.rules())},
                              {"count", std::to_string(units.size())},
                              {"units", some ? figures.names(units) : ""}})};
}

BulletinSection requirements_section(const BulletinFigures& figures, const BulletinSource& source) {
  std::vector<std::string> paragraphs = {say("bulletin.ask.quality")};
  const auto ask = [&](bool reason, const char* key) {
    if (reason) paragraphs.push_back(say(key));
  };
  ask(!figures.missed().empty(), "bulletin.ask.targets");
  ask(!figures.silent().empty() && figures.silent().size() < figures.units().size(),
      "bulletin.ask.silent");
  ask(std::any_of(source.commissions.begin(), source.commissions.end(),
                  [](const CommissionTally& tally) { return tally.failed + tally.overdue > 0; }),
      "bulletin.ask.commissions");
  ask(std::any_of(figures.units().begin(), figures.units().end(),
                  [&](std::size_t unit) { return figures.result(unit).bunched; }),
      "bulletin.ask.bunched");
  for (const rules::Obligation* duty : coming_duties(figures)) {
    paragraphs.push_back(
        say("bulletin.ask.duty",
            {{"duty", duty->name.zh}, {"due", day_words(kBulletinLanguage, duty->due)}}));
  }
  paragraphs.push_back(say("bulletin.ask.signoff"));
  return {section::kRequirements, say("bulletin.heading.requirements"), numbered(paragraphs)};
}

}  // namespace yibao::report
