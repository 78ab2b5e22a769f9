#include "shared/rules/preflight.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/rules/structure.h"
#include "shared/rules/text_signs.h"

namespace yibao::rules {
namespace {

using Field = FindingPlace::Field;

template <class Codes>
bool has_any(const std::vector<Code>& own, const Codes& wanted) {
  return std::any_of(own.begin(), own.end(), [&](const Code& code) {
    return std::find(wanted.begin(), wanted.end(), code) != wanted.end();
  });
}

std::optional<FindingPlace> find_secret_mark(const domain::Words& words) {
  if (const auto at = secret_mark_in(words.title))
    return FindingPlace{Field::kTitle, at->begin, at->end};
  if (const auto at = secret_mark_in(words.body))
    return FindingPlace{Field::kBody, at->begin, at->end};
  return std::nullopt;
}

// From the first character that is one too many to the end.
FindingPlace beyond(const std::string& body, base::CountMode mode, std::int64_t most) {
  const std::u32string text = base::to_code_points(body);
  std::size_t fits = 0;
  std::size_t too_long = text.size();
  while (fits + 1 < too_long) {
    const std::size_t middle = fits + (too_long - fits) / 2;
    const std::string begin = base::to_utf8(std::u32string_view(text).substr(0, middle));
    const bool counts_more = static_cast<std::int64_t>(base::count_words(begin, mode)) > most;
    (counts_more ? too_long : fits) = middle;
  }
  return {Field::kBody, fits, text.size()};
}

class Checker {
 public:
  Checker(const Ruleset& ruleset, const domain::Words& words, const domain::DraftFacts& draft,
          base::Timestamp now, std::optional<base::Timestamp> commission_due)
      : ruleset_(ruleset),
        words_(words),
        draft_(draft),
        now_(now),
        commission_due_(commission_due),
        today_(base::local_date(now, ruleset.utc_offset)) {}

  std::vector<Finding> run() {
    check_marks();
    check_required();
    check_kind();
    check_evidence();
    check_structure();
    check_data_date();
    check_clocks();
    check_commission();
    check_subject_line();
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return std::move(findings_);
  }

 private:
  void add(const char* code, Severity severity, const Origin& origin, FindingPlace place,
           base::TextArgs args = {}) {
    findings_.push_back({code, severity, std::move(args), origin.cite, place});
  }

  // No ruleset may switch these off.
  void check_marks() {
    if (const auto place = find_secret_mark(words_)) {
      add("secret_mark", Severity::kRefuse, {}, *place);
    }
    if (base::has_invisible_characters(words_.title) ||
        words_.title.find('\n') != std::string::npos) {
      add("title_invisible", Severity::kRefuse, {}, {Field::kTitle});
    }
    if (words_.title.size() > base::limits::kTitleBytesMax) {
      add("title_too_long", Severity::kRefuse, {}, {Field::kTitle});
    }
  }

  void check_required() {
    for (const RequiredRule& rule : ruleset_.preflight.required) {
      switch (rule.field) {
        case RequiredField::kTitle: need(rule, words_.title, "title_missing", Field::kTitle); break;
        case RequiredField::kBody: need(rule, words_.body, "body_missing", Field::kBody); break;
        case RequiredField::kSigner:
          need(rule, words_.signer, "signer_missing", Field::kSigner);
          break;
        case RequiredField::kAuthor:
          need(rule, words_.authors.empty() ? "" : words_.authors.front(), "author_missing",
               Field::kAuthors);
          break;
        case RequiredField::kContact:
          need(rule, words_.contact, "contact_missing", Field::kContact);
          break;
        case RequiredField::kTelephone:
          need(rule, words_.telephone, "telephone_missing", Field::kTelephone);
          break;
      }
    }
  }

  void need(const RequiredRule& rule, const std::string& text, const char* code, Field field) {
    if (base::trim(text).empty()) add(code, rule.severity, rule.origin, {field});
  }

  void check_kind() {
    const Kind* kind = ruleset_.words.kinds.by_id(draft_.kind);
    if (kind == nullptr) {
      add("kind_unknown", Severity::kRefuse, {}, {Field::kMeta}, {{"kind", draft_.kind}});
      return;
    }
    const auto count = static_cast<std::int64_t>(count_body(ruleset_, words_));
    const base::TextArgs args = {{"count", std::to_string(count)},
                                 {"kind", kind->name.zh},
                                 {"least", std::to_string(kind->words_min.value_or(0))},
                                 {"most", std::to_string(kind->words_max.value_or(0))}};
    const Severity severity = ruleset_.preflight.word_limits;
    if (kind->words_max && count > *kind->words_max) {
      add("words_above", severity, kind->origin,
          beyond(words_.body, ruleset_.preflight.count_mode, *kind->words_max), args);
    }
    if (kind->words_min && count < *kind->words_min) {
      add("words_below", severity, kind->origin, {Field::kBody}, args);
    }
    if (kind->brief) add("brief_category", Severity::kWarn, kind->origin, {Field::kMeta}, args);
  }

  void check_evidence() {
    const auto& figures = ruleset_.preflight.figures;
    if (figures) {
      const bool found = figures->markers.empty() ? has_figure(words_.body)
                                                  : contains_any(words_.body, figures->markers);
      if (!found) add("no_figure", figures->severity, figures->origin, {Field::kBody});
    }
    const auto& examples = ruleset_.preflight.examples;
    if (examples) {
      const bool found = examples->markers.empty() ? has_example(words_.body)
                                                   : contains_any(words_.body, examples->markers);
      if (!found) {
        add("no_example", examples->severity, examples->origin, {Field::kBody});
      }
    }
  }

