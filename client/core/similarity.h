// How much two texts have in common, whatever their length: each is reduced to the least hashes of
// its runs of characters, and two such prints are compared in a moment. Marks and blanks do not
// count. Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yibao::client {

using Fingerprint = std::vector<std::uint32_t>;  // ascending, each once

// `run`: how many characters belong together; short for titles, longer for texts.
Fingerprint fingerprint(std::string_view text, std::size_t run);

// Of the runs that either has, how many of a hundred both have: an estimate where the texts are
// long. Nothing is like an empty text.
int likeness_percent(const Fingerprint& one, const Fingerprint& other);

}  // namespace yibao::client
