// What a text must show, when it must be there, and what else a unit owes (describe_points.h).
#include "shared/report/describe_points.h"

namespace yibao::report {
namespace {

std::string severity(const RuleWords& words, rules::Severity severity) {
  return words.say("rule.severity." + std::string(base::enum_name(severity)));
}

void add_markers(const RuleWords& words, const char* key,
                 const std::optional<rules::MarkerRule>& rule, std::vector<RuleEntry>& entries) {
  if (!rule) return;
  std::vector<std::string> parts = {words.say(key)};
  if (!rule->markers.empty()) {
    parts.push_back(words.say("rule.markers", {{"markers", words.list(rule->markers)}}));
  }
  parts.push_back(severity(words, rule->severity));
  if (rule->reason_to_adopt) parts.push_back(words.say("rule.reason_to_adopt"));
  entries.push_back(words.entry(0, words.chain(parts), rule->origin));
}

void add_structure(const RuleWords& words, std::vector<RuleEntry>& entries) {
  for (const rules::StructureRule& rule : words.ruleset().preflight.structure) {
    std::vector<std::string> names;
    for (const auto& part : rule.parts) names.push_back(words.name(part.name));
    entries.push_back(words.entry(
        0,
        words.chain({words.say("rule.structure",
                               {{"kinds", words.named(words.ruleset().words.kinds, rule.kinds)},
                                {"parts", words.list(names)}}),
                     severity(words, rule.severity)}),
        rule.origin));
    for (const auto& part : rule.parts) {
      entries.push_back(
          RuleWords::part(1,
                          words.name(part.name) + words.say("rule.colon") +
                              words.say("rule.markers", {{"markers", words.list(part.markers)}}),
                          part.place));
    }
  }
}

void add_subject_line(const RuleWords& words, const rules::SubjectLine& line,
                      std::vector<RuleEntry>& entries) {
  std::string text;
  for (const rules::SubjectPart part : line.parts) {
    text += (text.empty() ? "" : line.separator) +
            words.say("rule.subject." + std::string(base::enum_name(part)));
  }
  entries.push_back(words.entry(0, words.say("rule.subject_line", {{"line", text}}), line.origin));
}

// "姓名（信息员的姓名）": the heading, and what stands below it.
std::string column_words(const RuleWords& words, const rules::ContactColumn& column) {
  const std::string field = words.say("rule.choice." + std::string(base::enum_name(column.field)));
  const std::string& heading = words.name(column.heading);
  if (!column.of) return words.say("rule.contact_column", {{"heading", heading}, {"field", field}});
  const std::string who = words.say("rule.choice." + std::string(base::enum_name(*column.of)));
  return words.say("rule.contact_column_of",
                   {{"heading", heading}, {"field", field}, {"who", who}});
}

std::string people_words(const RuleWords& words, const rules::StaffRule& rule) {
  const bool of_post = rule.post && rule.who == rules::ContactOf::kLeader;
  return words.say("rule.choice." +
                   std::string(of_post ? base::enum_name(*rule.post) : base::enum_name(rule.who)));
}

std::vector<RuleEntry> describe_contacts(const RuleWords& words) {
  const rules::Ruleset& ruleset = words.ruleset();
  std::vector<RuleEntry> entries;
  if (ruleset.contact_table) {
    std::vector<std::string> columns;
    for (const auto& column : ruleset.contact_table->columns) {
      columns.push_back(column_words(words, column));
    }
    const bool titled = !ruleset.contact_table->title.zh.empty();
    entries.push_back(
        words.entry(0,
                    words.say(titled ? "rule.contact_table" : "rule.contact_table_plain",
                              {{"title", words.name(ruleset.contact_table->title)},
                               {"columns", words.list(columns)}}),
                    ruleset.contact_table->origin));
  }
  for (const rules::StaffRule& rule : ruleset.staff) {
    const std::string groups = rule.groups.empty() ? words.say("rule.staff.all")
                                                   : words.named(ruleset.words.groups, rule.groups);
    entries.push_back(words.entry(0,
                                  words.say("rule.staff", {{"groups", groups},
                                                           {"who", people_words(words, rule)},
                                                           {"least", std::to_string(rule.least)}}),
                                  rule.origin));
  }
  return entries;
}

}  // namespace

std::vector<RuleEntry> describe_preflight(const RuleWords& words) {
  const rules::Preflight& preflight = words.ruleset().preflight;
  std::vector<RuleEntry> entries;
  entries.push_back(RuleWords::part(
      0,
      words.chain({words.say("rule.count." + std::string(base::enum_name(preflight.count_mode))),
                   words.say("rule.word_limits"), severity(words, preflight.word_limits)}),
      "$.preflight"));
  for (const rules::RequiredRule& rule : preflight.required) {
    const std::string field = words.say("rule.field." + std::string(base::enum_name(rule.field)));
    entries.push_back(words.entry(0,
                                  words.chain({words.say("rule.required", {{"field", field}}),
                                               severity(words, rule.severity)}),
                                  rule.origin));
  }
  add_markers(words, "rule.figures", preflight.figures, entries);
  add_markers(words, "rule.examples", preflight.examples, entries);
  add_structure(words, entries);
  if (preflight.data_date) {
    std::vector<std::string> parts = {words.say("rule.data_date"),
                                      severity(words, preflight.data_date->severity)};
    if (!preflight.data_date->unless_flags.empty()) {
      parts.push_back(
          words.say("rule.unless", {{"flags", words.named(words.ruleset().words.flags,
                                                          preflight.data_date->unless_flags)}}));
    }
    entries.push_back(words.entry(0, words.chain(parts), preflight.data_date->origin));
  }
  if (preflight.subject_line) add_subject_line(words, *preflight.subject_line, entries);
  if (preflight.bunching) {
    const rules::BunchingRule& rule = *preflight.bunching;
    entries.push_back(
        words.entry(0,
                    words.say("rule.bunching", {{"each", words.each(rule.every)},
                                                {"days", std::to_string(rule.last_days)},
                                                {"share", rule.more_than_share.text()}}),
                    rule.origin));
  }
  return entries;
}

std::vector<RuleEntry> describe_duties(const RuleWords& words) {
  const rules::Ruleset& ruleset = words.ruleset();
  std::vector<RuleEntry> entries;
  for (const rules::Clock& clock : ruleset.clocks) {
    std::vector<std::string> about;
    if (!clock.kinds.empty()) about.push_back(words.named(ruleset.words.kinds, clock.kinds));
    if (!clock.topics.empty()) about.push_back(words.named(ruleset.words.topics, clock.topics));
    const base::TextArgs args = {
        {"about", about.empty() ? words.say("rule.every_item") : words.list(about)},
        {"from", words.say(clock.from_data_date ? "rule.from_data" : "rule.from_event")},
        {"days", std::to_string(clock.within.days.value_or(0))},
        {"day", std::to_string(clock.within.day_of_next_month.value_or(0))}};
    const char* key = clock.within.day_of_next_month ? "rule.clock.next_month"
                      : clock.within.days == 0       ? "rule.clock.same_day"
                                                     : "rule.clock.days";
    entries.push_back(words.entry(
        0, words.name(clock.name) + words.say("rule.colon") + words.say(key, args), clock));
  }
  for (const rules::Obligation& duty : ruleset.obligations) {
    entries.push_back(
        words.entry(0,
                    words.name(duty.name) + words.say("rule.colon") +
                        words.say("rule.obligation",
                                  {{"record", words.named(ruleset.words.records, duty.record)},
                                   {"day", base::to_text(duty.due)}}),
                    duty));
  }
  if (ruleset.interviews) {
    entries.push_back(words.entry(
        0,
        words.say("rule.interviews", {{"each", words.each(ruleset.interviews->every)},
                                      {"when", words.condition(ruleset.interviews->when)}}),
        ruleset.interviews->origin));
  }
  if (ruleset.bulletins) {
    entries.push_back(words.entry(
        0,
        words.say(ruleset.bulletins->cumulative ? "rule.bulletins_cumulative" : "rule.bulletins",
                  {{"each", words.each(ruleset.bulletins->every)}}),
        ruleset.bulletins->origin));
  }
  for (RuleEntry& entry : describe_contacts(words)) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace yibao::report
