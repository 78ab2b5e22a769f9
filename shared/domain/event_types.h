// Every event type: enumerator, name in the log, body. A type is never repurposed; a new one needs
// a row in the authority table (authority.cc) and in audience.cc, or the build fails.
#pragma once

#define YIBAO_EVENT_TYPES(X)                                                           \
  X(kLogOpened, "log.opened", LogOpened)                                               \
  X(kLogRestored, "log.restored", LogRestored)                                         \
  X(kKeyEnrolled, "key.enrolled", KeyEnrolled)                                         \
  X(kDeviceEnrolled, "device.enrolled", DeviceEnrolled)                                \
  X(kUnitDefined, "unit.defined", UnitDefined)                                         \
  X(kUnitSucceeded, "unit.succeeded", UnitSucceeded)                                   \
  X(kPersonDefined, "person.defined", PersonDefined)                                   \
  X(kPersonLeft, "person.left", PersonLeft)                                            \
  X(kKeyRevoked, "key.revoked", KeyRevoked)                                            \
  X(kDeviceRevoked, "device.revoked", DeviceRevoked)                                   \
  X(kDelegationGranted, "delegation.granted", DelegationGranted)                       \
  X(kRulesetAdopted, "ruleset.adopted", RulesetAdopted)                                \
  X(kTargetSet, "target.set", TargetSet)                                               \
  X(kDraftOffered, "draft.offered", DraftOffered)                                      \
  X(kDraftSentBack, "draft.sent_back", DraftSentBack)                                  \
  X(kDraftSignedOff, "draft.signed_off", DraftSignedOff)                               \
  X(kDraftWithdrawn, "draft.withdrawn", DraftWithdrawn)                                \
  X(kDraftFoundSecret, "draft.found_secret", DraftFoundSecret)                         \
  X(kItemAccepted, "item.accepted", ItemAccepted)                                      \
  X(kItemReturned, "item.returned", ItemReturned)                                      \
  X(kItemRefused, "item.refused", ItemRefused)                                         \
  X(kItemExcluded, "item.excluded", ItemExcluded)                                      \
  X(kItemEdited, "item.edited", ItemEdited)                                            \
  X(kItemAssigned, "item.assigned", ItemAssigned)                                      \
  X(kItemMerged, "item.merged", ItemMerged)                                            \
  X(kItemForwarded, "item.forwarded", ItemForwarded)                                   \
  X(kItemAdopted, "item.adopted", ItemAdopted)                                         \
  X(kItemInstructed, "item.instructed", ItemInstructed)                                \
  X(kItemFoundInaccurate, "item.found_inaccurate", ItemFoundInaccurate)                \
  X(kItemCommented, "item.commented", ItemCommented)                                   \
  X(kItemWithdrawalAsked, "item.withdrawal_asked", ItemWithdrawalAsked)                \
  X(kFactRetracted, "fact.retracted", FactRetracted)                                   \
  X(kCommissionIssued, "commission.issued", CommissionIssued)                          \
  X(kCommissionAcknowledged, "commission.acknowledged", CommissionAcknowledged)        \
  X(kCommissionExtensionAsked, "commission.extension_asked", CommissionExtensionAsked) \
  X(kCommissionExtended, "commission.extended", CommissionExtended)                    \
  X(kCommissionDeclined, "commission.declined", CommissionDeclined)                    \
  X(kCommissionJudged, "commission.judged", CommissionJudged)                          \
  X(kCommissionCancelled, "commission.cancelled", CommissionCancelled)                 \
  X(kKeyTopicsIssued, "key_topics.issued", KeyTopicsIssued)                            \
  X(kRecordEntered, "record.entered", RecordEntered)                                   \
  X(kRecordsImported, "records.imported", RecordsImported)                             \
  X(kInterviewHeld, "interview.held", InterviewHeld)                                   \
  X(kBulletinPublished, "bulletin.published", BulletinPublished)                       \
  X(kAppealFiled, "appeal.filed", AppealFiled)                                         \
  X(kAppealDecided, "appeal.decided", AppealDecided)                                   \
  X(kContentPurged, "content.purged", ContentPurged)                                   \
  X(kHandoffRegistered, "handoff.registered", HandoffRegistered)                       \
  X(kHandoffReceived, "handoff.received", HandoffReceived)
