#include "client/core/news_columns.h"

#include <algorithm>

#include "shared/base/csv.h"

namespace yibao::client {
namespace {

using Column = NewsColumns::Column;

// What people write above their columns.
constexpr std::pair<std::string_view, Column> kHeadings[] = {
    {"日期", Column::kDay},    {"时间", Column::kDay},       {"采用日期", Column::kDay},
    {"标题", Column::kTitle},  {"题目", Column::kTitle},     {"信息标题", Column::kTitle},
    {"刊物", Column::kPlace},  {"采用刊物", Column::kPlace}, {"采用情况", Column::kPlace},
    {"栏目", Column::kForm},   {"采用形式", Column::kForm},  {"期号", Column::kIssue},
    {"期数", Column::kIssue},  {"批示领导", Column::kPost},  {"领导职务", Column::kPost},
    {"批示", Column::kPost},   {"层级", Column::kLevel},     {"转报", Column::kLevel},
    {"备注", Column::kNote},   {"批示内容", Column::kNote},  {"date", Column::kDay},
    {"title", Column::kTitle}, {"journal", Column::kPlace},  {"form", Column::kForm},
    {"issue", Column::kIssue}, {"post", Column::kPost},      {"level", Column::kLevel},
    {"note", Column::kNote},
};

}  // namespace

std::optional<NewsColumns> NewsColumns::from(const std::string& line) {
  NewsColumns columns;
  columns.separator = line.find('\t') == std::string::npos ? ',' : '\t';
  bool has_title = false;
  for (const std::string& cell : columns.split(line)) {
    const auto found = std::find_if(std::begin(kHeadings), std::end(kHeadings),
                                    [&](const auto& heading) { return heading.first == cell; });
    columns.cells.emplace_back();
    if (found == std::end(kHeadings)) continue;
    columns.cells.back() = found->second;
    has_title = has_title || found->second == Column::kTitle;
  }
  if (!has_title) return std::nullopt;
  return columns;
}

std::vector<std::string> NewsColumns::split(std::string_view line) const {
  std::vector<std::string> values;
  base::take_csv_record(line, values, separator);
  return values;
}

}  // namespace yibao::client
