// How a bulletin says things: in the language of the notices. For the files bulletin_*.cc.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/report/bulletin_figures.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

inline constexpr auto kBulletinLanguage = texts::Language::kChinese;
// More names than that are not read in running text: then the annex has them.
inline constexpr std::size_t kNamesMost = 20;

std::string say(std::string_view key, const base::TextArgs& args = {});
inline std::string number_words(std::int64_t number) {
  return std::to_string(number);
}
std::string joined(const std::vector<std::string>& parts, std::string_view between);
// "12.5" of 1 and 8.
std::string percent_of(std::int64_t part, std::int64_t whole);

// 全旗, 全县: the whole of a place, by the last character of its name.
std::string area_words(const rules::Ruleset& rules);
// 《…通知》（鄂前政办发〔2022〕65号）: the notice that the rules come from; "" where they name
// none.
std::string notice_words(const rules::Ruleset& rules);
// 2024年第一季度, with （截至2024年3月20日） while it runs.
std::string account_words(const BulletinFigures& figures);
// 1月, 一季度: a part of the period that is spoken of.
std::string short_period_words(const rules::Period& period);
// 120分, 93.3%, 12条: what a ranking goes by first.
std::string value_words(const rules::Ranking& ranking, const rules::RankingResult& result);

// 一, 十二; what no bulletin has so many of, in digits.
std::string numeral(std::size_t number);
// 一、总体情况.
std::string heading_words(std::size_t number, const std::string& heading);
// Paragraphs numbered （一）（二）…, a line each.
std::string numbered(const std::vector<std::string>& paragraphs);

}  // namespace yibao::report
