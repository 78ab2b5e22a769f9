#include "shared/rules/records_csv.h"

#include <algorithm>
#include <map>

#include "shared/base/limits.h"
#include "shared/rules/csv_table.h"

namespace yibao::rules {
namespace {

const std::vector<CsvColumn>& record_columns() {
  static const std::vector<CsvColumn> kColumns = {{"date", {"日期"}, true},
                                                  {"unit", {"单位", "报送单位"}, true},
                                                  {"record", {"记录", "事项"}, true},
                                                  {"item", {"稿件", "稿件编号"}},
                                                  {"kind", {"类别", "信息类别"}},
                                                  {"journal", {"刊物"}},
                                                  {"form", {"栏目", "采用形式"}},
                                                  {"level", {"层级"}},
                                                  {"post", {"职务"}},
                                                  {"flags", {"标记"}},
                                                  {"words", {"字数"}},
                                                  {"count", {"数量", "条数"}},
                                                  {"value", {"数值", "分值"}},
                                                  {"people", {"人数"}},
                                                  {"units", {"联合单位"}},
                                                  {"authors", {"撰稿人"}},
                                                  {"note", {"备注", "说明"}}};
  return kColumns;
}

class RecordsReader {
 public:
  RecordsReader(std::string_view csv, const Vocabulary& words)
      : table_(csv, record_columns()), words_(words) {}

  RecordsFile read() {
    RecordsFile file;
    const bool has_header =
        std::none_of(table_.problems().begin(), table_.problems().end(),
                     [](const Problem& problem) { return problem.key == "csv_missing_column"; });
    if (has_header) {
      for (std::size_t row = 0; row < table_.rows(); ++row) file.rows.push_back(read_row(row));
      complete_items(file.rows);
    }
    file.problems = std::move(table_.problems());
    file.ignored_columns = std::move(table_.ignored_columns());
    if (!file.problems.empty()) file.rows.clear();
    return file;
  }

 private:
  template <class Entry>
  Code named(std::size_t row, const char* column, const NamedList<Entry>& list,
             const std::string& text, const char* key = "csv_unknown_value") {
    if (text.empty()) return {};
    if (const Entry* entry = list.find(text)) return entry->id;
    table_.note(row, column, key,
                {{"value", text}, {"allowed", list.choices()}, {"names", list.names()}});
    return {};
  }
  template <class Entry>
  Code named(std::size_t row, const char* column, const NamedList<Entry>& list) {
    return named(row, column, list, table_.at(row, column));
  }

  Code unit(std::size_t row, const char* column, const std::string& text) {
    if (const Unit* unit = words_.units.find(text)) return unit->id;
    std::string near;
    for (const Unit& unit : words_.units.all()) {
      const bool similar = unit.name.zh.find(text) != std::string::npos ||
                           text.find(unit.name.zh) != std::string::npos;
      if (similar && near.size() < 200) near += (near.empty() ? "" : "、") + unit.name.zh;
    }
    if (!near.empty()) near = "（" + near + "？）";
    table_.note(row, column, "csv_unknown_unit", {{"value", text}, {"near", near}});
    return {};
  }

  FactRow read_row(std::size_t row) {
    FactRow fact;
    fact.evidence = table_.number(row);
    const std::string& date = table_.at(row, "date");
    if (const auto day = base::parse_date(date)) {
      fact.date = *day;
    } else {
      table_.note(row, "date", date.empty() ? "csv_empty_field" : "csv_bad_date",
                  {{"value", date}});
    }
    const std::string& record = table_.at(row, "record");
    if (record.empty()) table_.note(row, "record", "csv_empty_field");
    fact.record = named(row, "record", words_.records, record, "csv_unknown_record");
    fact.item = table_.at(row, "item");
    fact.kind = named(row, "kind", words_.kinds);
    fact.form = named(row, "form", words_.forms);
    fact.post = named(row, "post", words_.posts);
    fact.level = named(row, "level", words_.levels);
    read_journal(row, fact);
    for (const std::string& flag : semicolon_list(table_.at(row, "flags"))) {
      fact.flags.push_back(named(row, "flags", words_.flags, flag));
    }
    fact.authors = semicolon_list(table_.at(row, "authors"));
    fact.has_reason = !table_.at(row, "note").empty();
    read_units(row, fact);
    read_numbers(row, fact);
    if (fact.level.empty() && !fact.post.empty()) {
      const Post* post = words_.posts.by_id(fact.post);
      if (post != nullptr && post->level) fact.level = *post->level;
    }
    return fact;
  }

  // Two journals of different levels may share a name: the level tells them apart.
  void read_journal(std::size_t row, FactRow& fact) {
    const std::string& text = table_.at(row, "journal");
    if (text.empty()) {
      const bool nowhere = fact.record == record::kAdopted && table_.at(row, "level").empty();
      if (nowhere) table_.note(row, "journal", "csv_no_place");
      return;
    }
    const Journal* journal = words_.journals.find(text);
    std::string sharing;
    for (const Journal* each : words_.journals.all_named(text)) {
      sharing += (sharing.empty() ? "" : ", ") + each->id;
      if (journal == nullptr && !fact.level.empty() && each->level == fact.level) journal = each;
    }
    if (journal == nullptr) {
      const bool shared = sharing.find(',') != std::string::npos;
      table_.note(row, "journal", shared ? "csv_shared_name" : "csv_unknown_value",
                  {{"value", text},
                   {"allowed", shared ? sharing : words_.journals.choices()},
                   {"names", words_.journals.names()}});
      return;
    }
    fact.journal = journal->id;
    if (fact.level.empty()) {
      fact.level = journal->level.value_or("");
    } else if (journal->level && *journal->level != fact.level) {
      table_.note(row, "journal", "csv_level_conflict",
                  {{"value", text}, {"allowed", *journal->level}});
    }
    check_form(row, fact, *journal);
  }

