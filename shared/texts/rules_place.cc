// The office's place for rules, and adopting them.
#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kRulesPlaceRows[] = {
    // clang-format off
    {"adoption.other", "这是“{value}”的规则，本地区用的是“{known}”。", "This is the ruleset “{value}”; this jurisdiction's is “{known}”."},
    {"adoption.version", "版本号是 {value}，已经采用过第 {known} 版。请改为第 {next} 版。", "Its version is {value}, and version {known} was adopted already. Make it version {next}."},
    {"adoption.group", "有 {count} 个单位在这一天不属于规则里的任何类别，任务或排名要按类别：{units}。请给它们定类别。", "{count} units are in none of its groups on that day, while targets or rankings go by group: {units}. Give them a group."},
    {"adoption.closed", "{period} 的通报（第 {number} 期）已经发布，定了稿的时段不能再改。最早可以从 {first} 起采用。", "The bulletin of {period} (no. {number}) is published, and what is published stays. The first day that can be named is {first}."},
    {"adoption.why.other", "不是本地区的规则", "it is another jurisdiction's"},
    {"adoption.why.version", "版本号不比已经采用的高，别人可能刚采用过新的一版", "its version is not above the one adopted already; somebody may just have adopted another"},
    {"adoption.why.group", "有单位不属于规则里的任何类别", "some unit is in none of its groups"},
    // clang-format on
};

}  // namespace

std::span<const Row> rules_place_rows() {
  return kRulesPlaceRows;
}

}  // namespace yibao::texts
