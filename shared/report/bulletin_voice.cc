#include "shared/report/bulletin_voice.h"

#include "shared/base/text.h"
#include "shared/report/period_words.h"

namespace yibao::report {

std::string say(std::string_view key, const base::TextArgs& args) {
  return texts::text(kBulletinLanguage, key, args);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += between;
    text += parts[i];
  }
  return text;
}

std::string percent_of(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "0" : base::Fraction(part, whole).percent(1);
}

std::string area_words(const rules::Ruleset& rules) {
  const std::u32string place = base::to_code_points(rules.place.zh);
  const std::u32string ends = base::to_code_points(say("bulletin.area_ends"));
  if (place.empty() || ends.find(place.back()) == std::u32string::npos) return rules.place.zh;
  return say("bulletin.area", {{"end", base::to_utf8(place.substr(place.size() - 1))}});
}

std::string notice_words(const rules::Ruleset& rules) {
  if (rules.basis.empty()) return "";
  const rules::Basis& basis = rules.basis.front();
  const bool quoted = basis.name.zh.find("《") != std::string::npos;
  std::string text = quoted ? basis.name.zh : say("bulletin.notice", {{"name", basis.name.zh}});
  if (!basis.number.empty()) text += say("bulletin.in_brackets", {{"text", basis.number}});
  return text;
}

std::string account_words(const BulletinFigures& figures) {
  std::string text = period_words(kBulletinLanguage, figures.period());
  if (!figures.running()) return text;
  const std::string until =
      say("bulletin.until", {{"day", day_words(kBulletinLanguage, figures.upto())}});
  return text + say("bulletin.in_brackets", {{"text", until}});
}

std::string value_words(const rules::Ranking& ranking, const rules::RankingResult& result) {
  const auto& by = ranking.keys.front().by;
  const char* key = "bulletin.value.items";
  if (std::holds_alternative<rules::ByPoints>(by)) key = "bulletin.value.points";
  if (BulletinFigures::key_is_percent(ranking.keys.front())) key = "bulletin.value.percent";
  return say(key, {{"value", BulletinFigures::key_text(ranking, result)}});
}

std::string numeral(std::size_t number) {
  const std::string key = "numeral." + std::to_string(number);
  return texts::has_text(key) ? say(key) : std::to_string(number);
}

std::string short_period_words(const rules::Period& period) {
  const std::chrono::year_month_day first(period.first);
  const auto month = static_cast<unsigned>(first.month());
  switch (period.kind) {
    case rules::PeriodKind::kWeek:
      return say("bulletin.short.week",
                 {{"week", std::to_string(std::stoi(period.text().substr(6)))}});
    case rules::PeriodKind::kMonth:
      return say("bulletin.short.month", {{"month", std::to_string(month)}});
    case rules::PeriodKind::kQuarter: return say("bulletin.short.quarter." + ordinal_key(period));
    case rules::PeriodKind::kHalfYear: return say("bulletin.short.half." + ordinal_key(period));
    case rules::PeriodKind::kYear: break;
  }
  return period_words(kBulletinLanguage, period);
}

std::string heading_words(std::size_t number, const std::string& heading) {
  return say("bulletin.numbered_heading", {{"number", numeral(number)}, {"heading", heading}});
}

std::string numbered(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    text += (i == 0 ? "" : "\n") + say("bulletin.in_brackets", {{"text", numeral(i + 1)}}) +
            paragraphs[i];
  }
  return text;
}

}  // namespace yibao::report
