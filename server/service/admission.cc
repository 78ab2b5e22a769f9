#include "server/service/admission.h"

#include <algorithm>

#include "server/service/author_sight.h"
#include "server/service/meaning_check.h"
#include "shared/domain/authority.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;

// A failure of the store is the commit's; anything else is this event's.
bool is_store_failure(const base::Error& error) {
  switch (error.code) {
    case ErrorCode::kDiskFull:
    case ErrorCode::kIo:
    case ErrorCode::kReadOnly:
    case ErrorCode::kLocked:
    case ErrorCode::kCorrupted:
    case ErrorCode::kInternal: return true;
    default: return false;
  }
}

base::Status check_subject(const domain::Event& event) {
  const std::string& subject = event.subject.text();
  bool fits = base::uuid_from_text(subject).has_value();
  switch (*event.type()) {
    case EventType::kUnitDefined:
    case EventType::kUnitSucceeded:
    case EventType::kTargetSet: fits = event.subject == domain::subject_of(event.unit); break;
    case EventType::kRulesetAdopted: fits = base::is_code(subject); break;
    default: break;
  }
  if (!fits) {
    return fail(ErrorCode::kFieldInvalid, "subject", base::TextArgs{{"field", "subject"}});
  }
  return {};
}

// Words that were found secret before they were ever sent never come: their offer enters the log
// without them when the finding comes beside it, which purges their addresses.
bool is_found_secret_beside(const domain::Event& offer, const PreparedBatch& batch) {
  return std::any_of(batch.events.begin(), batch.events.end(), [&](const PreparedEvent& each) {
    if (!each.entry || !each.signature_good) return false;
    const domain::Event& event = *each.entry->event;
    return event.is(EventType::kDraftFoundSecret) && event.subject == offer.subject &&
           event.unit == offer.unit;
  });
}

// The server's own word that somebody has joined, which a restored log does not have any more: as
// good as when it was given.
bool comes_again(const PreparedEvent& prepared, const LogState& state) {
  const domain::Event& event = *(*prepared.entry).event;
  const auto& log_key = state.registry->log_key();
  const bool enrols = event.is(EventType::kKeyEnrolled) || event.is(EventType::kDeviceEnrolled);
  return enrols && !state.epochs.empty() && log_key &&
         protocol::signature_is_good(prepared.signed_event, *log_key);
}

// Of somebody who once had the right: what gave it is still to be offered again.
bool was_lost_too(const base::Error& error) {
  return error.code == ErrorCode::kUnknownKey || error.code == ErrorCode::kNoRight;
}

protocol::Answer answer_for(const base::Error& error) {
  protocol::Answer answer;
  answer.code = error.code;
  answer.args = error.args;
  switch (base::failure_class(error.code)) {
    case base::FailureClass::kHeld: answer.outcome = protocol::Outcome::kHeld; break;
    case base::FailureClass::kRefused: answer.outcome = protocol::Outcome::kRefused; break;
    default: answer.outcome = protocol::Outcome::kTryLater; break;
  }
  return answer;
}

}  // namespace

base::Result<Judgement> Admission::judge(const PreparedEvent& prepared, const PreparedBatch& batch,
                                         const LogState& state, base::Timestamp now) {
  Judgement judgement;
  const auto refused = [&](const base::Error& error) -> base::Result<Judgement> {
    if (is_store_failure(error)) return fail(error);
    judgement.answer = answer_for(error);
    judgement.quarantine = error.code == ErrorCode::kKeyRevoked;
    judgement.alarm = error.code == ErrorCode::kEquivocation ||
                      error.code == ErrorCode::kFoundSecret ||
                      error.code == ErrorCode::kContentPurged;
    return judgement;
  };
  if (!prepared.entry) return refused(prepared.entry.error());
  const domain::Entry& entry = *prepared.entry;
  const domain::Event& event = *entry.event;

  if (event.jurisdiction != jurisdiction_) {
    return refused(base::Error(ErrorCode::kWrongJurisdiction));
  }
  // Before anything is said of a key's holder: is it the holder who says it?
  const domain::KeyInfo* key = state.registry->key(prepared.signed_event.key);
  const bool forged =
      key != nullptr && !prepared.signature_good && !verify_again(prepared, *state.registry);
  const bool again = comes_again(prepared, state);
  YIBAO_TRY(const auto known, store_.log().find(event.id));
  if (known && domain::event_hash(known->event.payload) == entry.hash) {
    judgement.answer.outcome = protocol::Outcome::kKnown;
    judgement.answer.stamp = known->stamp;
    return judgement;
  }
  // That an id is taken is said to whoever signs, and accuses nobody else; others are answered as
  // if it were not.
  const bool signs = key != nullptr && !forged;
  if (known && (signs || again)) return refused(base::Error(ErrorCode::kEquivocation));
  if (forged) return refused(base::Error(ErrorCode::kBadSignature));
  if (!event.type()) return refused(base::Error(ErrorCode::kUnknownType));
  if (again) {
    const base::Status enrolled = check_enrolment(event);
    if (!enrolled) return refused(enrolled.error());
    judgement.admit = true;
    return judgement;
  }
  const bool shut_out =
      key != nullptr && (denied_.key(prepared.signed_event.key) || denied_.device(key->device));
  if (shut_out) return refused(base::Error(ErrorCode::kKeyRevoked, "denied list"));
  const bool proved = prepared.received_before.has_value();
  const base::Status right = domain::check_authority(
      event, prepared.signed_event.key, *state.registry, prepared.received_before.value_or(now));
  if (!right && proved && was_lost_too(right.error())) {
    judgement.answer.outcome = protocol::Outcome::kHeld;
    judgement.answer.code = right.error().code;
    return judgement;
  }
  if (!right) return refused(right.error());
  MeaningCheck meaning_check(store_, batch, state, now);
  for (const base::Status& status :
       {check_anchor(event, state), check_subject(event),
        proved ? base::Status() : meaning_check.check_wording(event),
        check_contents(event, batch, proved), check_references(event, state, proved)}) {
    if (!status) return refused(status.error());
  }
  // What the log had once was judged then, by what stood in it then.
  const base::Status meaning = proved ? base::Status() : meaning_check.check(event);
  if (!meaning) return refused(meaning.error());
  judgement.admit = true;
  return judgement;
}

