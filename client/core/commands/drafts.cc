#include "client/core/commands/drafts.h"

#include "client/core/attachments.h"
#include "client/core/wiping.h"
#include "shared/protocol/documents.h"
#include "shared/rules/signoff.h"
#include "shared/rules/structure.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// The offer a signer has before them: the newest that nothing was made from.
base::Result<const domain::Offer*> offer_to_sign(const domain::ItemState& item) {
  const auto heads = item.heads();
  if (item.secret) return fail(ErrorCode::kFoundSecret);
  if (heads.size() > 1) return fail(base::not_now("two_heads"));
  if (heads.empty()) return fail(base::not_now("nothing_to_sign"));
  for (const domain::SignOff& sign_off : item.sign_offs) {
    if (sign_off.body.offer == heads.front()->id && sign_off.matches) {
      return fail(base::not_now("signed_already"));
    }
  }
  return heads.front();
}

// Every unit that anything about the item was said to: what follows is for them as well.
base::Result<std::vector<base::UnitCode>> parties_so_far(Replica& replica,
                                                         const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, replica.entries().about(subject));
  std::set<base::UnitCode> parties;
  for (const domain::Entry& entry : entries) {
    if (entry.event->subject != subject) continue;
    parties.insert(entry.event->parties.begin(), entry.event->parties.end());
  }
  return std::vector<base::UnitCode>(parties.begin(), parties.end());
}

// Nothing may say that it was there. What the server refused is no part of any story, and its words
// lie here all the same.
base::Status wipe_unsent(Replica& replica, const domain::Subject& draft) {
  YIBAO_TRY(const auto refused, replica.entries().all_about(draft));
  if (refused.empty()) return discard_draft(replica, draft);
  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  YIBAO_CHECK(forget_unsent(replica, draft));
  YIBAO_CHECK(replica.drafts().remove(draft));
  for (const domain::Entry& entry : refused) {
    for (const domain::ContentAddress& address : entry.event->contents) {
      YIBAO_CHECK(replica.vault().purge(address));
    }
  }
  YIBAO_CHECK(transaction.commit());
  return replica.finish_purge();
}

}  // namespace

base::Result<DraftDocument> begin_draft(Replica& replica, const std::string& kind,
                                        const std::optional<domain::Subject>& commission) {
  DraftDocument document;
  document.kind = kind;
  document.commission = commission;
  if (commission) {
    YIBAO_TRY(const domain::CommissionState state, replica.commission(*commission));
    YIBAO_TRY(const auto row, replica.index().commission(*commission));
    if (row) document.words.title = row->title;
    if (kind.empty() && state.issued) document.kind = state.issued->body.kind.value_or("");
  }
  if (const auto ruleset = replica.ruleset()) {
    const auto& kinds = ruleset->words.kinds.all();
    if (document.kind.empty() && !kinds.empty()) document.kind = kinds.front().id;
    document.words.body = rules::skeleton(*ruleset, document.kind);
  }
  fill_people(replica, document.words);
  return document;
}

base::Result<domain::Subject> new_draft(Replica& replica, const DraftDocument& document) {
  const domain::Subject draft = new_subject(replica);
  YIBAO_CHECK(save_draft(replica, draft, document));
  return draft;
}

base::Result<std::int64_t> save_draft(Replica& replica, const domain::Subject& draft,
                                      const DraftDocument& document) {
  YIBAO_CHECK(rules::check_no_secret_mark(document.words));
  // Somebody else may have found it while it was open here.
  YIBAO_TRY(const auto entries, replica.entries().about(draft));
  const bool secret = std::any_of(entries.begin(), entries.end(), [](const domain::Entry& entry) {
    return entry.event->is(domain::EventType::kDraftFoundSecret);
  });
  if (secret) return fail(ErrorCode::kFoundSecret);
  return replica.drafts().save(draft, document, replica.now());
}

