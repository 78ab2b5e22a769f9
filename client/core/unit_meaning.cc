#include "client/core/unit_meaning.h"

#include <algorithm>

#include "client/core/unit_history.h"

namespace yibao::client {
namespace {

std::string joined(const std::vector<std::string>& words, texts::Language language) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += language == texts::Language::kChinese ? "、" : ", ";
    text += word;
  }
  return text;
}

class Meaning {
 public:
  Meaning(const Replica& replica, texts::Language language)
      : replica_(replica), language_(language) {}

  void add(std::string_view key, const base::TextArgs& args = {}) {
    sentences_.push_back(text(key, args));
  }
  std::string text(std::string_view key, const base::TextArgs& args = {}) const {
    return texts::text(language_, key, args);
  }
  // "From 1 July 2024" or "for all its days", as the beginning of a sentence.
  std::string since(const std::optional<base::Date>& from) const {
    return from ? text("unit.mean.from", {{"day", base::to_text(*from)}})
                : text("unit.mean.always");
  }
  std::string group(const std::optional<domain::Term>& group) const {
    return group_name(replica_, group, language_);
  }
  std::string unit(const base::UnitCode& code) const { return replica_.unit_name(code); }
  std::string number(const std::optional<std::int64_t>& count) const {
    return count ? std::to_string(*count) : text("unit.mean.none");
  }

  // What is behind us already counts again; what a bulletin said stays said.
  void add_past(const std::optional<base::Date>& from) {
    if (!from) {
      add("unit.mean.correction");
    } else if (*from < replica_.today()) {
      add("unit.mean.past", {{"day", base::to_text(*from)}});
    }
  }
  // A change for all days takes the place of what was said by days; one from a day ends where the
  // next one begins.
  void add_neighbours(const domain::UnitInfo& info, const std::optional<base::Date>& from) {
    std::vector<std::string> days;
    std::optional<base::Date> next;
    for (const domain::UnitTerms& terms : info.terms) {
      if (!terms.from) continue;
      days.push_back(base::to_text(*terms.from));
      if (from && *terms.from > *from && !next) next = terms.from;
    }
    if (!from && !days.empty()) add("unit.mean.clears", {{"days", joined(days, language_)}});
    if (next) add("unit.mean.until", {{"day", base::to_text(*next)}});
  }
  void add_parent(const std::optional<base::Date>& from,
                  const std::optional<base::UnitCode>& parent) {
    if (!parent) return add("unit.mean.no_parent", {{"since", since(from)}});
    const auto ruleset = replica_.ruleset();
    const bool counts = ruleset && ruleset->sub_units_count_for_parent;
    add(counts ? "unit.mean.parent_counts" : "unit.mean.parent",
        {{"since", since(from)}, {"parent", unit(*parent)}});
  }
  std::vector<std::string> names_of_sub_units(const base::UnitCode& unit) const {
    std::vector<std::string> names;
    for (const auto& [code, info] : replica_.registry()->units()) {
      if (info.parent == unit && !info.ended(replica_.today())) {
        names.push_back(replica_.unit_name(code));
      }
    }
    return names;
  }
  std::size_t people_of(const base::UnitCode& unit) const {
    const auto& people = replica_.registry()->people();
    return static_cast<std::size_t>(
        std::count_if(people.begin(), people.end(), [&](const auto& each) {
          return each.second.unit == unit && !each.second.has_left(replica_.today());
        }));
  }
  texts::Language language() const { return language_; }
  Sentences take() { return std::move(sentences_); }

 private:
  const Replica& replica_;
  texts::Language language_;
  Sentences sentences_;
};

}  // namespace

std::string group_name(const Replica& replica, const std::optional<domain::Term>& group,
                       texts::Language language) {
  if (!group) return texts::text(language, "unit.mean.no_group");
  const auto ruleset = replica.ruleset();
  const rules::Named* named = ruleset ? ruleset->words.groups.by_id(*group) : nullptr;
  if (named == nullptr) return *group;
  const bool english = language == texts::Language::kEnglish && !named->name.en.empty();
  return english ? named->name.en : named->name.zh;
}

Sentences meaning_of_new(const Replica& replica, const UnitInput& unit, texts::Language language) {
  Meaning meaning(replica, language);
  meaning.add(unit.group ? "unit.mean.new" : "unit.mean.new_no_group",
              {{"since", meaning.since(unit.from)},
               {"unit", unit.name.empty() ? unit.code.text() : unit.name},
               {"group", meaning.group(unit.group)}});
  if (unit.parent) meaning.add_parent(unit.from, unit.parent);
  if (unit.from && *unit.from < replica.today()) meaning.add_past(unit.from);
  return meaning.take();
}

Sentences meaning_of(const Replica& replica, const UnitChange& change, texts::Language language) {
  Meaning meaning(replica, language);
  const domain::UnitInfo* info = replica.registry()->unit(change.unit);
  if (info == nullptr) return {};
  const UnitStage before = stage_on(replica, *info, change.from.value_or(replica.today()));
  const std::string since = meaning.since(change.from);
  const char* kept = change.from ? "unit.mean.kept" : "unit.mean.corrected";
  const auto differs = [&](std::string_view what, const std::string& from, const std::string& to) {
    meaning.add(kept,
                {{"since", since}, {"what", meaning.text(what)}, {"after", to}, {"before", from}});
  };
  if (change.name && *change.name != before.names.name) {
    differs("unit.mean.name", before.names.name, *change.name);
  }
  if (change.aliases && *change.aliases != before.names.aliases) {
    meaning.add("unit.mean.aliases", {{"aliases", joined(*change.aliases, language)}});
  }
  if (change.group && *change.group != before.group) {
    differs("unit.mean.group", meaning.group(before.group), meaning.group(*change.group));
  }
  if (change.headcount && *change.headcount != before.headcount) {
    differs("unit.mean.headcount", meaning.number(before.headcount),
            meaning.number(*change.headcount));
  }
  if (change.parent && *change.parent != before.parent) {
    meaning.add_parent(change.from, *change.parent);
  }
  Sentences sentences = meaning.take();
  if (sentences.empty()) return sentences;
  meaning.add_neighbours(*info, change.from);
  meaning.add_past(change.from);
  for (std::string& sentence : meaning.take()) sentences.push_back(std::move(sentence));
  return sentences;
}

Sentences meaning_of_end(const Replica& replica, const base::UnitCode& unit,
                         const std::optional<base::UnitCode>& successor, base::Date from,
                         bool begins_anew, texts::Language language) {
  Meaning meaning(replica, language);
  const std::string name = replica.unit_name(unit);
  const base::TextArgs args = {{"day", base::to_text(from)},
                               {"unit", name},
                               {"heir", successor ? replica.unit_name(*successor) : ""}};
  meaning.add(!successor    ? "unit.mean.dissolved"
              : begins_anew ? "unit.mean.merged_anew"
                            : "unit.mean.merged",
              args);
  if (successor) meaning.add("unit.mean.heir_sees", args);
  const auto sub_units = meaning.names_of_sub_units(unit);
  if (!sub_units.empty()) {
    meaning.add("unit.mean.sub_units", {{"names", joined(sub_units, language)}});
  }
  if (const std::size_t people = meaning.people_of(unit); people > 0) {
    meaning.add("unit.mean.people", {{"unit", name}, {"count", std::to_string(people)}});
  }
  if (from < replica.today()) meaning.add_past(from);
  return meaning.take();
}

}  // namespace yibao::client
