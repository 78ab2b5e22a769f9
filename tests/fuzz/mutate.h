// Seeded changes of valid inputs, as an attacker without patience would make them: bits, bytes,
// lengths, pieces left out, doubled, and taken from another input.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/random.h"

namespace yibao::fuzz {

base::Bytes mutated(base::Bytes input, base::ByteView other, base::SeededRandom& random);

}  // namespace yibao::fuzz
