#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kPartRows[] = {
    // clang-format off
    {"period.year", "{year}年", "{year}"},
    {"period.half.first", "{year}年上半年", "first half of {year}"},
    {"period.half.second", "{year}年下半年", "second half of {year}"},
    {"period.quarter.first", "{year}年第一季度", "first quarter of {year}"},
    {"period.quarter.second", "{year}年第二季度", "second quarter of {year}"},
    {"period.quarter.third", "{year}年第三季度", "third quarter of {year}"},
    {"period.quarter.fourth", "{year}年第四季度", "fourth quarter of {year}"},
    {"period.month", "{year}年{number}月", "{year}, month {number}"},
    {"period.week", "{year}年第{number}周", "{year}, week {number}"},
    {"period.kind.week", "周", "week"},
    {"period.kind.month", "月份", "month"},
    {"period.kind.quarter", "季度", "quarter"},
    {"period.kind.half_year", "半年", "half-year"},
    {"period.kind.year", "年度", "year"},
    {"desk.period.kind", "时段类型", "Kind of period"},
    {"desk.period.which", "时段", "Period shown"},
    {"desk.period.earlier", "‹ 上一期", "‹ Earlier"},
    {"desk.period.later", "下一期 ›", "Later ›"},
    {"desk.picks.search", "查找单位", "Find a unit"},
    {"desk.picks.search_hint", "单位名称或简称", "name or short name"},
    {"desk.picks.all", "全选", "All"},
    {"desk.picks.none", "全不选", "None"},
    {"desk.picks.count", "已选 {count} 个，共 {total} 个单位", "{count} of {total} units"},
    {"desk.picks.group", "{group}（{count}/{total}）", "{group} ({count}/{total})"},
    {"desk.picks.no_group", "未分类的单位", "Units in no group"},
    // clang-format on
};

}  // namespace

std::span<const Row> part_rows() {
  return kPartRows;
}

}  // namespace yibao::texts