base::Result<DraftDocument> open_draft(Replica& replica, const domain::Subject& draft) {
  YIBAO_TRY(auto local, replica.drafts().load(draft));
  if (local) return *std::move(local);
  YIBAO_TRY(const domain::ItemState item, replica.item(draft));
  const domain::Offer* offer = item.current_offer();
  if (offer == nullptr || item.secret) return fail(ErrorCode::kFoundSecret);
  YIBAO_TRY(auto words, replica.words(offer->body.words));
  if (!words) return fail(ErrorCode::kContentPurged);
  DraftDocument document{offer->body, *std::move(words)};
  // Taking it up again brings versions from two machines together: the words of the newest, open to
  // the writer, in the place of all.
  document.parents.clear();
  for (const domain::Offer* head : item.heads()) document.parents.push_back(head->id);
  if (!offer->head) document.parents.push_back(offer->id);
  return document;
}

base::Status discard_draft(Replica& replica, const domain::Subject& draft) {
  YIBAO_TRY(const auto local, replica.drafts().load(draft));
  if (!local) return fail(ErrorCode::kNotFound, "draft", base::TextArgs{{"what", draft.text()}});
  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  YIBAO_CHECK(forget_unsent(replica, draft));
  YIBAO_CHECK(replica.drafts().remove(draft));
  YIBAO_CHECK(transaction.commit());
  return replica.finish_purge();
}

void fill_people(Replica& replica, domain::Words& words) {
  const domain::PersonInfo* self = replica.person_info();
  if (self == nullptr) return;
  const auto profile_of = [&](const domain::PersonInfo& person) {
    domain::PersonProfile profile;
    if (!person.profile) return profile;
    const auto content = replica.vault().content(*person.profile);
    if (!content || !*content) return profile;
    auto decoded = protocol::decode_document<domain::PersonProfile>((*content)->bytes);
    return decoded ? *decoded : profile;
  };
  const domain::PersonProfile own = profile_of(*self);
  if (words.authors.empty() && !own.name.empty()) words.authors = {own.name};
  if (words.contact.empty()) words.contact = own.name;
  if (words.telephone.empty()) {
    words.telephone = own.office_telephone.empty() ? own.mobile : own.office_telephone;
  }
  if (!words.signer.empty()) return;
  for (const auto& [id, person] : replica.registry()->people()) {
    if (person.unit == self->unit && person.has(domain::Role::kLeader) &&
        !person.has_left(replica.today())) {
      words.signer = profile_of(person).name;
      return;
    }
  }
}

base::Result<std::vector<rules::Finding>> check_draft(Replica& replica,
                                                      const DraftDocument& document) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  std::optional<base::Timestamp> due;
  if (document.commission && replica.identity()) {
    const auto commission = replica.commission(*document.commission);
    if (commission) due = commission->due_for(replica.identity()->unit);
  }
  return rules::preflight(*ruleset, document.words, document, replica.now(), due);
}

base::Result<base::EventId> offer_draft(Replica& replica, const domain::Subject& draft,
                                        bool declared_not_secret) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(const auto local, replica.drafts().load(draft));
  if (!local) return fail(ErrorCode::kNotFound, "draft", base::TextArgs{{"what", draft.text()}});
  const auto declaration = domain::NotSecretDeclaration::of(declared_not_secret);
  if (!declaration) {
    return fail(ErrorCode::kGatesMissing, "declaration",
                base::TextArgs{{"gates", "@gate.author_declares"}});
  }
  if (local->internal) return fail(base::not_now("internal"));
  YIBAO_TRY(const auto findings, check_draft(replica, *local));
  YIBAO_CHECK(rules::check_findings(findings));

  NewEvent event;
  domain::DraftOffered body;
  static_cast<domain::DraftFacts&>(body) = *local;
  domain::Content words =
      protocol::to_content(domain::release(local->words, *declaration), replica.random());
  YIBAO_CHECK(protocol::check_content(words));
  body.words = domain::address_of(words);
  body.word_count = static_cast<std::int64_t>(rules::count_body(*ruleset, local->words));
  if (replica.person()) body.authors = {*replica.person()};
  body.author_count =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(local->words.authors.size()));
  body.declared_not_secret = true;
  YIBAO_TRY(event.known_contents, attachment_contents(replica, local->words.attachments));
  event.contents.push_back(std::move(words));
  event.body = std::move(body);
  event.subject = draft;
  return submit(replica, std::move(event));
}

