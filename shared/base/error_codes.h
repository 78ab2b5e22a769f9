// Every way something can fail, as one stable list. The name is what logs, the wire, scripts and
// the text catalogue (key "error.<name>") know; it is never renamed or reused for another meaning.
//
// The class tells a client what to do with the thing that failed:
//   again    the line or the server is to blame; the same bytes may succeed later
//   held     something this depends on has not arrived; send that first
//   refused  this thing, for these reasons; it will never succeed as it is
//   blocked  nothing will succeed until a person has acted
//   local    a fault of this machine or of the call; says nothing about the thing
#pragma once

#define YIBAO_ERROR_CODES(X)                               \
  /* this machine and this call */                         \
  X(kInternal, "internal", kLocal)                         \
  X(kUsage, "usage", kLocal)                               \
  X(kFileMissing, "file_missing", kLocal)                  \
  X(kNotFound, "not_found", kLocal)                        \
  X(kAmbiguous, "ambiguous", kLocal)                       \
  X(kNotAllowedNow, "not_allowed_now", kLocal)             \
  X(kCancelled, "cancelled", kLocal)                       \
  X(kIo, "io", kLocal)                                     \
  X(kDiskFull, "disk_full", kLocal)                        \
  X(kReadOnly, "read_only", kLocal)                        \
  X(kLocked, "locked", kLocal)                             \
  X(kNewerFormat, "newer_format", kLocal)                  \
  X(kOlderFormat, "older_format", kLocal)                  \
  X(kNoRoom, "no_room", kLocal)                            \
  X(kWipingUnfinished, "wiping_unfinished", kLocal)        \
  X(kRecoveryKeyMissing, "recovery_key_missing", kLocal)   \
  X(kRecoveryKeyWrong, "recovery_key_wrong", kLocal)       \
  X(kContentsAged, "contents_aged", kLocal)                \
  X(kCorrupted, "corrupted", kLocal)                       \
  X(kAlreadyExists, "already_exists", kLocal)              \
  X(kNotInitialised, "not_initialised", kLocal)            \
  X(kAddressNotLoopback, "address_not_loopback", kLocal)   \
  X(kPortInUse, "port_in_use", kLocal)                     \
  X(kServerNotRunning, "server_not_running", kLocal)       \
  X(kPassphraseWrong, "passphrase_wrong", kLocal)          \
  X(kPassphraseWait, "passphrase_wait", kLocal)            \
  X(kPassphraseWeak, "passphrase_weak", kLocal)            \
  X(kSignedOut, "signed_out", kLocal)                      \
  X(kPersonUnknown, "person_unknown", kLocal)              \
  X(kUnitUnknown, "unit_unknown", kLocal)                  \
  X(kRulesetInvalid, "ruleset_invalid", kLocal)            \
  X(kRecordsInvalid, "records_invalid", kLocal)            \
  X(kRulesetMissing, "ruleset_missing", kLocal)            \
  X(kFileUnknown, "file_unknown", kLocal)                  \
  X(kFileDamaged, "file_damaged", kLocal)                  \
  X(kFileForeign, "file_foreign", kLocal)                  \
  X(kFilePassphrase, "file_passphrase", kLocal)            \
  /* bytes that are not what they should be */             \
  X(kMalformed, "malformed", kRefused)                     \
  X(kNotUtf8, "not_utf8", kRefused)                        \
  X(kNotCanonical, "not_canonical", kRefused)              \
  X(kDuplicateKey, "duplicate_key", kRefused)              \
  X(kTooDeep, "too_deep", kRefused)                        \
  X(kTooLarge, "too_large", kRefused)                      \
  X(kFieldInvalid, "field_invalid", kRefused)              \
  X(kUnknownType, "unknown_type", kBlocked)                \
  /* an event at admission */                              \
  X(kBadSignature, "bad_signature", kRefused)              \
  X(kUnknownSuite, "unknown_suite", kRefused)              \
  X(kUnknownKey, "unknown_key", kRefused)                  \
  X(kKeyRevoked, "key_revoked", kRefused)                  \
  X(kForeignKey, "foreign_key", kRefused)                  \
  X(kWrongJurisdiction, "wrong_jurisdiction", kRefused)    \
  X(kNoRight, "no_right", kRefused)                        \
  X(kEquivocation, "equivocation", kRefused)               \
  X(kOtherLog, "other_log", kHeld)                         \
  X(kReferenceMissing, "reference_missing", kHeld)         \
  X(kReferenceRefused, "reference_refused", kRefused)      \
  X(kReferenceWrong, "reference_wrong", kRefused)          \
  X(kContentMissing, "content_missing", kHeld)             \
  X(kContentMismatch, "content_mismatch", kRefused)        \
  X(kContentPurged, "content_purged", kRefused)            \
  X(kPreflightRefused, "preflight_refused", kRefused)      \
  X(kSignerNotAllowed, "signer_not_allowed", kRefused)     \
  X(kAuthorMayNotSign, "author_may_not_sign", kRefused)    \
  X(kPaperNotAllowed, "paper_not_allowed", kRefused)       \
  X(kGatesMissing, "gates_missing", kRefused)              \
  X(kTermUnknown, "term_unknown", kRefused)                \
  X(kFormMissing, "form_missing", kRefused)                \
  X(kFoundSecret, "found_secret", kRefused)                \
  X(kClosedPeriod, "closed_period", kRefused)              \
  X(kRulesetUnfit, "ruleset_unfit", kRefused)              \
  /* the line and the server */                            \
  X(kLineDown, "line_down", kAgain)                        \
  X(kTimeout, "timeout", kAgain)                           \
  X(kServerBusy, "server_busy", kAgain)                    \
  X(kServerError, "server_error", kAgain)                  \
  X(kSessionExpired, "session_expired", kAgain)            \
  X(kAnswerChanged, "answer_changed", kAgain)              \
  X(kTlsUntrusted, "tls_untrusted", kBlocked)              \
  X(kNotYibaoServer, "not_yibao_server", kBlocked)         \
  X(kDeviceRevoked, "device_revoked", kBlocked)            \
  X(kDeviceUnknown, "device_unknown", kBlocked)            \
  X(kClientTooOld, "client_too_old", kBlocked)             \
  X(kServerTooOld, "server_too_old", kBlocked)             \
  X(kServerRestored, "server_restored", kBlocked)          \
  X(kServerDamaged, "server_damaged", kBlocked)            \
  X(kLogForked, "log_forked", kBlocked)                    \
  X(kLogSplit, "log_split", kBlocked)                      \
  X(kProofFailed, "proof_failed", kBlocked)                \
  X(kTooManyKeys, "too_many_keys", kBlocked)               \
  X(kEnrolmentClosed, "enrolment_closed", kBlocked)        \
  X(kEnrolmentCodeWrong, "enrolment_code_wrong", kBlocked) \
  X(kEnrolmentCodeLocked, "enrolment_code_locked", kBlocked)
