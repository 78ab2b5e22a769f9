// The recovery sheet: a code on paper with which a person who forgot their passphrase gives
// themselves another one, alone and without a line. It wraps the data key as a passphrase does:
// what lies on the disk does not give it away. One sheet holds for each person; a new one ends the
// one before, and once used it has ended. Whoever has the sheet and the computer can sign as that
// person, so it belongs into an envelope in a safe. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// For the person who is signed in: four times six characters, kept nowhere. Errors: signed_out,
// those of the store.
base::Result<std::string> new_recovery_code(Replica& replica);

// Sets the passphrase of the person the code is for, and ends the code; nobody is signed in by it.
// Errors: not_allowed_now (recovery_mistyped: cannot be a code; recovery_none: no sheet was made
// here; recovery_wrong: it is another computer's, or an older one), passphrase_weak.
base::Result<base::PersonId> recover(Replica& replica, std::string_view code,
                                     base::ByteView passphrase);

}  // namespace yibao::client
