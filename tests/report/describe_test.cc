// Every leaf of the five rulesets comes back in the words a reporter reads, in both languages.
#include "shared/report/describe.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/rules/load.h"
#include "tests/support/files.h"

namespace yibao::report {
namespace {

using nlohmann::json;

constexpr const char* kJurisdictions[] = {"otog", "changji", "haicheng", "shuimogou", "yima"};

std::string file_of(const std::string& jurisdiction) {
  return testing::read_file(
      testing::source_path("schemas/jurisdictions/" + jurisdiction + ".json"));
}

class Description {
 public:
  Description(texts::Language language, const std::string& text)
      : chinese_(language == texts::Language::kChinese) {
    const rules::LoadedRuleset loaded = rules::load_ruleset(text);
    REQUIRE(loaded.ruleset != nullptr);
    for (const RuleChapter& chapter : describe(language, *loaded.ruleset)) {
      CHECK_FALSE(chapter.entries.empty());
      for (const RuleEntry& entry : chapter.entries) entries_.push_back(entry);
    }
  }

  const std::vector<RuleEntry>& entries() const { return entries_; }

  // One entry that says all of it.
  bool says(const std::vector<std::string>& parts) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const RuleEntry& entry) {
      return std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return entry.text.find(part) != std::string::npos;
      });
    });
  }
  bool cites(const std::string& clause) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const RuleEntry& entry) { return entry.clause == clause; });
  }

  std::string name_in(const json& name) const {
    if (name.is_string()) return name;
    return name.value(chinese_ ? "zh" : "en", name.at("zh").get<std::string>());
  }

  // Walks the ruleset's JSON; gives what no entry says.
  void look_for(const json& value, const std::string& path) {
    if (value.is_array()) {
      for (const json& each : value) look_for(each, path);
      return;
    }
    if (!value.is_object()) return;
    if (value.contains("cite") && !cites(value["cite"]))
      missing.push_back(path + " " + value["cite"].get<std::string>());
    std::vector<std::string> parts;
    if (value.contains("name")) parts.push_back(name_in(value["name"]));
    if (value.contains("text") && value["text"].is_object())
      parts.push_back(name_in(value["text"]));
    if (value.contains("description")) parts.push_back(value["description"]);
    const bool whole = value.contains("format");  // its figures are those of what is in it
    if (!parts.empty() && !whole) add_figures(value, parts);
    if (!parts.empty() && !says(parts)) missing.push_back(path + " " + json(parts).dump());
    for (const auto& [key, inner] : value.items()) {
      if (key != "name" && key != "text") look_for(inner, path + "/" + key);
    }
  }

  std::vector<std::string> missing;

 private:
  static bool is_own_entry(const json& value) {
    return value.is_object() &&
           (value.contains("name") || value.contains("sum") || value.contains("highest"));
  }

  // Figures of a named thing, without those of named things inside it.
  static void add_figures(const json& value, std::vector<std::string>& parts) {
    if (value.is_number()) parts.push_back(value.dump());
    if (value.is_array()) {
      for (const json& each : value) {
        if (!is_own_entry(each)) add_figures(each, parts);
      }
    }
    if (!value.is_object()) return;
    for (const auto& [key, inner] : value.items()) {
      const bool same_day = key == "days" && inner == 0;  // said in words
      if (key != "sum" && key != "highest" && !same_day && !is_own_entry(inner)) {
        add_figures(inner, parts);
      }
    }
  }

  bool chinese_;
  std::vector<RuleEntry> entries_;
};

TEST_CASE("each named thing, each figure and each clause of the five is said, in both languages") {
  for (const char* jurisdiction : kJurisdictions) {
    const std::string text = file_of(jurisdiction);
    for (const auto language : {texts::Language::kChinese, texts::Language::kEnglish}) {
      Description description(language, text);
      description.look_for(json::parse(text), jurisdiction);
      for (const std::string& missing : description.missing) {
        FAIL_CHECK(base::enum_name(language), ": ", missing);
      }
    }
  }
}

TEST_CASE("no entry shows a code, an unfilled place or a key without a text") {
  for (const char* jurisdiction : kJurisdictions) {
    for (const auto language : {texts::Language::kChinese, texts::Language::kEnglish}) {
      const Description description(language, file_of(jurisdiction));
      for (const RuleEntry& entry : description.entries()) {
        CAPTURE(entry.text);
        CHECK_FALSE(entry.text.empty());
        CHECK(entry.text.find("[rule.") == std::string::npos);
        CHECK(entry.text.find('{') == std::string::npos);
        CHECK(entry.text.find('_') == std::string::npos);
      }
    }
  }
}

TEST_CASE("a rule reads as a sentence, with its clause and how it is understood") {
  const Description description(texts::Language::kChinese, file_of("changji"));
  CHECK(description.says(
      {"每月：（报送不少于", "县市 100", "并且采用率不少于", "得 20 分；否则 0 分"}));
  CHECK(description.says(
      {"由分管领导审签；逐项通过政策关、内容关、发送范围关；撰稿人不能签自己的稿件"}));
  CHECK(description.says({"月度经济统计数据在数据所属日期的次月 15 日前报送（含当日）"}));
  CHECK(description.says({"层级为国家 → 1000 元", "只奖公布过的稿件"}));
  bool read = false;
  for (const RuleEntry& entry : description.entries()) {
    if (entry.text.starts_with("先进单位（县市前3）")) read = !entry.reading.empty();
  }
  CHECK(read);
}

}  // namespace
}  // namespace yibao::report
