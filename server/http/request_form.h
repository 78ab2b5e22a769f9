// Which requests are looked at at all: those that a client of ours may send, by their line and
// their headers alone. What the library lets through beyond that is refused before it costs
// anything.
#pragma once

#include <cstddef>

namespace httplib {
struct Request;
}

namespace yibao::server {

// A path without anything encoded, few and short headers, none that changes how a body is framed,
// packed or cut; a GET without a body, a POST with one stated length.
bool well_formed(const httplib::Request& request);

// The length that is stated: 0 where none is; what is no number is more than anything.
std::size_t stated_length(const httplib::Request& request);

}  // namespace yibao::server
