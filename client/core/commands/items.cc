#include "client/core/commands/items.h"

#include <algorithm>

#include "client/core/attachments.h"
#include "shared/protocol/documents.h"
#include "shared/rules/preflight.h"
#include "shared/rules/terms.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// The units beside the item's own that its events concern.
std::vector<base::UnitCode> parties_of(const domain::ItemState& item) {
  std::vector<base::UnitCode> parties;
  if (const domain::Offer* offer = item.current_offer()) parties = offer->body.co_units;
  for (const auto& merge : item.merges) {
    if (merge.retracted) continue;
    for (const base::UnitCode& unit : merge.parties) {
      const bool known =
          unit == item.unit || std::find(parties.begin(), parties.end(), unit) != parties.end();
      if (!known) parties.push_back(unit);
    }
  }
  return parties;
}

NewEvent about(const domain::ItemState& item, domain::EventBody body) {
  NewEvent event;
  event.body = std::move(body);
  event.subject = item.id;
  event.unit = item.unit;
  event.parties = parties_of(item);
  return event;
}

template <class Body>
base::Result<base::EventId> give_verdict(Replica& replica, const domain::Subject& subject,
                                         Body body, const std::string& note) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  const domain::SignOff* sign_off = item.last_sign_off();
  if (sign_off == nullptr) return fail(base::not_now("no_signed_draft"));
  if (item.withdrawal) return fail(base::not_now("withdrawn_by_unit"));
  if (item.secret) return fail(ErrorCode::kFoundSecret);
  body.on = sign_off->id;
  if (const domain::Verdict* standing = item.standing_verdict()) body.after = standing->id;
  NewEvent event = about(item, domain::EventBody());
  if constexpr (requires { body.note; }) body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

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

}  // namespace

base::Result<base::EventId> accept_item(Replica& replica, const domain::Subject& item) {
  return give_verdict(replica, item, domain::ItemAccepted{}, "");
}

base::Result<base::EventId> return_item(Replica& replica, const domain::Subject& item,
                                        const std::string& reason, const std::string& note) {
  domain::ItemReturned body;
  body.reason = reason;
  return give_verdict(replica, item, std::move(body), note);
}

base::Result<base::EventId> refuse_item(Replica& replica, const domain::Subject& item,
                                        const std::string& reason, const std::string& note) {
  domain::ItemRefused body;
  body.reason = reason;
  return give_verdict(replica, item, std::move(body), note);
}

base::Result<base::EventId> exclude_item(Replica& replica, const domain::Subject& item,
                                         const std::string& category, const std::string& note) {
  domain::ItemExcluded body;
  body.category = category;
  return give_verdict(replica, item, std::move(body), note);
}

base::Result<base::EventId> edit_item(Replica& replica, const domain::Subject& subject,
                                      const std::string& title, const std::string& text) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  const domain::SignOff* sign_off = item.last_sign_off();
  if (sign_off == nullptr) return fail(base::not_now("no_signed_draft"));
  YIBAO_TRY(auto words, replica.words(item.offer(sign_off->body.offer)->body.words));
  if (!words) return fail(ErrorCode::kContentPurged);
  words->title = title;
  words->body = text;
  NewEvent event = about(item, domain::EventBody());
  event.contents.push_back(protocol::to_content(*words, replica.random()));
  YIBAO_CHECK(protocol::check_content(event.contents.back()));
  event.body = domain::ItemEdited{sign_off->id, domain::address_of(event.contents.back())};
  YIBAO_TRY(event.known_contents, attachment_contents(replica, words->attachments));
  return submit(replica, std::move(event));
}

