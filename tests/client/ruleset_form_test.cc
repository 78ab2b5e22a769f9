// Forms over all rulesets of the repository: whatever stands there is reached, read and written.
#include "client/core/ruleset/form.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "shared/report/describe.h"
#include "shared/rules/load.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

using Kind = FormRow::Kind;
using Write = FormRow::Write;

std::vector<std::pair<std::string, RulesetText>> all_rulesets() {
  std::vector<std::pair<std::string, RulesetText>> all;
  for (const char* folder : {"schemas/jurisdictions", "tests/rules/rulesets"}) {
    for (const auto& file : std::filesystem::directory_iterator(testing::source_path(folder))) {
      const std::string name = file.path().filename().string();
      if (!name.ends_with(".json") || name.ends_with(".scenarios.json")) continue;
      all.emplace_back(name, RulesetText::read(testing::read_file(file.path())).value());
    }
  }
  return all;
}

RulesetText ruleset(const std::string& name) {
  return RulesetText::read(testing::read_file(testing::source_path(name))).value();
}
RulesetText everything() {
  return ruleset("tests/rules/rulesets/everything.json");
}

std::vector<report::RuleEntry> sentences(const RulesetText& text) {
  std::vector<report::RuleEntry> all;
  const auto loaded = rules::load_ruleset(text.text());
  REQUIRE(loaded.as_read != nullptr);
  for (const auto& chapter : report::describe(texts::Language::kChinese, *loaded.as_read)) {
    all.insert(all.end(), chapter.entries.begin(), chapter.entries.end());
  }
  return all;
}

// Forms of every sentence, and of everything that they lead to.
std::vector<std::string> all_places(const RulesetText& text) {
  std::vector<std::string> places = {"$"};
  std::set<std::string> met = {"$"};
  const auto add = [&](const std::string& place) {
    if (!place.empty() && met.insert(place).second) places.push_back(place);
  };
  for (const report::RuleEntry& entry : sentences(text)) add(entry.place);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (const FormRow& row : form_of(text, places[i])) {
      if (row.kind == Kind::kLink) add(row.place);
    }
  }
  return places;
}

const FormRow& row_at(const std::vector<FormRow>& rows, const std::string& place, Write write) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const FormRow& row) {
    return row.place == place && row.write == write;
  });
  REQUIRE(found != rows.end());
  return *found;
}

TEST_CASE("every sentence leads to a part of the text, or to where it would stand") {
  for (const auto& ruleset : all_rulesets()) {
    CAPTURE(ruleset.first);
    const RulesetText& text = ruleset.second;
    const auto built_in = rules::built_in_records();
    for (const report::RuleEntry& entry : sentences(text)) {
      CAPTURE(entry.text);
      CAPTURE(entry.place);
      if (entry.place.empty()) {
        CHECK(std::any_of(built_in.begin(), built_in.end(),
                          [&](const auto& record) { return record.id == entry.id; }));
        continue;
      }
      const auto rows = form_of(text, entry.place);
      CHECK_FALSE(rows.empty());
      const std::string outer = text.outer(entry.place);
      CHECK((text.find(entry.place) != nullptr || outer == "$"));
    }
  }
}

void collect_leaves(const TextPart& part, const std::string& place,
                    std::vector<std::string>& leaves) {
  if (part.parts.empty()) leaves.push_back(place);
  for (std::size_t i = 0; i < part.parts.size(); ++i) {
    const TextPart& each = part.parts[i];
    collect_leaves(
        each,
        part.is(TextPart::Kind::kObject) ? member_place(place, each.key) : element_place(place, i),
        leaves);
  }
}

