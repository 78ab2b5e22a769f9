// Keys, passphrases and texts must not end up in a core file.
#pragma once

namespace yibao::base {

// First thing in a program that holds any: no core is written of this process, and no other process
// of this user may look into it. Programs that it starts write no cores either.
void forbid_core_dumps();

}  // namespace yibao::base