base::Result<base::EventId> merge_items(Replica& replica, const domain::Subject& into,
                                        const std::vector<domain::Subject>& sources,
                                        domain::CreditPolicy credit,
                                        const std::vector<std::int64_t>& shares) {
  YIBAO_TRY(const domain::ItemState item, replica.item(into));
  NewEvent event = about(item, domain::ItemMerged{sources, credit, shares});
  for (const domain::Subject& source : sources) {
    YIBAO_TRY(const domain::ItemState other, replica.item(source));
    const bool known =
        other.unit == item.unit ||
        std::find(event.parties.begin(), event.parties.end(), other.unit) != event.parties.end();
    if (!known) event.parties.push_back(other.unit);
  }
  return submit(replica, std::move(event));
}

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
  NewEvent event = about(item, std::move(body));
  event.parties.clear();  // nobody else is told
  return submit(replica, std::move(event));
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
  const bool out_of_line = item.withdrawal || item.stage == domain::Stage::kRefused ||
                           item.stage == domain::Stage::kExcluded;
  YIBAO_TRY(const bool lacks, lacks_evidence(replica, *ruleset, item));
  const bool reason_needed = out_of_line || lacks;
  if (reason_needed && adoption.reason.empty()) {
    return fail(base::not_now("out_of_line"));
  }
  NewEvent event = about(item, domain::EventBody());
  body.reason = add_note(replica, event, adoption.reason);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> forward_item(Replica& replica, const domain::Subject& subject,
                                         const std::string& level, base::Date on_date) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  YIBAO_TRY(std::string code, rules::code_of(ruleset->words.levels, level, "level"));
  return submit(replica, about(item, domain::ItemForwarded{std::move(code), on_date}));
}

base::Result<base::EventId> instruct_item(Replica& replica, const domain::Subject& subject,
                                          const std::string& level, const std::string& post,
                                          base::Date on_date, const std::string& note) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  domain::ItemInstructed body;
  body.on_date = on_date;
  if (!level.empty()) {
    YIBAO_TRY(std::string code, rules::code_of(ruleset->words.levels, level, "level"));
    body.level = std::move(code);
  }
  if (!post.empty()) {
    YIBAO_TRY(std::string code, rules::code_of(ruleset->words.posts, post, "post"));
    body.post = std::move(code);
  }
  if (!body.level && !body.post) {
    return fail(ErrorCode::kUsage, "level or post", base::TextArgs{{"detail", "--level / --post"}});
  }
  NewEvent event = about(item, domain::EventBody());
  body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> find_inaccurate(Replica& replica, const domain::Subject& subject,
                                            base::Date on_date,
                                            const std::vector<std::string>& flags,
                                            const std::string& reason) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  NewEvent event = about(item, domain::EventBody());
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  domain::ItemFoundInaccurate body{on_date, {}, add_note(replica, event, reason)};
  for (const std::string& flag : flags) {
    YIBAO_TRY(std::string code, rules::code_of(ruleset->words.flags, flag, "flag"));
    body.flags.push_back(std::move(code));
  }
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> comment_item(Replica& replica, const domain::Subject& subject,
                                         const std::string& note) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  // The office reads what is said of an item; before the signature there is nothing for it to read.
  if (item.last_sign_off() == nullptr) return fail(base::not_now("no_signed_draft"));
  NewEvent event = about(item, domain::EventBody());
  const auto address = add_note(replica, event, note);
  if (!address) return fail(ErrorCode::kUsage, "note", base::TextArgs{{"detail", "note"}});
  event.body = domain::ItemCommented{*address};
  return submit(replica, std::move(event));
}

base::Result<base::EventId> ask_withdrawal(Replica& replica, const domain::Subject& subject,
                                           const std::string& reason) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  if (item.last_sign_off() == nullptr) return fail(base::not_now("no_signed_draft"));
  NewEvent event = about(item, domain::EventBody());
  event.body = domain::ItemWithdrawalAsked{add_note(replica, event, reason)};
  return submit(replica, std::move(event));
}

base::Result<NewEvent> retraction_of(Replica& replica, const base::EventId& fact,
                                     const std::string& reason, const std::string& note) {
  YIBAO_TRY(const auto kept, replica.entries().find(fact));
  if (!kept) return fail(ErrorCode::kNotFound, "fact", base::TextArgs{{"what", fact.text()}});
  YIBAO_TRY(const domain::Event said, protocol::decode_event(kept->event.payload));
  domain::FactRetracted body;
  body.fact = fact;
  body.reason = reason;
  const auto subjects = domain::subjects_of(said);
  body.also.assign(subjects.begin() + 1, subjects.end());
  NewEvent event;
  event.subject = said.subject;
  event.unit = said.unit;
  event.parties = said.parties;
  body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return event;
}

base::Result<base::EventId> retract_fact(Replica& replica, const base::EventId& fact,
                                         const std::string& reason, const std::string& note) {
  YIBAO_TRY(NewEvent event, retraction_of(replica, fact, reason, note));
  return submit(replica, std::move(event));
}

}  // namespace yibao::client
