#include "shared/report/bulletin.h"

#include <algorithm>

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"
#include "shared/report/standing_text.h"
#include "shared/report/table.h"

namespace yibao::report {
namespace {

using rules::Fraction;
using texts::Language;

constexpr crypto::StrictJsonLimits kLimits{
    base::limits::kDocumentBytesMax, base::limits::kJsonDepthMax, base::limits::kJsonStringBytesMax,
    base::limits::kJsonElementsMax};

std::int64_t place_in(const rules::UnitResult& result, rules::Ranking::Scope scope) {
  for (const rules::RankingResult& ranking : result.rankings) {
    if (ranking.ranking->scope == scope) return static_cast<std::int64_t>(ranking.rank.place);
  }
  return 0;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

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

std::string joined(const std::vector<std::string>& list, const char* between) {
  std::string text;
  for (const std::string& each : list) text += (text.empty() ? "" : between) + each;
  return text;
}

std::vector<std::string> headings(Language language, const Bulletin& bulletin) {
  const auto say = [&](const char* key) { return texts::text(language, key); };
  std::vector<std::string> columns = {say("report.rank"),   say("report.rank_in_group"),
                                      say("report.unit"),   say("report.group"),
                                      say("report.points"), say("report.completion")};
  columns.insert(columns.end(), bulletin.measures.begin(), bulletin.measures.end());
  columns.push_back(say("report.unmet"));
  return columns;
}

std::vector<std::string> fields(const Bulletin& bulletin, const BulletinUnit& unit) {
  std::vector<std::string> row = {place_text(bulletin, unit, false),
                                  place_text(bulletin, unit, true),
                                  unit.name,
                                  unit.group,
                                  unit.points,
                                  unit.completion.empty() ? "" : unit.completion + "%"};
  row.insert(row.end(), unit.figures.begin(), unit.figures.end());
  row.push_back(joined(unit.unmet, "、"));
  return row;
}

BulletinUnit unit_row(rules::Scoring& scoring, const rules::Standing& standing,
                      const rules::Ruleset& ruleset, std::size_t index) {
  const rules::UnitResult& result = standing.units[index];
  const rules::Unit& unit = scoring.units()[index];
  BulletinUnit row;
  row.unit = unit.id;
  row.name = unit.name.zh;
  if (unit.group) {
    const rules::Named* group = ruleset.words.groups.by_id(*unit.group);
    row.group = group == nullptr ? *unit.group : group->name.zh;
  }
  row.place = place_in(result, rules::Ranking::Scope::kAll);
  row.place_in_group = place_in(result, rules::Ranking::Scope::kGroup);
  if (result.total) row.points = result.points.text();
  if (result.completion) row.completion = result.completion->percent(1);
  for (const rules::Measure& measure : ruleset.measures) {
    const Fraction value = scoring.measure(unit.id, measure.id, standing.period, standing.as_of);
    const bool ratio = std::holds_alternative<rules::RatioOf>(measure.how);
    row.figures.push_back(ratio ? value.percent(2) + "%"
                                : value.decimal(base::Decimal::kDecimals).text());
  }
  for (const rules::TargetStatus& status : result.targets) {
    if (status.met || status.running) continue;
    row.unmet.push_back(status.target->name.zh + " " + status.period.text());
  }
  return row;
}

// Over all, or in the group where the notice ranks by groups alone.
std::int64_t shown_place(const BulletinUnit& unit) {
  return unit.place != 0 ? unit.place : unit.place_in_group;
}

std::string points_and_place(const BulletinUnit& unit) {
  return unit.points + " / " + std::to_string(shown_place(unit));
}

bool same_figures(const BulletinUnit& a, const BulletinUnit& b) {
  return a.points == b.points && a.place == b.place && a.place_in_group == b.place_in_group &&
         a.completion == b.completion && a.figures == b.figures && a.unmet == b.unmet;
}

}  // namespace

Bulletin make_bulletin(rules::Scoring& scoring, const rules::Standing& standing,
                       std::uint64_t sequence) {
  const auto& ruleset = *scoring.rules_for(standing.period, standing.as_of).ruleset;
  Bulletin bulletin;
  // Frozen with the rest: in the language of the notice, whoever reads it.
  bulletin.title =
      texts::text(Language::kChinese, "report.bulletin_title", {{"place", ruleset.place.zh}});
  bulletin.period = standing.period.text();
  bulletin.from = base::to_text(standing.period.first);
  bulletin.to = base::to_text(standing.period.last);
  bulletin.as_of = base::to_text(standing.as_of);
  bulletin.ruleset = ruleset.name.zh;
  bulletin.sequence = static_cast<std::int64_t>(sequence);
  for (const rules::Measure& measure : ruleset.measures) {
    bulletin.measures.push_back(measure.name.zh);
  }
  for (std::size_t i = 0; i < standing.units.size(); ++i) {
    bulletin.units.push_back(unit_row(scoring, standing, ruleset, i));
    const bool submitted = scoring.account(standing.units[i].unit)
                               .submitted_in(standing.period.first, standing.period.last);
    if (!submitted) bulletin.silent.push_back(bulletin.units.back().name);
  }
  std::stable_sort(bulletin.units.begin(), bulletin.units.end(),
                   [](const BulletinUnit& a, const BulletinUnit& b) {
                     const auto key = [](const BulletinUnit& unit) {
                       const std::int64_t place = shown_place(unit);
                       return place == 0 ? INT64_MAX : place;
                     };
                     return key(a) < key(b);
                   });
  return bulletin;
}

// Groups count for themselves.
std::string place_text(const Bulletin& bulletin, const BulletinUnit& unit, bool in_group) {
  const auto place = in_group ? &BulletinUnit::place_in_group : &BulletinUnit::place;
  if (unit.*place == 0) return "–";
  const auto shared =
      std::count_if(bulletin.units.begin(), bulletin.units.end(), [&](const BulletinUnit& other) {
        return other.*place == unit.*place && (!in_group || other.group == unit.group);
      });
  return std::to_string(unit.*place) + (shared > 1 ? "=" : "");
}

base::Bytes encode(const Bulletin& bulletin) {
  return crypto::to_canonical(protocol::to_json(bulletin));
}

base::Result<Bulletin> decode_bulletin(base::ByteView bytes) {
  YIBAO_TRY(const auto object, crypto::parse_strict(bytes, kLimits));
  return protocol::read_body<Bulletin>(object, protocol::Strings::kText);
}

std::string to_html(Language language, const Bulletin& bulletin) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
      escaped(bulletin.title) + " " + escaped(bulletin.period) +
      "</title>\n<style>\n"
      "body { font-family: \"Noto Serif CJK SC\", SimSun, serif; margin: 3em auto;"
      " max-width: 70em; }\n"
      "h1 { text-align: center; font-size: 1.6em; }\n"
      "p.period { text-align: center; }\n"
      "table { border-collapse: collapse; width: 100%; }\n"
      "th, td { border: 1px solid #444; padding: 0.25em 0.6em; text-align: right; }\n"
      "th, td.text { text-align: left; }\n"
      "</style>\n</head>\n<body>\n<h1>" +
      escaped(bulletin.title) + "</h1>\n<p class=\"period\">" +
      escaped(bulletin.period + "（" + bulletin.from + " – " + bulletin.to + "，" +
              texts::text(language, "report.as_of", {{"as_of", bulletin.as_of}}) + "）") +
      "</p>\n<table>\n<tr>";
  for (const std::string& heading : headings(language, bulletin)) {
    out += "<th>" + escaped(heading) + "</th>";
  }
  out += "</tr>\n";
  for (const BulletinUnit& unit : bulletin.units) {
    out += "<tr>";
    const auto row = fields(bulletin, unit);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool is_text = i == 2 || i == 3 || i + 1 == row.size();
      out += (is_text ? "<td class=\"text\">" : "<td>") + escaped(row[i]) + "</td>";
    }
    out += "</tr>\n";
  }
  out += "</table>\n";
  if (!bulletin.silent.empty()) {
    out += "<p>" +
           escaped(
               texts::text(language, "report.silent", {{"units", joined(bulletin.silent, "、")}})) +
           "</p>\n";
  }
  return out + "<p>" + escaped(bulletin.ruleset) + " · #" + std::to_string(bulletin.sequence) +
         "</p>\n</body>\n</html>\n";
}

