#include "client/core/commands/items.h"

#include <algorithm>

#include "client/core/attachments.h"
#include "client/core/commands/item_event.h"
#include "shared/protocol/documents.h"
#include "shared/rules/terms.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

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
  NewEvent event = about_item(item, domain::EventBody());
  if constexpr (requires { body.note; }) body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

// What units whose items are merged into this one have not seen of it, and account by.
std::vector<base::EventId> to_be_shown(const domain::ItemState& item) {
  const domain::SignOff& sign_off = *item.last_sign_off();
  std::vector<base::EventId> shown = {sign_off.body.offer, sign_off.id};
  for (const auto& adoption : item.adoptions) {
    if (!adoption.retracted) shown.push_back(adoption.id);
  }
  return shown;
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
  NewEvent event = about_item(item, domain::EventBody());
  event.contents.push_back(protocol::to_content(*words, replica.random()));
  YIBAO_CHECK(protocol::check_content(event.contents.back()));
  event.body = domain::ItemEdited{sign_off->id, domain::address_of(event.contents.back())};
  YIBAO_TRY(event.known_contents, attachment_contents(replica, words->attachments));
  return submit(replica, std::move(event));
}

base::Result<std::vector<base::UnitCode>> merge_units(Replica& replica, const domain::Subject& into,
                                                      const std::vector<domain::Subject>& sources) {
  YIBAO_TRY(const domain::ItemState item, replica.item(into));
  std::vector<base::UnitCode> units = {item.unit};
  const auto add = [&](const base::UnitCode& unit) {
    if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
  };
  for (const base::UnitCode& party : parties_of(item)) add(party);
  for (const domain::Subject& source : sources) {
    YIBAO_TRY(const domain::ItemState other, replica.item(source));
    add(other.unit);
  }
  return units;
}

base::Result<base::EventId> merge_items(Replica& replica, const domain::Subject& into,
                                        const std::vector<domain::Subject>& sources,
                                        domain::CreditPolicy credit,
                                        const std::vector<std::int64_t>& shares) {
  YIBAO_TRY(const domain::ItemState item, replica.item(into));
  if (item.last_sign_off() == nullptr) return fail(base::not_now("no_signed_draft"));
  for (const domain::Subject& source : sources) {
    YIBAO_TRY(const domain::ItemState other, replica.item(source));
    if (source == into || item.merged_into() == source) return fail(base::not_now("merge_itself"));
    if (other.merged_into() && other.merged_into() != into) {
      return fail(base::not_now("merged_already"));
    }
    if (other.last_sign_off() == nullptr) return fail(base::not_now("no_signed_draft"));
  }
  YIBAO_TRY(auto units, merge_units(replica, into, sources));
  domain::ItemMerged body{sources, credit, shares, {}};
  if (units.size() > 1) body.shown = to_be_shown(item);
  NewEvent event = about_item(item, std::move(body));
  event.parties.assign(units.begin() + 1, units.end());
  return submit(replica, std::move(event));
}

base::Result<base::EventId> forward_item(Replica& replica, const domain::Subject& subject,
                                         const std::string& level, base::Date on_date) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  YIBAO_TRY(std::string code, rules::code_of(ruleset->words.levels, level, "level"));
  return submit(replica, about_item(item, domain::ItemForwarded{std::move(code), on_date}));
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
  NewEvent event = about_item(item, domain::EventBody());
  body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> find_inaccurate(Replica& replica, const domain::Subject& subject,
                                            base::Date on_date,
                                            const std::vector<std::string>& flags,
                                            const std::string& reason) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  NewEvent event = about_item(item, domain::EventBody());
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
  NewEvent event = about_item(item, domain::EventBody());
  const auto address = add_note(replica, event, note);
  if (!address) return fail(ErrorCode::kUsage, "note", base::TextArgs{{"detail", "note"}});
  event.body = domain::ItemCommented{*address};
  return submit(replica, std::move(event));
}

base::Result<base::EventId> ask_withdrawal(Replica& replica, const domain::Subject& subject,
                                           const std::string& reason) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  if (item.last_sign_off() == nullptr) return fail(base::not_now("no_signed_draft"));
  NewEvent event = about_item(item, domain::EventBody());
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