  void check_structure() {
    const StructureRule* rule = structure_rule(ruleset_, draft_.kind);
    if (rule == nullptr) return;
    std::string all;
    std::string missing;
    const auto add_name = [](std::string& list, const StructurePart& part) {
      list += (list.empty() ? "" : "、") + part.name.zh;
    };
    for (const SeenPart& part : seen_parts(*rule, words_.body)) {
      add_name(all, *part.part);
      if (!part.seen) add_name(missing, *part.part);
    }
    if (missing.empty()) return;
    add("part_missing", rule->severity, rule->origin, {Field::kBody},
        {{"parts", all}, {"missing", missing}});
  }

  void check_data_date() {
    const auto& rule = ruleset_.preflight.data_date;
    if (!rule || draft_.emergency || has_any(draft_.flags, rule->unless_flags)) return;
    const std::chrono::year_month_day day(today_);
    const bool first_half = static_cast<unsigned>(day.day()) <= 15;
    const Date month_begin(day.year() / day.month() / 1);
    const Date least =
        first_half ? month_begin - std::chrono::days(1) : month_begin + std::chrono::days(10);
    const Date most = first_half ? least : month_begin + std::chrono::days(19);
    const base::TextArgs args = {
        {"least", base::to_text(least)},
        {"most", base::to_text(most)},
        {"stated", draft_.data_as_of ? base::to_text(*draft_.data_as_of) : ""}};
    if (!draft_.data_as_of) {
      add("data_date_missing", rule->severity, rule->origin, {Field::kMeta}, args);
    } else if (*draft_.data_as_of < least || *draft_.data_as_of > most) {
      add("data_date_wrong", rule->severity, rule->origin, {Field::kMeta}, args);
    }
  }

  void check_clocks() {
    for (const Clock& clock : ruleset_.clocks) {
      const bool about_kind =
          clock.kinds.empty() ||
          std::find(clock.kinds.begin(), clock.kinds.end(), draft_.kind) != clock.kinds.end();
      const bool about_topic = clock.topics.empty() || has_any(draft_.topics, clock.topics);
      if (!about_kind || !about_topic) continue;
      const auto& start = clock.from_data_date ? draft_.data_as_of : draft_.event_date;
      const base::TextArgs name = {{"clock", clock.name.zh}};
      if (!start) {
        add("clock_unknown", Severity::kHint, clock.origin, {Field::kMeta}, name);
        continue;
      }
      Date due = *start + std::chrono::days(clock.within.days.value_or(0));
      if (clock.within.day_of_next_month) {
        const Date next_month = period_of(PeriodKind::kMonth, *start).last + std::chrono::days(1);
        due = next_month + std::chrono::days(*clock.within.day_of_next_month - 1);
      }
      if (today_ > due) {
        add("clock_late", Severity::kWarn, clock.origin, {Field::kMeta},
            {{"clock", clock.name.zh}, {"due", base::to_text(due)}});
      }
    }
  }

  void check_commission() {
    if (!draft_.commission || !commission_due_) return;
    if (now_ > *commission_due_) {
      add("commission_late", Severity::kWarn, {}, {Field::kMeta},
          {{"due", base::to_text(*commission_due_, ruleset_.utc_offset)}});
    }
  }

  void check_subject_line() {
    const auto& rule = ruleset_.preflight.subject_line;
    if (rule && subject_line(ruleset_, words_, "-").empty()) {
      add("subject_line_incomplete", Severity::kHint, rule->origin, {Field::kMeta});
    }
  }

  const Ruleset& ruleset_;
  const domain::Words& words_;
  const domain::DraftFacts& draft_;
  base::Timestamp now_;
  std::optional<base::Timestamp> commission_due_;
  Date today_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> preflight(const Ruleset& ruleset, const domain::Words& words,
                               const domain::DraftFacts& draft, base::Timestamp now,
                               std::optional<base::Timestamp> commission_due) {
  return Checker(ruleset, words, draft, now, commission_due).run();
}

bool refuses(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::kRefuse; });
}

base::Status check_findings(const std::vector<Finding>& findings) {
  std::string codes;
  base::TextArgs args;
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::kRefuse) continue;
    codes += (codes.empty() ? "" : ",") + finding.code;
    for (const auto& [name, value] : finding.args) {
      args.emplace_back(finding.code + "." + name, value);
    }
  }
  if (codes.empty()) return {};
  args.emplace_back("findings", codes);
  return base::fail(base::ErrorCode::kPreflightRefused, codes, std::move(args));
}

std::size_t count_body(const Ruleset& ruleset, const domain::Words& words) {
  return base::count_words(words.body, ruleset.preflight.count_mode);
}

std::string subject_line(const Ruleset& ruleset, const domain::Words& words,
                         const std::string& unit_name) {
  const auto& rule = ruleset.preflight.subject_line;
  if (!rule) return {};
  std::string line;
  for (const SubjectPart part : rule->parts) {
    std::string text;
    switch (part) {
      case SubjectPart::kUnit: text = unit_name; break;
      case SubjectPart::kTitle: text = words.title; break;
      case SubjectPart::kReporter: text = words.contact; break;
      case SubjectPart::kTelephone: text = words.telephone; break;
    }
    if (base::trim(text).empty()) return {};
    line += (line.empty() ? "" : rule->separator) + text;
  }
  return line;
}

base::Status check_no_secret_mark(const domain::Words& words) {
  if (!find_secret_mark(words)) return {};
  return check_findings({{"secret_mark", Severity::kRefuse, {}, {}, {}}});
}

}  // namespace yibao::rules