std::string to_csv(Language language, const Bulletin& bulletin) {
  std::string out = "\xEF\xBB\xBF";
  const auto line = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + csv_field(row[i]);
    out += "\r\n";
  };
  line(headings(language, bulletin));
  for (const BulletinUnit& unit : bulletin.units) line(fields(bulletin, unit));
  return out;
}

std::string to_text(Language language, const Bulletin& bulletin) {
  Table table;
  const auto columns = headings(language, bulletin);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_text = i == 2 || i == 3 || i + 1 == columns.size();
    table.column(columns[i], is_text ? Table::Align::kLeft : Table::Align::kRight);
  }
  for (const BulletinUnit& unit : bulletin.units) table.row(fields(bulletin, unit));
  std::string out = bulletin.title + "　" + bulletin.period + "\n\n" + table.text();
  if (!bulletin.silent.empty()) {
    out += "\n" +
           texts::text(language, "report.silent", {{"units", joined(bulletin.silent, "、")}}) +
           "\n";
  }
  return out;
}

std::string differences(Language language, const Bulletin& published, const Bulletin& now) {
  std::string out;
  for (const BulletinUnit& unit : now.units) {
    const auto before =
        std::find_if(published.units.begin(), published.units.end(),
                     [&](const BulletinUnit& other) { return other.unit == unit.unit; });
    const bool known = before != published.units.end();
    if (known && same_figures(*before, unit)) continue;
    out += texts::text(language, "report.since_published",
                       {{"unit", unit.name},
                        {"before", known ? points_and_place(*before) : "–"},
                        {"now", points_and_place(unit)}}) +
           "\n";
  }
  return out;
}

}  // namespace yibao::report
