#include "client/core/app/office/rules/draft_reading.h"

#include "client/core/ruleset/versions.h"
#include "shared/rules/adoption.h"
#include "shared/rules/load.h"

namespace yibao::app {
namespace {

// To the innermost part that has a sentence.
void give_problems_to_sentences(DraftReading& reading) {
  std::vector<const report::RuleEntry*> entries;
  for (const report::RuleChapter& chapter : reading.chapters_zh) {
    for (const report::RuleEntry& entry : chapter.entries) entries.push_back(&entry);
  }
  reading.problems_of.resize(entries.size());
  for (std::size_t i = 0; i < reading.problems.size(); ++i) {
    std::optional<std::size_t> owner;
    for (std::size_t j = 0; j < entries.size(); ++j) {
      const std::string& place = entries[j]->place;
      // The whole text is nobody's sentence.
      if (place.size() < 2 || !client::is_within(reading.problems[i].place, place)) continue;
      if (!owner || place.size() > entries[*owner]->place.size()) owner = j;
    }
    if (owner) {
      reading.problems_of[*owner].push_back(i);
    } else {
      reading.other_problems.push_back(i);
    }
  }
}

void note_sentences(const std::vector<report::RuleChapter>& chapters,
                    std::map<std::string, std::string>& said) {
  for (const report::RuleChapter& chapter : chapters) {
    for (const report::RuleEntry& entry : chapter.entries) said.emplace(entry.place, entry.text);
  }
}

void compare_with_rules_in_force(client::Replica& replica, const std::string& text,
                                 DraftReading& reading) {
  const auto in_force = client::text_in_force(replica);
  if (!in_force) return;
  const auto before = client::read_ruleset(*in_force);
  const auto after = client::read_ruleset(text);
  if (!before || !after) return;
  reading.changes_zh = client::changes_between(texts::Language::kChinese, *before, *after);
  reading.changes_en = client::changes_between(texts::Language::kEnglish, *before, *after);
  for (const auto* changes : {&reading.changes_zh, &reading.changes_en}) {
    for (const report::RuleChange& change : changes->told) {
      if (change.after) reading.changed.insert(change.after->place);
    }
  }
}

}  // namespace

DraftReading read_draft(client::Replica& replica, const std::string& text, std::uint64_t revision) {
  DraftReading reading;
  reading.revision = revision;
  reading.next_version = rules::next_version(*replica.registry());
  rules::LoadedRuleset loaded = rules::load_ruleset(text);
  reading.problems = std::move(loaded.problems);
  reading.ruleset = std::move(loaded.ruleset);
  reading.is_json = loaded.as_read != nullptr;
  if (loaded.as_read) {
    reading.chapters_zh = report::describe(texts::Language::kChinese, *loaded.as_read);
    reading.chapters_en = report::describe(texts::Language::kEnglish, *loaded.as_read);
  }
  note_sentences(reading.chapters_zh, reading.said_zh);
  note_sentences(reading.chapters_en, reading.said_en);
  give_problems_to_sentences(reading);
  compare_with_rules_in_force(replica, text, reading);
  return reading;
}

}  // namespace yibao::app