base::Result<base::EventId> sign_off(Replica& replica, const domain::Subject& subject,
                                     const SignOffInput& input) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  const domain::PersonInfo* signer = replica.person_info();
  if (signer == nullptr) return fail(ErrorCode::kSignedOut);
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  YIBAO_TRY(const domain::Offer* offer, offer_to_sign(item));
  domain::DraftSignedOff body;
  body.offer = offer->id;
  body.offer_hash = crypto::text(offer->hash);
  body.gates = input.gates;
  body.not_secret = input.not_secret;
  body.post = signer->post;
  body.delegation = input.delegation;
  if (!body.delegation && !body.paper_signer) {
    body.delegation =
        rules::delegation_for(*ruleset, *offer, *signer, *replica.registry(), replica.today());
  }
  body.paper_signer = input.paper_signer;
  NewEvent event;
  if (input.scan) {
    body.scan = input.scan;
    YIBAO_TRY(event.known_contents, attachment_contents(replica, {*input.scan}));
  }
  YIBAO_CHECK(
      rules::check_signoff(*ruleset, *offer, body, *signer, *replica.registry(), replica.today()));
  YIBAO_TRY(const auto words, replica.words(offer->body.words));
  if (!words) return fail(ErrorCode::kContentPurged);
  YIBAO_CHECK(
      rules::check_findings(rules::preflight(*ruleset, *words, offer->body, replica.now())));
  event.parties = offer->body.co_units;
  event.body = std::move(body);
  event.subject = subject;
  event.unit = item.unit;
  return submit(replica, std::move(event));
}

base::Result<base::EventId> send_back(Replica& replica, const domain::Subject& subject,
                                      const std::string& reason, const std::string& note) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  YIBAO_TRY(const domain::Offer* offer, offer_to_sign(item));
  NewEvent event;
  domain::DraftSentBack body{offer->id, reason, std::nullopt};
  if (!note.empty()) {
    event.contents.push_back(protocol::to_content(domain::Note{note}, replica.random()));
    body.note = domain::address_of(event.contents.back());
  }
  event.body = std::move(body);
  event.subject = subject;
  event.unit = item.unit;
  return submit(replica, std::move(event));
}

base::Result<base::EventId> withdraw(Replica& replica, const domain::Subject& subject,
                                     const std::string& reason) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  const domain::Verdict* verdict = item.standing_verdict();
  if (verdict != nullptr && verdict->kind != domain::VerdictKind::kReturned) {
    return fail(base::not_now("judged_already"));
  }
  NewEvent event;
  event.body = domain::DraftWithdrawn{reason};
  YIBAO_TRY(event.parties, parties_so_far(replica, subject));
  event.subject = subject;
  event.unit = item.unit;
  return submit(replica, std::move(event));
}

base::Result<base::EventId> find_secret(Replica& replica, const domain::Subject& subject,
                                        const std::string& basis) {
  YIBAO_TRY(const domain::ItemState item, replica.item(subject));
  NewEvent event;
  event.body = domain::DraftFoundSecret{basis};
  YIBAO_TRY(event.parties, parties_so_far(replica, subject));
  event.subject = subject;
  event.unit = item.unit;
  YIBAO_TRY(const base::EventId id, submit(replica, std::move(event)));
  YIBAO_CHECK(replica.finish_purge());
  return id;
}

base::Status find_draft_secret(Replica& replica, const domain::Subject& draft,
                               const std::string& basis) {
  YIBAO_TRY(const auto entries, replica.entries().about(draft));
  if (entries.empty()) return wipe_unsent(replica, draft);
  return find_secret(replica, draft, basis).map([](const base::EventId&) {});
}

}  // namespace yibao::client
