#include "shared/rules/load_parts.h"

namespace yibao::rules {
namespace {

SignoffRule read_signoff_rule(ObjectReader& object, PartsReader& parts) {
  SignoffRule rule;
  rule.kinds = parts.codes(object, "kind", parts.words().kinds);
  rule.flags = parts.codes(object, "flag", parts.words().flags);
  rule.signers = object.choices<Signer>("signers");
  if (rule.signers.empty()) object.missing("signers", base::enum_choices<Signer>());
  rule.author_may_sign = object.flag("author_may_sign");
  rule.paper = object.flag("paper");
  rule.delegation = object.flag("delegation", true);
  rule.gates = object.choices<GateName>("gates");
  rule.origin = read_origin(object);
  return rule;
}

void read_signoff(ObjectReader& root, PartsReader& parts, Ruleset& ruleset) {
  root.each_object("signoff", [&](ObjectReader& object) {
    ruleset.signoff.push_back(read_signoff_rule(object, parts));
  });
  if (ruleset.signoff.empty()) {
    root.missing("signoff", "[{\"signers\": [...]}]");
  } else if (!ruleset.signoff.back().kinds.empty() || !ruleset.signoff.back().flags.empty()) {
    root.note("signoff", "last_must_fit_all");
  }
}

std::optional<MarkerRule> read_markers(ObjectReader& object, const char* field) {
  std::optional<MarkerRule> rule;
  object.one_object(field, [&](ObjectReader& inner) {
    rule = MarkerRule{inner.choice_or("severity", Severity::kWarn), inner.texts("markers"),
                      inner.flag("reason_to_adopt"), read_origin(inner)};
  });
  return rule;
}

StructureRule read_structure(ObjectReader& object, PartsReader& parts) {
  StructureRule rule;
  rule.kinds = parts.codes(object, "kind", parts.words().kinds);
  const json* kinds = object.get("kind");
  const bool none = kinds == nullptr || (kinds->is_array() && kinds->empty());
  if (none) object.missing("kind", parts.words().kinds.choices());
  rule.severity = object.choice_or("severity", Severity::kHint);
  object.each_object("parts", [&](ObjectReader& inner) {
    rule.parts.push_back({read_name(inner, "name", true), inner.texts("markers"), inner.place()});
  });
  if (rule.parts.empty()) object.missing("parts", "[{\"name\": ...}]");
  rule.origin = read_origin(object);
  return rule;
}

void read_preflight(ObjectReader& object, PartsReader& parts, Preflight& preflight) {
  preflight.count_mode = object.choice_or("count_mode", base::CountMode::kOffice);
  preflight.word_limits = object.choice_or("word_limits", Severity::kWarn);
  object.each_object("required", [&](ObjectReader& inner) {
    preflight.required.push_back({inner.choice_required<RequiredField>("field"),
                                  inner.choice_or("severity", Severity::kRefuse),
                                  read_origin(inner)});
  });
  preflight.figures = read_markers(object, "figures");
  preflight.examples = read_markers(object, "examples");
  object.each_object("structure", [&](ObjectReader& inner) {
    preflight.structure.push_back(read_structure(inner, parts));
  });
  object.one_object("data_date", [&](ObjectReader& inner) {
    preflight.data_date =
        DataDateRule{inner.choice_or("severity", Severity::kWarn),
                     parts.codes(inner, "unless_flag", parts.words().flags), read_origin(inner)};
  });
  object.one_object("subject_line", [&](ObjectReader& inner) {
    preflight.subject_line = SubjectLine{inner.choices<SubjectPart>("parts"),
                                         inner.text_or("separator", "-"), read_origin(inner)};
    if (preflight.subject_line->parts.empty()) {
      inner.missing("parts", base::enum_choices<SubjectPart>());
    }
  });
  object.one_object("bunching", [&](ObjectReader& inner) {
    preflight.bunching = BunchingRule{
        inner.choice_required<PeriodKind>("every"), inner.integer_or("last_days", 10, 1, 366),
        inner.decimal_required("more_than_share"), read_origin(inner)};
  });
}

Clock read_clock(ObjectReader& object, PartsReader& parts) {
  Clock clock;
  read_named(object, clock);
  clock.kinds = parts.codes(object, "kind", parts.words().kinds);
  clock.topics = parts.codes(object, "topic", parts.words().topics);
  clock.from_data_date = object.flag("from_data_date");
  clock.within.days = object.integer("days", 0, 366);
  clock.within.day_of_next_month = object.integer("day_of_next_month", 1, 28);
  object.exactly_one_of({"days", "day_of_next_month"});
  return clock;
}

}  // namespace

void read_checks(ObjectReader& root, PartsReader& parts, Ruleset& ruleset) {
  read_signoff(root, parts, ruleset);
  root.one_object("preflight",
                  [&](ObjectReader& object) { read_preflight(object, parts, ruleset.preflight); });
  root.each_object(
      "clocks", [&](ObjectReader& object) { ruleset.clocks.push_back(read_clock(object, parts)); });
  root.each_object("obligations", [&](ObjectReader& object) {
    Obligation duty;
    read_named(object, duty);
    if (!object.has("record")) object.missing("record", parts.words().records.choices());
    duty.record = parts.code(object, "record", parts.words().records).value_or("");
    duty.due = object.date_required("due");
    ruleset.obligations.push_back(std::move(duty));
  });
  root.one_object("interviews", [&](ObjectReader& object) {
    ruleset.interviews = InterviewRule{object.choice_required<PeriodKind>("every"),
                                       parts.condition_required(object, "if"), read_origin(object)};
  });
  root.one_object("bulletins", [&](ObjectReader& object) {
    ruleset.bulletins = BulletinRule{object.choice_required<PeriodKind>("every"),
                                     object.flag("cumulative"), read_origin(object)};
  });
}

}  // namespace yibao::rules