  void check_form(std::size_t row, const FactRow& fact, const Journal& journal) {
    const std::string& text = table_.at(row, "form");
    std::string allowed, names;
    for (const Code& form : journal.forms) {
      allowed += (allowed.empty() ? "" : ", ") + form;
      const auto* known = words_.forms.by_id(form);
      names += (names.empty() ? "" : "、") + (known == nullptr ? form : known->name.zh);
    }
    if (allowed.empty()) return;
    if (text.empty() && fact.record == record::kAdopted) {
      table_.note(row, "form", "csv_no_form", {{"allowed", allowed}, {"names", names}});
    } else if (!fact.form.empty() && std::find(journal.forms.begin(), journal.forms.end(),
                                               fact.form) == journal.forms.end()) {
      table_.note(row, "form", "csv_unknown_value",
                  {{"value", text}, {"allowed", allowed}, {"names", names}});
    }
  }

  void read_units(std::size_t row, FactRow& fact) {
    const std::string& lead = table_.at(row, "unit");
    if (!lead.empty()) fact.unit = unit(row, "unit", lead);
    for (const std::string& each : semicolon_list(table_.at(row, "units"))) {
      fact.units.push_back(unit(row, "units", each));
    }
    if (fact.units.empty()) return;
    if (fact.unit.empty()) {
      fact.unit = fact.units.front();
    } else if (fact.units.front() != fact.unit) {
      table_.note(row, "units", "csv_joint_lead", {{"value", lead}});
    }
  }

  void read_numbers(std::size_t row, FactRow& fact) {
    fact.words = table_.whole_number(row, "words", 0, 10'000'000);
    fact.people = table_.whole_number(row, "people", 0, 100'000'000);
    fact.count = table_.whole_number(row, "count", 1, base::limits::kRecordCountMax).value_or(1);
    if (!fact.item.empty() && fact.count != 1) table_.note(row, "count", "csv_item_count");
    const std::string& value = table_.at(row, "value");
    if (!value.empty()) {
      fact.value = Decimal::parse(value);
      if (!fact.value) table_.note(row, "value", "csv_bad_decimal", {{"value", value}});
    }
  }

  // What stands once about an item holds for all its rows; what stands twice must agree.
  void complete_items(std::vector<FactRow>& rows) {
    struct Item {
      std::size_t first_row = 0;
      Code unit, kind;
      std::vector<Code> units, flags;
      std::vector<std::string> authors;
      std::optional<std::int64_t> words;
    };
    std::map<std::string, Item> items;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const FactRow& fact = rows[row];
      if (fact.item.empty()) continue;
      const auto [place, added] = items.try_emplace(fact.item);
      Item& item = place->second;
      if (added) item.first_row = row;
      agree(row, item.first_row, "unit", fact.item, item.unit, fact.unit);
      agree(row, item.first_row, "kind", fact.item, item.kind, fact.kind);
      if (item.units.empty()) {
        item.units = fact.units;
      } else if (!fact.units.empty() && fact.units != item.units) {
        table_.note(row, "units", "csv_item_conflict",
                    {{"item", fact.item},
                     {"row", std::to_string(table_.number(item.first_row))},
                     {"other", text_of(item.units)}});
      }
      if (item.authors.empty()) item.authors = fact.authors;
      if (!item.words) item.words = fact.words;
      if (fact.record == record::kSubmitted) item.flags = fact.flags;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
      FactRow& fact = rows[row];
      if (fact.item.empty()) {
        if (fact.unit.empty() && table_.at(row, "unit").empty()) {
          table_.note(row, "unit", "csv_empty_field");
        }
        continue;
      }
      const Item& item = items.at(fact.item);
      if (item.unit.empty() && table_.at(row, "unit").empty()) {
        table_.note(row, "unit", "csv_item_unit", {{"item", fact.item}});
      }
      fact.unit = item.unit;
      fact.kind = item.kind;
      fact.units = item.units;
      fact.authors = item.authors;
      if (!fact.words) fact.words = item.words;
      for (const Code& flag : item.flags) {
        if (std::find(fact.flags.begin(), fact.flags.end(), flag) == fact.flags.end()) {
          fact.flags.push_back(flag);
        }
      }
    }
  }

  static std::string text_of(const std::vector<Code>& codes) {
    std::string text;
    for (const Code& code : codes) text += (text.empty() ? "" : ";") + code;
    return text;
  }

  void agree(std::size_t row, std::size_t first_row, const char* column, const std::string& item,
             Code& known, const Code& stated) {
    if (stated.empty()) return;
    if (known.empty()) {
      known = stated;
    } else if (known != stated) {
      table_.note(
          row, column, "csv_item_conflict",
          {{"item", item}, {"row", std::to_string(table_.number(first_row))}, {"other", known}});
    }
  }

  CsvTable table_;
  const Vocabulary& words_;
};

}  // namespace

RecordsFile read_records(std::string_view csv, const Vocabulary& words) {
  return RecordsReader(csv, words).read();
}

}  // namespace yibao::rules