TEST_CASE("whatever stands in a ruleset has a field in some form") {
  for (const auto& ruleset : all_rulesets()) {
    CAPTURE(ruleset.first);
    const RulesetText& text = ruleset.second;
    std::vector<std::string> shown;
    for (const std::string& place : all_places(text)) {
      for (const FormRow& row : form_of(text, place)) {
        CAPTURE(row.place);
        CHECK(row.kind != Kind::kOdd);
        const bool has_value = row.write != Write::kNone && row.kind != Kind::kAdd;
        const bool whole = row.write == Write::kWay || row.write == Write::kAmount;
        // The way of writing says the one field that tells.
        const bool tells = row.write == Write::kWay && row.chosen;
        if (tells) shown.push_back(member_place(row.place, row.choices[*row.chosen].code));
        for (const char* field : {"mode", "zero", "against"}) {
          if (tells) shown.push_back(member_place(row.place, field));
        }
        if (has_value && !whole) shown.push_back(row.place);
        if (row.write == Write::kEnglish) shown.push_back(member_place(row.place, "en"));
      }
    }
    std::vector<std::string> leaves;
    collect_leaves(text.root(), "$", leaves);
    for (const std::string& leaf : leaves) {
      if (leaf == "$.$schema" || leaf == "$.format") continue;
      CAPTURE(leaf);
      const bool empty = text.raw(*text.find(leaf)).size() == 2;  // {} or []
      CHECK((empty || std::any_of(shown.begin(), shown.end(), [&](const std::string& place) {
               return is_within(leaf, place);
             })));
    }
  }
}

TEST_CASE("every row and every choice is called something, in both languages") {
  for (const auto& ruleset : all_rulesets()) {
    CAPTURE(ruleset.first);
    const RulesetText& text = ruleset.second;
    for (const std::string& place : all_places(text)) {
      for (const FormRow& row : form_of(text, place)) {
        CAPTURE(row.place);
        const auto check = [](const FormWord& word) {
          CAPTURE(word.key);
          CHECK((word.key.empty() ? !word.name.zh.empty() : texts::has_text(word.key)));
        };
        check(row.label);
        for (const FormChoice& choice : row.choices) check(choice.word);
        if (row.kind == Kind::kChoice) CHECK(row.chosen);
      }
    }
  }
}

TEST_CASE("a figure that is changed through its field changes exactly its sentence") {
  for (const auto& ruleset : all_rulesets()) {
    CAPTURE(ruleset.first);
    const RulesetText& text = ruleset.second;
    const auto before = sentences(text);
    std::set<std::string> changed;
    for (const std::string& place : all_places(text)) {
      for (const FormRow& row : form_of(text, place)) {
        const bool figure = row.write == Write::kNumber || row.write == Write::kWhole ||
                            row.write == Write::kOfGroup || row.write == Write::kOfUnit;
        if (!figure || row.kind == Kind::kAdd || row.value.empty()) continue;
        if (!changed.insert(row.place).second) continue;
        CAPTURE(row.place);
        RulesetText mended = text;
        std::string other = row.value;
        other.back() = other.back() == '9' ? '1' : static_cast<char>(other.back() + 1);
        REQUIRE(write_row(mended, row, other));
        const auto after = sentences(mended);
        REQUIRE(after.size() == before.size());
        // The sentence of the innermost part that the figure is in.
        std::string owner;
        for (const report::RuleEntry& entry : before) {
          const bool holds = !entry.place.empty() && is_within(row.place, entry.place);
          if (holds && entry.place.size() > owner.size()) owner = entry.place;
        }
        std::size_t others = 0;
        std::size_t own = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
          if (after[i].text == before[i].text) continue;
          ++(before[i].place == owner ? own : others);
        }
        // A unit's people are told where its group names it.
        const bool of_unit = is_within(row.place, "$.units");
        CHECK(others == (of_unit ? 1 : 0));
        CHECK(own == (of_unit ? 0 : 1));
      }
    }
    CHECK_FALSE(changed.empty());
  }
}

TEST_CASE("whatever is ticked or chosen otherwise is read in the sentences") {
  for (const auto& ruleset : all_rulesets()) {
    CAPTURE(ruleset.first);
    const RulesetText& text = ruleset.second;
    const auto texts_of = [](const RulesetText& of) {
      std::vector<std::string> all;
      for (const report::RuleEntry& entry : sentences(of)) all.push_back(entry.text);
      return all;
    };
    const auto before = texts_of(text);
    for (const std::string& place : all_places(text)) {
      for (const FormRow& row : form_of(text, place)) {
        CAPTURE(row.place);
        RulesetText mended = text;
        bool done = false;
        if (row.kind == Kind::kFlag) done = tick_row(mended, row, row.value != "true");
        if (row.kind == Kind::kChoice && row.write == Write::kCode) {
          done = choose_in_row(mended, row, row.chosen == 0U ? 1 : 0);
        }
        if (!done || row.place.ends_with(".interpretation")) continue;
        CHECK(texts_of(mended) != before);
      }
    }
  }
}

