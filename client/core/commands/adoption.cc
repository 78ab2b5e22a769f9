#include "client/core/commands/adoption.h"

#include <algorithm>

#include "client/core/commands/item_event.h"
#include "shared/rules/preflight.h"
#include "shared/rules/terms.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// Fills in the journal (or the level, for notices without journals) and its column by what a person
// wrote.
template <class Body>
base::Status name_place(const rules::Ruleset& ruleset, const std::string& journal,
                        const std::string& form, Body& body) {
  const auto& words = ruleset.words;
  if (const auto* known = words.journals.find(journal)) {
    body.journal = known->id;
  } else {
    YIBAO_TRY(body.journal, rules::code_of(words.levels, journal, "journal"));
  }
  if (form.empty()) return {};
  YIBAO_TRY(std::string code, rules::code_of(words.forms, form, "form"));
  body.form = std::move(code);
  return {};
}

// Where the ruleset asks for figures or examples, what has none is adopted for a stated reason
// only.
base::Result<bool> lacks_evidence(Replica& replica, const rules::Ruleset& ruleset,
                                  const domain::ItemState& item) {
  const domain::Offer* offer = item.current_offer();
  if (offer == nullptr) return false;
  YIBAO_TRY(const auto words, replica.words(offer->body.words));
  if (!words) return false;
  const auto& figures = ruleset.preflight.figures;
  const auto& examples = ruleset.preflight.examples;
  const auto findings = rules::preflight(ruleset, *words, offer->body, replica.now());
  return std::any_of(findings.begin(), findings.end(), [&](const rules::Finding& finding) {
    return (finding.code == "no_figure" && figures && figures->reason_to_adopt) ||
           (finding.code == "no_example" && examples && examples->reason_to_adopt);
  });
}

bool is_taken(const domain::ItemState& item) {
  return !item.withdrawal && item.stage != domain::Stage::kRefused &&
         item.stage != domain::Stage::kExcluded;
}

base::Result<std::vector<AdoptionDoubt>> doubts(Replica& replica, const rules::Ruleset& ruleset,
                                                const domain::ItemState& item,
                                                const domain::Term& journal) {
  std::vector<AdoptionDoubt> found;
  if (!is_taken(item)) found.push_back(AdoptionDoubt::kNotTaken);
  YIBAO_TRY(const bool lacks, lacks_evidence(replica, ruleset, item));
  if (lacks) found.push_back(AdoptionDoubt::kNoEvidence);
  const bool again =
      std::any_of(item.adoptions.begin(), item.adoptions.end(), [&](const auto& adoption) {
        return !adoption.retracted && adoption.body.journal == journal;
      });
  if (again) found.push_back(AdoptionDoubt::kAgain);
  return found;
}

}  // namespace

base::Result<base::EventId> assign_item(Replica& replica, const domain::Subject& subject,
                                        const Assignment& assignment) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  if (item.last_sign_off() == nullptr) return fail(base::not_now("no_signed_draft"));
  domain::ItemAssigned body;
  YIBAO_CHECK(name_place(*ruleset, assignment.journal, assignment.form, body));
  body.issue = assignment.issue;
  body.place = assignment.place;
  NewEvent event = about_item(item, std::move(body));
  event.parties.clear();  // nobody else is told
  return submit(replica, std::move(event));
}

base::Result<std::vector<AdoptionDoubt>> adoption_doubts(Replica& replica,
                                                         const domain::Subject& subject,
                                                         const std::string& journal) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  domain::ItemAdopted body;
  YIBAO_CHECK(name_place(*ruleset, journal, "", body));
  return doubts(replica, *ruleset, item, body.journal);
}

base::Result<base::EventId> adopt_item(Replica& replica, const domain::Subject& subject,
                                       const Adoption& adoption) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  domain::ItemAdopted body;
  YIBAO_CHECK(name_place(*ruleset, adoption.journal, adoption.form, body));
  body.issue = adoption.issue;
  body.on_date = adoption.on_date;
  YIBAO_TRY(const auto found, doubts(replica, *ruleset, item, body.journal));
  if (!found.empty() && adoption.reason.empty()) {
    const bool again = found.front() == AdoptionDoubt::kAgain;
    return fail(base::not_now(again ? "adopted_already" : "out_of_line"));
  }
  NewEvent event = about_item(item, domain::EventBody());
  body.reason = add_note(replica, event, adoption.reason);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

}  // namespace yibao::client
