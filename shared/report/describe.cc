#include "shared/report/describe.h"

#include <cstdlib>

#include "shared/report/describe_points.h"

namespace yibao::report {
namespace {

// "+08:00".
std::string offset_text(base::UtcOffset offset) {
  const auto minutes = std::abs(offset.count());
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return (offset.count() < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}

std::vector<RuleEntry> head(const RuleWords& words) {
  const rules::Ruleset& ruleset = words.ruleset();
  std::vector<RuleEntry> entries;
  entries.push_back(RuleWords::part(
      0, words.name(ruleset.name) + words.say("rule.comma") + words.name(ruleset.place), "$"));
  for (const rules::Basis& basis : ruleset.basis) {
    std::string text = words.name(basis.name);
    if (!basis.number.empty()) text += words.say("rule.comma") + basis.number;
    if (basis.date) text += words.say("rule.comma") + base::to_text(*basis.date);
    if (!basis.at_hand) text += words.say("rule.not_at_hand");
    entries.push_back(words.entry(0, std::move(text), basis));
  }
  entries.push_back(
      RuleWords::part(0,
                      words.say("rule.in_force", {{"day", base::to_text(ruleset.in_force_from)},
                                                  {"version", std::to_string(ruleset.version)}}),
                      "$"));
  entries.push_back(
      RuleWords::part(0, words.say("rule.grace", {{"hours", std::to_string(ruleset.grace_hours)}}),
                      "$.grace_hours"));
  entries.push_back(
      RuleWords::part(0, words.say("rule.offset", {{"offset", offset_text(ruleset.utc_offset)}}),
                      "$.utc_offset_minutes"));
  if (ruleset.sub_units_count_for_parent) {
    entries.push_back(
        RuleWords::part(0, words.say("rule.sub_units"), "$.sub_units_count_for_parent"));
  }
  return entries;
}

std::string kind_text(const RuleWords& words, const rules::Kind& kind) {
  std::vector<std::string> parts;
  if (!kind.description.empty()) parts.push_back(kind.description);
  const auto limit = [&](const char* key, const std::optional<std::int64_t>& value) {
    if (value) parts.push_back(words.say(key, {{"value", std::to_string(*value)}}));
  };
  limit("rule.words_min", kind.words_min);
  limit("rule.words_max", kind.words_max);
  if (kind.brief) parts.push_back(words.say("rule.brief"));
  return words.name(kind.name) + (parts.empty() ? "" : words.say("rule.colon")) +
         words.chain(parts);
}

std::vector<RuleEntry> kinds(const RuleWords& words) {
  std::vector<RuleEntry> entries;
  for (const rules::Kind& kind : words.ruleset().words.kinds.all()) {
    entries.push_back(words.entry(0, kind_text(words, kind), kind));
  }
  return entries;
}

std::string name_text(const RuleWords& words, const rules::Named& named) {
  return words.name(named.name);
}
std::string name_text(const RuleWords& words, const rules::Post& post) {
  if (!post.level) return words.name(post.name);
  return words.name(post.name) + words.say("rule.comma") +
         words.named(words.ruleset().words.levels, *post.level);
}
std::string name_text(const RuleWords& words, const rules::RecordName& record) {
  return words.name(record.name) + words.say("rule.comma") +
         words.say("rule.about." + std::string(base::enum_name(record.about)));
}

// One list of names a line, each name with its own clause where it has one.
template <class Entry>
void add_names(const RuleWords& words, const std::string& list_name,
               const rules::NamedList<Entry>& list, std::vector<RuleEntry>& entries) {
  if (list.all().empty()) return;
  entries.push_back(RuleWords::part(0, words.say("rule.names." + list_name), "$." + list_name));
  for (const Entry& entry : list.all()) {
    entries.push_back(words.entry(1, name_text(words, entry), entry));
  }
}

void add_groups(const RuleWords& words, std::vector<RuleEntry>& entries) {
  const auto& vocabulary = words.ruleset().words;
  const auto members = [&](const std::optional<rules::Code>& group) {
    std::vector<std::string> names;
    for (const rules::Unit& unit : vocabulary.units.all()) {
      if (unit.group != group) continue;
      std::string name = words.name(unit.name);
      if (unit.parent) {
        name += words.say("rule.below", {{"unit", words.named(vocabulary.units, *unit.parent)}});
      }
      if (unit.headcount) {
        name += words.say("rule.heads", {{"count", std::to_string(*unit.headcount)}});
      }
      names.push_back(std::move(name));
    }
    return words.list(names);
  };
  entries.push_back(RuleWords::part(0, words.say("rule.names.groups"), "$.units"));
  for (const rules::Named& group : vocabulary.groups.all()) {
    entries.push_back(words.entry(
        1, words.name(group.name) + words.say("rule.colon") + members(group.id), group));
  }
  const std::string others = members(std::nullopt);
  if (!others.empty()) entries.push_back(RuleWords::part(1, others, "$.units"));
}

std::vector<RuleEntry> names(const RuleWords& words) {
  const auto& vocabulary = words.ruleset().words;
  std::vector<RuleEntry> entries;
  add_groups(words, entries);
  add_names(words, "levels", vocabulary.levels, entries);
  if (!vocabulary.journals.all().empty()) {
    entries.push_back(RuleWords::part(0, words.say("rule.names.journals"), "$.journals"));
  }
  for (const rules::Journal& journal : vocabulary.journals.all()) {
    std::string text = words.name(journal.name);
    if (journal.level)
      text += words.say("rule.comma") + words.named(vocabulary.levels, *journal.level);
    if (!journal.forms.empty()) {
      text += words.say("rule.comma") +
              words.say("rule.forms", {{"forms", words.named(vocabulary.forms, journal.forms)}});
    }
    entries.push_back(words.entry(1, std::move(text), journal));
  }
  add_names(words, "forms", vocabulary.forms, entries);
  add_names(words, "posts", vocabulary.posts, entries);
  add_names(words, "topics", vocabulary.topics, entries);
  add_names(words, "flags", vocabulary.flags, entries);
  add_names(words, "records", vocabulary.records, entries);
  add_names(words, "reasons", vocabulary.reasons, entries);
  return entries;
}

std::string signoff_text(const RuleWords& words, const rules::SignoffRule& rule) {
  const auto& vocabulary = words.ruleset().words;
  std::vector<std::string> parts;
  std::vector<std::string> about;
  if (!rule.kinds.empty()) about.push_back(words.named(vocabulary.kinds, rule.kinds));
  if (!rule.flags.empty()) about.push_back(words.named(vocabulary.flags, rule.flags));
  std::vector<std::string> signers;
  for (const rules::Signer signer : rule.signers) {
    signers.push_back(words.say("signer." + std::string(base::enum_name(signer))));
  }
  parts.push_back(words.say(
      "rule.signers", {{"about", about.empty() ? words.say("rule.every_item") : words.list(about)},
                       {"signers", words.list(signers)}}));
  std::vector<std::string> gates;
  for (const rules::GateName gate : rule.gates) {
    gates.push_back(words.say("gate." + std::string(base::enum_name(gate))));
  }
  if (!gates.empty()) parts.push_back(words.say("rule.gates", {{"gates", words.list(gates)}}));
  parts.push_back(words.say(rule.author_may_sign ? "rule.author_signs" : "rule.author_signs_not"));
  parts.push_back(words.say(rule.delegation ? "rule.delegation" : "rule.delegation_not"));
  parts.push_back(words.say(rule.paper ? "rule.paper" : "rule.paper_not"));
  return words.chain(parts);
}

std::vector<RuleEntry> signoff(const RuleWords& words) {
  std::vector<RuleEntry> entries;
  for (const rules::SignoffRule& rule : words.ruleset().signoff) {
    entries.push_back(words.entry(0, signoff_text(words, rule), rule.origin));
  }
  return entries;
}

}  // namespace

std::vector<RuleChapter> describe(texts::Language language, const rules::Ruleset& ruleset) {
  const RuleWords words(language, ruleset);
  std::vector<RuleEntry> readings;
  for (const rules::Interpretation& each : ruleset.interpretations) {
    readings.push_back({0, words.name(each.text), each.cite, "", each.place, each.id});
  }
  std::vector<RuleChapter> chapters = {
      {words.say("rule.chapter.kinds"), kinds(words), {"$.kinds"}},
      {words.say("rule.chapter.targets"), describe_targets(words), {"$.targets"}},
      {words.say("rule.chapter.points"),
       describe_points(words),
       {"$.points", "$.attribution", "$.overrides"}},
      {words.say("rule.chapter.ranks"), describe_ranks(words), {"$.rankings", "$.flag_rules"}},
      {words.say("rule.chapter.awards"),
       describe_awards(words),
       {"$.unit_awards", "$.item_awards"}},
      {words.say("rule.chapter.signoff"), signoff(words), {"$.signoff"}},
      {words.say("rule.chapter.preflight"), describe_preflight(words), {"$.preflight"}},
      {words.say("rule.chapter.duties"),
       describe_duties(words),
       {"$.clocks", "$.obligations", "$.interviews", "$.bulletins"}},
      {words.say("rule.chapter.measures"), describe_measures(words), {"$.measures"}},
      {words.say("rule.chapter.names"),
       names(words),
       {"$.groups", "$.units", "$.levels", "$.journals", "$.forms", "$.posts", "$.topics",
        "$.flags", "$.records", "$.reasons"}},
      {words.say("rule.chapter.readings"), std::move(readings), {"$.interpretations"}},
      {words.say("rule.chapter.basis"), head(words), {"$.basis", "$"}},
  };
  std::erase_if(chapters, [](const RuleChapter& chapter) { return chapter.entries.empty(); });
  return chapters;
}

}  // namespace yibao::report
