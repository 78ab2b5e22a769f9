#include "shared/report/rule_words.h"

#include <algorithm>

#include "shared/report/standing_text.h"

namespace yibao::report {
namespace {

using rules::Attribute;
using rules::Condition;

// A condition in words; conditions inside it in brackets.
struct ConditionWords {
  const RuleWords& words;

  std::string joined(const std::vector<Condition>& of, const char* key) const {
    std::vector<std::string> parts;
    for (const Condition& each : of) parts.push_back(words.condition(each));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : words.say(key)) + part;
    return parts.size() > 1 ? words.say("rule.brackets", {{"text", text}}) : text;
  }

  std::string operator()(const rules::AllOf& test) const { return joined(test.of, "rule.and"); }
  std::string operator()(const rules::AnyOf& test) const { return joined(test.of, "rule.or"); }
  std::string operator()(const rules::Not& test) const {
    return words.say("rule.not", {{"what", joined(test.of, "rule.and")}});
  }
  std::string operator()(const rules::TargetMet& test) const {
    return words.say("rule.if.met", {{"target", words.target(test.target)}});
  }
  std::string operator()(const rules::TargetMissed& test) const {
    return words.say("rule.if.missed", {{"target", words.target(test.target)}});
  }
  std::string operator()(const rules::MeasureIs& test) const {
    std::string text = words.measure(test.measure);
    const auto bound = [&](const std::optional<rules::Amount>& limit, const char* key,
                           const char* strict) {
      if (!limit) return;
      text += words.say(test.strictly ? strict : key, {{"value", words.amount(*limit)}});
    };
    bound(test.at_least, "rule.if.at_least", "rule.if.above");
    bound(test.at_most, "rule.if.at_most", "rule.if.below");
    return text;
  }
  std::string operator()(const rules::MissedPeriods& test) const {
    return words.say("rule.if.missed_periods", {{"target", words.target(test.target)},
                                                {"each", words.each(test.every)},
                                                {"count", std::to_string(test.at_least)}});
  }
  std::string operator()(const rules::InARow& test) const {
    return words.say("rule.if.in_a_row", {{"what", joined(test.of, "rule.and")},
                                          {"each", words.each(test.every)},
                                          {"count", std::to_string(test.length)}});
  }
  std::string operator()(const rules::InGroup& test) const {
    return words.say("rule.if.group",
                     {{"groups", words.named(words.ruleset().words.groups, test.groups)}});
  }
};

}  // namespace

const std::string& RuleWords::name(const rules::Name& name) const {
  return name_in(language_, name);
}

std::string RuleWords::list(const std::vector<std::string>& parts) const {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : say("rule.list")) + part;
  return text;
}

std::string RuleWords::chain(const std::vector<std::string>& parts) const {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : say("rule.then")) + part;
  return text;
}

std::string RuleWords::target(const rules::Code& code) const {
  const rules::Target* found = ruleset_.target(code);
  return found == nullptr ? code : name(found->name);
}

std::string RuleWords::measure(const rules::Code& code) const {
  const rules::Measure* found = ruleset_.measure(code);
  return found == nullptr ? code : name(found->name);
}

std::string RuleWords::node(const rules::Code& code) const {
  const rules::Node* found = ruleset_.node(code);
  return found == nullptr ? code : name(found->name);
}

std::string RuleWords::ranking(const rules::Code& code) const {
  const rules::Ranking* found = ruleset_.ranking(code);
  return found == nullptr ? code : name(found->name);
}

std::string RuleWords::each(rules::PeriodKind kind) const {
  return say("rule.each." + std::string(base::enum_name(kind)));
}

std::string RuleWords::attribute(Attribute attribute, const rules::Code& code) const {
  const rules::Vocabulary& words = ruleset_.words;
  switch (attribute) {
    case Attribute::kRecord: return named(words.records, code);
    case Attribute::kKind: return named(words.kinds, code);
    case Attribute::kJournal: return named(words.journals, code);
    case Attribute::kForm: return named(words.forms, code);
    case Attribute::kLevel: return named(words.levels, code);
    case Attribute::kPost: return named(words.posts, code);
    case Attribute::kFlag: return named(words.flags, code);
    case Attribute::kGroup: return named(words.groups, code);
    case Attribute::kUnit: return named(words.units, code);
  }
  return code;
}

std::string RuleWords::selector(const rules::Selector& selector) const {
  std::vector<std::string> parts;
  for (const auto& one : selector.one_of) {
    std::vector<std::string> values;
    for (const rules::Code& code : one.codes) values.push_back(attribute(one.attribute, code));
    const std::string key = "rule.attribute." + std::string(base::enum_name(one.attribute));
    parts.push_back(say(key, {{"values", list(values)}}));
  }
  for (const auto& between : selector.between) {
    const std::string quantity =
        say("rule.quantity." + std::string(base::enum_name(between.quantity)));
    if (between.least) {
      parts.push_back(quantity + say("rule.if.at_least", {{"value", between.least->text()}}));
    }
    if (between.most) {
      parts.push_back(quantity + say("rule.if.at_most", {{"value", between.most->text()}}));
    }
  }
  const auto joined = [&](const std::vector<rules::Selector>& of, const char* key) {
    std::string text;
    for (const rules::Selector& each : of) {
      text += (text.empty() ? "" : say(key)) + this->selector(each);
    }
    return of.size() > 1 ? say("rule.brackets", {{"text", text}}) : text;
  };
  if (!selector.all.empty()) parts.push_back(joined(selector.all, "rule.and"));
  if (!selector.any.empty()) parts.push_back(joined(selector.any, "rule.or"));
  for (const rules::Selector& none : selector.none) {
    parts.push_back(say("rule.not", {{"what", this->selector(none)}}));
  }
  for (const rules::Selector& other : selector.item_has) {
    parts.push_back(say("rule.item_has", {{"what", this->selector(other)}}));
  }
  if (parts.empty()) return say("rule.any_record");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : say("rule.comma")) + part;
  return text;
}

std::string RuleWords::amount(const rules::Amount& amount) const {
  std::vector<std::string> parts;
  const auto& words = ruleset_.words;
  for (const auto& [unit, value] : amount.by_unit) {
    parts.push_back(named(words.units, unit) + " " + (value ? value->text() : say("rule.none")));
  }
  for (const auto& [group, value] : amount.by_group) {
    parts.push_back(named(words.groups, group) + " " + value.text());
  }
  if (amount.per_head) {
    parts.push_back(say("rule.per_head", {{"value", amount.per_head->text()}}));
  }
  if (amount.otherwise) {
    parts.push_back(parts.empty() ? amount.otherwise->text()
                                  : say("rule.otherwise", {{"value", amount.otherwise->text()}}));
  }
  return list(parts);
}

std::string RuleWords::condition(const Condition& condition) const {
  return std::visit(ConditionWords{*this}, condition.test);
}

RuleEntry RuleWords::entry(int depth, std::string text, const rules::Origin& origin) const {
  RuleEntry entry = part(depth, std::move(text), origin.place);
  entry.clause = origin.cite;
  if (!origin.interpretation) return entry;
  for (const rules::Interpretation& each : ruleset_.interpretations) {
    if (each.id == *origin.interpretation) entry.reading = name(each.text);
  }
  return entry;
}

RuleEntry RuleWords::entry(int depth, std::string text, const rules::Named& named) const {
  RuleEntry entry = this->entry(depth, std::move(text), named.origin);
  entry.id = named.id;
  return entry;
}

RuleEntry RuleWords::part(int depth, std::string text, std::string place) {
  return {depth, std::move(text), "", "", std::move(place), ""};
}

}  // namespace yibao::report
