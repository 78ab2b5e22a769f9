#include "shared/domain/dossier.h"

namespace yibao::domain {
namespace {

// The first statement of its kind stands; a repeat of another id cannot take its place.
template <class Body>
void take_first(std::optional<Fact<Body>>& place, const Entry& entry) {
  const auto* body = entry.event->as<Body>();
  if (body != nullptr && !place) place = fact_of(entry, *body);
}

template <class Body>
void retract(std::optional<Fact<Body>>& place, const Entry& entry) {
  const auto* retraction = entry.event->as<FactRetracted>();
  if (retraction != nullptr && place && place->id == retraction->fact) place->retracted = true;
}

}  // namespace

Matter matter_of(const Subject& id, std::span<const Entry> entries) {
  for (const Entry& entry : entries) {
    const Event& event = *entry.event;
    // A record that names an item is among the item's entries too.
    if (event.subject != id) continue;
    if (event.is(EventType::kDraftOffered)) return Matter::kItem;
    if (event.is(EventType::kCommissionIssued)) return Matter::kCommission;
    if (event.is(EventType::kRecordEntered)) return Matter::kRecord;
    if (event.is(EventType::kRecordsImported)) return Matter::kImport;
    if (event.is(EventType::kHandoffRegistered)) return Matter::kHandoff;
  }
  return Matter::kOther;
}

RecordState fold_record(const Subject& id, std::span<const Entry> ordered) {
  RecordState record{id, std::nullopt, false};
  for (const Entry& entry : ordered) {
    take_first(record.entered, entry);
    retract(record.entered, entry);
    record.pending = record.pending || entry.pending();
  }
  return record;
}

ImportState fold_import(const Subject& id, std::span<const Entry> ordered) {
  ImportState import{id, std::nullopt, false};
  for (const Entry& entry : ordered) {
    take_first(import.imported, entry);
    retract(import.imported, entry);
    import.pending = import.pending || entry.pending();
  }
  return import;
}

InterviewState fold_interview(const Subject& id, std::span<const Entry> ordered) {
  InterviewState interview{id, std::nullopt, false};
  for (const Entry& entry : ordered) {
    take_first(interview.held, entry);
    retract(interview.held, entry);
    interview.pending = interview.pending || entry.pending();
  }
  return interview;
}

AppealState fold_appeal(const Subject& id, std::span<const Entry> ordered) {
  AppealState appeal{id, std::nullopt, std::nullopt, false};
  for (const Entry& entry : ordered) {
    take_first(appeal.filed, entry);
    take_first(appeal.decided, entry);
    appeal.pending = appeal.pending || entry.pending();
  }
  return appeal;
}

HandoffState fold_handoff(const Subject& id, std::span<const Entry> ordered) {
  HandoffState handoff{id, std::nullopt, std::nullopt, false};
  for (const Entry& entry : ordered) {
    take_first(handoff.registered, entry);
    take_first(handoff.received, entry);
    handoff.pending = handoff.pending || entry.pending();
  }
  return handoff;
}

}  // namespace yibao::domain
