// What a ruleset asks of an item before it is sent: who signs it, what its words must show, how
// long they may be. Data of a ruleset; applied by signoff.h and preflight.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/text.h"
#include "shared/rules/vocabulary.h"

namespace yibao::rules {

enum class Signer : std::uint8_t { kReporter, kInCharge, kPrincipal };
enum class GateName : std::uint8_t { kPolicy, kContent, kScope };

struct SignoffRule {
  std::vector<Code> kinds;  // empty: any
  std::vector<Code> flags;  // empty: any; else the draft has one of them
  std::vector<Signer> signers;
  bool author_may_sign = false;
  bool paper = false;
  bool delegation = true;
  std::vector<GateName> gates;
  Origin origin;
};

enum class Severity : std::uint8_t { kHint, kWarn, kRefuse };
enum class RequiredField : std::uint8_t { kTitle, kBody, kSigner, kAuthor, kContact, kTelephone };

struct RequiredRule {
  RequiredField field = RequiredField::kTitle;
  Severity severity = Severity::kRefuse;
  Origin origin;
};
struct MarkerRule {  // figures, examples: the text must show one of these
  Severity severity = Severity::kWarn;
  std::vector<std::string> markers;  // for figures empty: any digit or Chinese numeral with a unit
  bool reason_to_adopt = false;      // adopting all the same asks the office for a reason
  Origin origin;
};
// Days 1-15: data as of the end of last month; from the 16th: of the middle ten days of this month.
struct DataDateRule {
  Severity severity = Severity::kWarn;
  std::vector<Code> unless_flags;
  Origin origin;
};
// What a text of a kind should be made of: situation, analysis, measures...
struct StructurePart {
  Name name;                         // also the heading in a new draft
  std::vector<std::string> markers;  // the part is there where one of these, or the name, is
  std::string place = {};            // in the ruleset's text
};
struct StructureRule {
  std::vector<Code> kinds;
  Severity severity = Severity::kHint;
  std::vector<StructurePart> parts;
  Origin origin;
};
enum class SubjectPart : std::uint8_t { kUnit, kTitle, kReporter, kTelephone };
struct SubjectLine {
  std::vector<SubjectPart> parts;
  std::string separator;
  Origin origin;
};
struct BunchingRule {  // items saved up for the end of a period
  PeriodKind every = PeriodKind::kQuarter;
  std::int64_t last_days = 10;
  Decimal more_than_share;
  Origin origin;
};

struct Preflight {
  base::CountMode count_mode = base::CountMode::kOffice;
  Severity word_limits = Severity::kWarn;
  std::vector<RequiredRule> required;
  std::optional<MarkerRule> figures;
  std::optional<MarkerRule> examples;
  std::vector<StructureRule> structure;  // the first that names a kind is that kind's
  std::optional<DataDateRule> data_date;
  std::optional<SubjectLine> subject_line;
  std::optional<BunchingRule> bunching;
};

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::base::CountMode, "office", "word_processor", "every_character");
YIBAO_ENUM_NAMES(yibao::rules::Signer, "reporter", "in_charge", "principal");
YIBAO_ENUM_NAMES(yibao::rules::GateName, "policy", "content", "scope");
YIBAO_ENUM_NAMES(yibao::rules::Severity, "hint", "warn", "refuse");
YIBAO_ENUM_NAMES(yibao::rules::RequiredField, "title", "body", "signer", "author", "contact",
                 "telephone");
YIBAO_ENUM_NAMES(yibao::rules::SubjectPart, "unit", "title", "reporter", "telephone");