// The author's own word for what they had seen of the log. What a restore has taken away since
// cannot be held against anything any more.
base::Status Admission::check_anchor(const domain::Event& event, const LogState& state) {
  const domain::Anchor& anchor = event.anchor;
  const bool says = anchor.root && anchor.size > 0;
  if (!says || is_let_go(state, anchor.epoch, anchor.size)) return {};
  const bool known = anchor_of_last_ && anchor_of_last_->epoch == anchor.epoch &&
                     anchor_of_last_->size == anchor.size && anchor_of_last_->root == anchor.root;
  if (known) return {};  // events of one hand mostly have one anchor
  const TreeStore& tree = store_.tree();
  const bool same =
      anchor.size <= tree.size() && crypto::tree_root(tree, anchor.size) == *anchor.root;
  if (!same) return fail(ErrorCode::kOtherLog);
  anchor_of_last_ = anchor;
  return {};
}

// What was shut out since stays so.
base::Status Admission::check_enrolment(const domain::Event& event) const {
  const auto* enrolled_key = event.as<domain::KeyEnrolled>();
  const auto* enrolled_device = event.as<domain::DeviceEnrolled>();
  const auto key = enrolled_key ? crypto::public_key_from_text(enrolled_key->key) : std::nullopt;
  const base::DeviceId device =
      enrolled_key != nullptr ? enrolled_key->device : enrolled_device->device;
  if ((key && denied_.key(key->id())) || denied_.device(device)) {
    return fail(ErrorCode::kKeyRevoked, "denied list");
  }
  return {};
}

// Contents come with their event, every time: that they are here already would say so to somebody
// who knows no more than their address, and bring them to whoever sees the event.
base::Status Admission::check_contents(const domain::Event& event, const PreparedBatch& batch,
                                       bool proved) {
  for (const domain::ContentAddress& address : domain::contents_in_body(event)) {
    if (std::find(event.contents.begin(), event.contents.end(), address) == event.contents.end()) {
      return fail(ErrorCode::kFieldInvalid, "contents", base::TextArgs{{"field", "contents"}});
    }
  }
  for (const domain::ContentAddress& address : event.contents) {
    YIBAO_TRY(const ContentState there, store_.contents().state(address));
    if (there != ContentState::kMissing && proved) continue;  // it came then; before its purge
    if (there == ContentState::kPurged) return fail(ErrorCode::kContentPurged);
    const auto beside = batch.contents.find(address);
    if (beside != batch.contents.end()) {
      YIBAO_CHECK(beside->second.status);
      continue;
    }
    const bool withheld =
        event.is(EventType::kDraftOffered) && is_found_secret_beside(event, batch);
    if (!withheld) return fail(ErrorCode::kContentMissing);
  }
  return {};
}

// What the author's people are not shown is answered as if it were not there.
base::Status Admission::check_references(const domain::Event& event, const LogState& state,
                                         bool proved) {
  for (const domain::Reference& reference : domain::references_of(event)) {
    YIBAO_TRY(const auto found, store_.log().find(reference.id));
    if (!found) return fail(ErrorCode::kReferenceMissing);
    YIBAO_TRY(const domain::Event referred, protocol::decode_event(found->event.payload));
    if (!proved) {
      YIBAO_TRY(const bool shown, is_shown_to_author(referred, event, state, store_));
      if (!shown) return fail(ErrorCode::kReferenceMissing);
    }
    const bool fits =
        reference.fitting.empty() || std::any_of(reference.fitting.begin(), reference.fitting.end(),
                                                 [&](EventType type) { return referred.is(type); });
    if (!fits) return fail(wrong_reference(std::string(referred.type_name())));
    if (reference.same_subject && referred.subject != event.subject) {
      return fail(wrong_reference("subject"));
    }
  }
  return {};
}

}  // namespace yibao::server