// Kinds of problems that follow from what is still to be filled in or was taken away.
bool is_to_be_filled_in(const rules::Problem& problem) {
  static const std::set<std::string> kFollowing = {
      "not_a_text",  "not_defined", "empty_list",        "repeated",
      "name_shared", "missing",     "last_must_fit_all", "least_above_most",
      "circle",      "contact_of",  "contact_no_name"};
  return kFollowing.contains(problem.key);
}

TEST_CASE("whatever is added can be read, and taken out again") {
  const RulesetText text = everything();
  for (const std::string& place : all_places(text)) {
    for (const FormRow& row : form_of(text, place)) {
      for (std::size_t i = 0; row.kind == Kind::kAdd && i < row.choices.size(); ++i) {
        CAPTURE(row.place);
        CAPTURE(row.choices[i].code);
        RulesetText grown = text;
        const std::string added = add_to_row(grown, row, i);
        REQUIRE_FALSE(added.empty());
        REQUIRE(grown.find(added) != nullptr);
        for (const rules::Problem& problem : rules::load_ruleset(grown.text()).problems) {
          CAPTURE(problem.place);
          CAPTURE(problem.key);
          CHECK(is_to_be_filled_in(problem));
        }
        REQUIRE(grown.remove(added));
        for (const rules::Problem& problem : rules::load_ruleset(grown.text()).problems) {
          CAPTURE(problem.key);
          CHECK(is_to_be_filled_in(problem));
        }
      }
    }
  }
}

TEST_CASE("whatever way is chosen can be read, and the way before chosen again") {
  const RulesetText text = everything();
  for (const std::string& place : all_places(text)) {
    for (const FormRow& row : form_of(text, place)) {
      if (row.kind != Kind::kChoice) continue;
      for (std::size_t i = 0; i < row.choices.size(); ++i) {
        CAPTURE(row.place);
        CAPTURE(row.choices[i].code);
        RulesetText mended = text;
        const bool chosen = choose_in_row(mended, row, i);
        CHECK(chosen == (row.chosen != i));
        const auto rows = form_of(mended, place);
        for (const FormRow& now : rows) CHECK(now.kind != Kind::kOdd);
        for (const rules::Problem& problem : rules::load_ruleset(mended.text()).problems) {
          CAPTURE(problem.place);
          CAPTURE(problem.key);
          CHECK(is_to_be_filled_in(problem));
        }
      }
    }
  }
}

TEST_CASE("groups without a figure have a field, and an empty one takes the figure away") {
  RulesetText text = everything();
  const std::string value = "$.targets[0].value";
  auto rows = form_of(text, "$.targets[0]");
  const FormRow town = row_at(rows, value + ".by_group.town", Write::kOfGroup);
  CHECK(town.value == "2.5");
  REQUIRE(write_row(text, town, "3"));
  CHECK(text.raw(*text.find(value + ".by_group.town")) == "3");
  REQUIRE(write_row(text, town, ""));
  CHECK(text.find(value + ".by_group.town") == nullptr);
  const FormRow finance = row_at(rows, value + ".by_unit.finance", Write::kOfUnit);
  CHECK(finance.value.empty());
  REQUIRE(write_row(text, finance, "6"));
  REQUIRE(write_row(text, finance, " "));
  CHECK(text.raw(*text.find(value + ".by_unit.finance")) == "null");
  // One number for all, and again one for each.
  rows = form_of(text, "$.targets[1]");
  const FormRow how = row_at(rows, "$.targets[1].value", Write::kAmount);
  REQUIRE(choose_in_row(text, how, 1));
  rows = form_of(text, "$.targets[1]");
  const auto group = std::find_if(rows.begin(), rows.end(), [](const FormRow& row) {
    return row.write == Write::kOfGroup && row.value.empty();
  });
  REQUIRE(group != rows.end());
  REQUIRE(write_row(text, *group, "9"));
  CHECK(rules::load_ruleset(text.text()).problems.empty());
  REQUIRE(choose_in_row(text, how, 0));
  CHECK(text.raw(*text.find("$.targets[1].value")) == "50");
}

