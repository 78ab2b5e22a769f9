#include "shared/texts/catalogue.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <optional>

namespace yibao::texts {
namespace {

constexpr auto kZh = Language::kChinese;
constexpr auto kEn = Language::kEnglish;

// Sets environment variables and puts them back as they were.
class Environment {
 public:
  ~Environment() {
    for (const auto& [name, value] : before_) put(name, value);
  }
  Environment() = default;
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  void set(const std::string& name, const std::optional<std::string>& value) {
    const char* now = std::getenv(name.c_str());
    before_.emplace(name, now == nullptr ? std::nullopt : std::optional<std::string>(now));
    put(name, value);
  }

 private:
  static void put(const std::string& name, const std::optional<std::string>& value) {
    if (value) {
      ::setenv(name.c_str(), value->c_str(), 1);
    } else {
      ::unsetenv(name.c_str());
    }
  }
  std::map<std::string, std::optional<std::string>> before_;
};

TEST_CASE("a text is said in the language asked for, with its values filled in") {
  CHECK(text(kZh, "term.item") == "稿件");
  CHECK(text(kEn, "term.item") == "item");
  CHECK(text(kEn, "cli.word_count", {{"count", "12"}}) == "12 characters as the ruleset counts.");
  CHECK(text(kZh, "cli.word_count", {{"count", "12"}}) == "按本地算法计 12 字。");
}

TEST_CASE("values may come in any order, too many or too few, and stand as they are") {
  const base::TextArgs args = {{"place", "3"}, {"ranking", "总排名"}, {"of", "13"}, {"more", "x"}};
  CHECK(text(kEn, "report.rank_line", args) == "总排名: 3 of 13");
  CHECK(text(kEn, "report.rank_line", {{"place", "3"}}) == ": 3 of ");
  CHECK(text(kEn, "report.rank_line", {{"ranking", "{place}"}, {"place", "3"}, {"of", "4"}}) ==
        "{place}: 3 of 4");
}

TEST_CASE("a key without a row shows as itself, so that somebody notices") {
  CHECK(text(kZh, "error.moon_in_the_way") == "[error.moon_in_the_way]");
  CHECK(!has_text("error.moon_in_the_way"));
  CHECK(has_text("error.io"));
}

TEST_CASE("a value that names texts is said in the same language") {
  const base::Error error(base::ErrorCode::kGatesMissing, "",
                          {{"gates", "@gate.policy,@gate.scope"}});
  CHECK(sentence(kZh, error).find("政策关、发送范围关") != std::string::npos);
  CHECK(sentence(kEn, error).find("policy gate, distribution gate") != std::string::npos);
}

TEST_CASE("a value that only looks as if it named texts stays as a person typed it") {
  const auto said = [](const char* value) {
    return text(kEn, "report.ledger_of", {{"unit", value}});
  };
  CHECK(said("@nobody") == "@nobody: ledger");
  CHECK(said("@") == "@: ledger");
  CHECK(said("@gate.policy,x") == "@gate.policy,x: ledger");
  CHECK(said("a@gate.policy") == "a@gate.policy: ledger");
}

TEST_CASE("every error has a sentence of its own in both languages") {
  std::map<std::string, base::ErrorCode> seen;
  for (const base::ErrorCode code : base::all_error_codes()) {
    CAPTURE(base::name(code));
    for (const Language language : {kZh, kEn}) {
      const std::string said = sentence(language, base::Error(code));
      CHECK(said.front() != '[');
      CHECK(seen.emplace(said, code).second);
    }
  }
}

TEST_CASE("no sentence leaves a brace behind when its values are missing") {
  for (const base::ErrorCode code : base::all_error_codes()) {
    CHECK(sentence(kZh, base::Error(code)).find('{') == std::string::npos);
    CHECK(sentence(kEn, base::Error(code)).find('{') == std::string::npos);
  }
}

TEST_CASE("the language is the environment's; without one it is Chinese") {
  Environment environment;
  for (const char* name : {"YIBAO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    environment.set(name, std::nullopt);
  }
  CHECK(language_from_environment() == kZh);
  environment.set("LANG", "C.UTF-8");
  CHECK(language_from_environment() == kZh);
  environment.set("LANG", "en_US.UTF-8");
  CHECK(language_from_environment() == kEn);
  environment.set("LC_MESSAGES", "zh_CN.UTF-8");
  CHECK(language_from_environment() == kZh);
  environment.set("LC_ALL", "de_DE.UTF-8");
  CHECK(language_from_environment() == kEn);
  environment.set("YIBAO_LANGUAGE", "zh");
  CHECK(language_from_environment() == kZh);
  environment.set("LC_ALL", "zh_CN.UTF-8");
  environment.set("YIBAO_LANGUAGE", "en");
  CHECK(language_from_environment() == kEn);
}

}  // namespace
}  // namespace yibao::texts
