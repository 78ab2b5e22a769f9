#include "shared/report/bulletin_text.h"

#include "shared/report/bulletin_voice.h"
#include "shared/report/table.h"

namespace yibao::report {
namespace {

using texts::Language;

// A field that a spreadsheet would take for a formula is made a text.
std::string csv_field(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos) {
    const bool number = base::Decimal::parse(text).has_value();
    if (!number) text.insert(text.begin(), '\'');
  }
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

BulletinTable units_table(Language language, const Bulletin& bulletin) {
  const auto text = [&](const char* key) { return texts::text(language, key); };
  BulletinTable table;
  table.id = "units";
  table.columns = {{text("report.rank"), BulletinCell::kNumber},
                   {text("report.rank_in_group"), BulletinCell::kNumber},
                   {text("report.unit"), BulletinCell::kText},
                   {text("report.group"), BulletinCell::kText},
                   {text("report.points"), BulletinCell::kNumber},
                   {text("report.completion"), BulletinCell::kNumber}};
  for (const std::string& measure : bulletin.measures) {
    table.columns.push_back({measure, BulletinCell::kNumber});
  }
  table.columns.push_back({text("report.unmet"), BulletinCell::kText});
  for (const BulletinUnit& unit : bulletin.units) {
    std::vector<std::string> row = {place_text(bulletin, unit, false),
                                    place_text(bulletin, unit, true),
                                    unit.name,
                                    unit.group,
                                    unit.points,
                                    unit.completion.empty() ? "" : unit.completion + "%"};
    row.insert(row.end(), unit.figures.begin(), unit.figures.end());
    row.resize(table.columns.size() - 1);
    row.push_back(joined(unit.unmet, "、"));
    table.rows.push_back(std::move(row));
  }
  if (!bulletin.silent.empty()) {
    table.remark =
        texts::text(language, "report.silent", {{"units", joined(bulletin.silent, "、")}});
  }
  return table;
}

std::string table_text(const BulletinTable& from) {
  Table table;
  for (const BulletinColumn& column : from.columns) {
    table.column(column.cell == BulletinCell::kPercent ? column.heading + "%" : column.heading,
                 column.cell == BulletinCell::kText ? Table::Align::kLeft : Table::Align::kRight);
  }
  for (std::vector<std::string> row : from.rows) {
    row.resize(from.columns.size());
    table.row(std::move(row));
  }
  std::string out = from.caption.empty() ? "" : from.caption + "\n";
  out += table.text();
  if (!from.remark.empty()) out += from.remark + "\n";
  return out;
}

std::string to_csv(Language language, const Bulletin& bulletin) {
  std::string out = "\xEF\xBB\xBF";
  const auto line = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + csv_field(row[i]);
    out += "\r\n";
  };
  const BulletinTable table = units_table(language, bulletin);
  std::vector<std::string> headings;
  for (const BulletinColumn& column : table.columns) headings.push_back(column.heading);
  line(headings);
  for (const auto& row : table.rows) line(row);
  return out;
}

std::string to_text(Language language, const Bulletin& bulletin) {
  std::string out = bulletin.title + "　" + bulletin.period + "\n\n";
  if (!bulletin.is_document()) return out + table_text(units_table(language, bulletin));
  if (bulletin.head) {
    out += bulletin.head->issue + "　" + bulletin.head->office + "　" + bulletin.head->issued +
           "\n\n" + bulletin.head->addressees + "：\n";
  }
  std::size_t number = 0;
  for (const BulletinSection& section : bulletin.sections) {
    if (!section.heading.empty()) out += heading_words(++number, section.heading) + "\n";
    out += section.text + "\n\n";
  }
  std::string annex;
  for (const BulletinTable& table : bulletin.tables) {
    if (table.annex != annex) out += table.annex + "\n\n";
    annex = table.annex;
    out += table_text(table) + "\n";
  }
  return out;
}

}  // namespace yibao::report
