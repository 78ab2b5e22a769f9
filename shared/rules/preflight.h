// Pre-flight: what a text lacks before it may be sent, by the ruleset. The editor runs it while
// typing, the server runs the same code at admission and refuses what has severity `refuse`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/bodies_draft.h"
#include "shared/domain/content.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

// Where in the words a finding points: a field, and for the body a range of characters.
struct FindingPlace {
  enum class Field : std::uint8_t { kTitle, kBody, kSigner, kAuthors, kContact, kTelephone, kMeta };
  Field field = Field::kMeta;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Finding {
  std::string code;  // sentence in the catalogue under "finding.<code>"
  Severity severity = Severity::kHint;
  base::TextArgs args;
  std::string clause;
  FindingPlace place;
};

// In the order a writer would mend them: refusals first, then warnings, then hints. `now` is the
// moment of sending (on the server: of receipt). A commission's deadline leads to a warning only:
// who merely decides leaves it out.
std::vector<Finding> preflight(const Ruleset& ruleset, const domain::Words& words,
                               const domain::DraftFacts& draft, base::Timestamp now,
                               std::optional<base::Timestamp> commission_due = std::nullopt);

bool refuses(const std::vector<Finding>& findings);
// Error: preflight_refused, with every refusal among them (texts::findings_of reads it).
base::Status check_findings(const std::vector<Finding>& findings);

// The body's length as the ruleset counts it.
std::size_t count_body(const Ruleset& ruleset, const domain::Words& words);

// The subject line for units that still mail, in the notice's order; empty when there is no such
// rule or a part is missing.
std::string subject_line(const Ruleset& ruleset, const domain::Words& words,
                         const std::string& unit_name);

// A classification mark (绝密★ and the like) must not be kept or sent here. Error:
// preflight_refused.
base::Status check_no_secret_mark(const domain::Words& words);

}  // namespace yibao::rules