TEST_CASE("what is typed is written as a ruleset has it: whole numbers bare, fractions in quotes") {
  RulesetText text = everything();
  const FormRow points =
      row_at(form_of(text, "$.unit_awards[0]"), "$.unit_awards[0].amount", Write::kNumber);
  const auto written = [&](const char* typed) {
    write_row(text, points, typed);
    return std::string(text.raw(*text.find(points.place)));
  };
  CHECK(written("12") == "12");
  CHECK(written("-3") == "-3");
  CHECK(written(" 7 ") == "7");
  CHECK(written("0.5") == "\"0.5\"");
  CHECK(written("007") == "\"007\"");
  CHECK(written("") == "\"\"");
  CHECK(written("两千") == "\"两千\"");  // kept, and told as a problem
  CHECK(rules::load_ruleset(text.text()).problems.size() == 1);
}

TEST_CASE("lists of words and numbers are written line by line, number by number") {
  RulesetText text = everything();
  const auto rows = form_of(text, "$.points.sum[9]");
  const FormRow places = row_at(rows, "$.points.sum[9].rank_points.by_rank", Write::kNumbers);
  CHECK(places.value == "3 1.5");
  REQUIRE(write_row(text, places, "5, 3 1.5"));
  CHECK(text.raw(*text.find(places.place)) == R"([5, 3, "1.5"])");
  const FormRow aliases =
      row_at(form_of(ruleset("schemas/jurisdictions/changji.json"), "$.units[7]"),
             "$.units[7].aliases", Write::kTexts);
  CHECK(aliases.value == "准东经济技术开发区\n准东开发区\n新疆准东经济技术开发区管委会");
}

TEST_CASE("a name gets its English beside it, and loses it again") {
  RulesetText text = everything();
  const auto row = [&](Write write) {
    return row_at(form_of(text, "$.targets[1]"), "$.targets[1].name", write);
  };
  REQUIRE(write_row(text, row(Write::kEnglish), "the year"));
  CHECK(text.raw(*text.find("$.targets[1].name")) == R"({"zh": "全年", "en": "the year"})");
  REQUIRE(write_row(text, row(Write::kChinese), "年度"));
  REQUIRE(write_row(text, row(Write::kEnglish), ""));
  CHECK(text.raw(*text.find("$.targets[1].name")) == R"({"zh": "年度"})");
  CHECK(rules::load_ruleset(text.text()).problems.empty());
}

TEST_CASE("fields that nobody knows, and values of the wrong kind, are shown and can go") {
  RulesetText text = everything();
  REQUIRE(text.put("$.targets[0]", "colour", R"({"deep": [1]})"));
  REQUIRE(text.replace("$.targets[0].carry_over", "[1]"));
  std::size_t odd = 0;
  for (const FormRow& row : form_of(text, "$.targets[0]")) {
    if (row.kind != Kind::kOdd) continue;
    ++odd;
    CHECK(remove_row(text, row));
  }
  CHECK(odd == 2);
  CHECK(rules::load_ruleset(text.text()).problems.empty());
}

TEST_CASE("elements change places and go") {
  RulesetText text = everything();
  const std::string second(text.raw(*text.find("$.measures[1]")));
  auto rows = form_of(text, "$.measures");
  REQUIRE(rows.size() >= 3);
  CHECK_FALSE(rows[0].may_rise);
  REQUIRE(move_row(text, rows[1], false));
  CHECK(text.raw(*text.find("$.measures[0]")) == second);
  REQUIRE(move_row(text, form_of(text, "$.measures")[0], true));
  CHECK(text.raw(*text.find("$.measures[1]")) == second);
  REQUIRE(remove_row(text, form_of(text, "$.measures")[1]));
  CHECK(text.raw(*text.find("$.measures[1]")) != second);
}

TEST_CASE("a problem leads to the form of the part that it is in") {
  const RulesetText text = everything();
  CHECK(form_place(text, "$.units[0].group") == "$.units[0]");
  CHECK(form_place(text, "$.targets[0].value.by_group.town") == "$.targets[0]");
  CHECK(form_place(text, "$.points.sum[0].items.sum[0].when.any[0].kind") ==
        "$.points.sum[0].items.sum[0]");
  CHECK(form_place(text, "$.preflight.required[0].field") == "$.preflight");
  CHECK(form_place(text, "$.colour") == "$");
  CHECK(form_place(text, "$") == "$");
}

}  // namespace
}  // namespace yibao::client
