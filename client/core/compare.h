// Two offices compare what they have seen of the log with no server between: a server that shows
// each of them a log of its own withholds one's checkpoint from the other, and cannot withhold a
// file on a stick, a line of text in a message, or a code read out over the telephone.
// Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// The newest checkpoint that this replica has verified, as one line: signed, so that it is
// evidence. Error: not_found before the first exchange.
base::Result<std::string> checkpoint_line(Replica& replica);
// Errors: malformed.
base::Result<crypto::Checkpoint> read_checkpoint_line(std::string_view text);
// Of equal lengths equal codes are equal logs: four groups, to be read out.
std::string checkpoint_code(const crypto::Checkpoint& checkpoint);

enum class Agreement : std::uint8_t {
  kSame,        // both have seen the very same
  kToBeProved,  // one has seen more: the next exchange must continue both
  kOtherEpoch,  // the log was restored between: to be asked again once both have exchanged
  kContrary,    // two logs under one key: kept as evidence, nothing goes out any more
};
// Errors: bad_signature (not this log's key), wrong_jurisdiction (another log), not_found (nothing
// to compare with), those of the store.
base::Result<Agreement> compare_with(Replica& replica, const crypto::Checkpoint& theirs);

// Of what was compared before, once exchanges have gone by; takes up nothing.
Agreement standing_of(const Progress& progress, const crypto::Checkpoint& theirs);

// What somebody else has seen of the log: from the next exchange on it has to continue that, too.
// Of many the oldest are not asked about any more.
void take_other(Progress& progress, const crypto::Checkpoint& seen);
// On the disk before anything else happens: over a restart, too, nothing more goes out.
base::Status note_split(Replica& replica, const crypto::Checkpoint& ours,
                        const crypto::Checkpoint& theirs);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::Agreement, "same", "to_be_proved", "other_epoch", "contrary");
