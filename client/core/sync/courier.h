// An exchange by stick: written into a bundle file, and its answer taken from one. Core thread.
#pragma once

#include "client/core/sync/exchanger.h"

namespace yibao::client {

// Of both files, as people see them.
inline constexpr const char* kBundleFileEnding = ".yibao";

struct ExportedBundle {
  base::Bytes file;
  std::size_t events = 0;
};
// What waits, sealed to the server. It is remembered before it leaves.
base::Result<ExportedBundle> export_bundle(Replica& replica, const ExchangeLimits& limits);

// The answer to something that was exported from here, once or again, in any order. One that other
// exchanges have overtaken is taken as far as it still says something. Errors: malformed,
// not_allowed_now (for another device; not asked from here), answer_changed, and those of
// Exchanger::apply.
base::Result<ExchangeOutcome> import_bundle(Replica& replica, base::ByteView file);

}  // namespace yibao::client
