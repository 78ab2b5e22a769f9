// The entries a replica has: stamped ones as pulled, its own ones pending or acknowledged. Nothing
// here is a secret: payloads carry ids and codes only. (Threads and errors: storage::Database.)
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "shared/domain/registry.h"
#include "shared/protocol/signed_event.h"
#include "shared/storage/database.h"

namespace yibao::client {

struct KeptEntry {
  protocol::SignedEvent event;
  std::optional<domain::Stamp> stamp;
  bool folded = true;
};

class EntryStore {
 public:
  explicit EntryStore(storage::Database& database) : database_(database) {}

  // A payload as it is kept; can be made in any thread.
  static base::Bytes pack(const protocol::SignedEvent& signed_event);
  // A stamp given later is added; one that is there stays.
  base::Status keep(const protocol::SignedEvent& signed_event, const domain::Event& event,
                    const std::optional<domain::Stamp>& stamp, bool folded = true) {
    return keep_packed(signed_event, pack(signed_event), event, stamp, folded);
  }
  base::Status keep_packed(const protocol::SignedEvent& signed_event, base::ByteView packed,
                           const domain::Event& event, const std::optional<domain::Stamp>& stamp,
                           bool folded);
  base::Status set_stamp(const base::EventId& id, const domain::Stamp& stamp);
  base::Status set_folded(const base::EventId& id, bool folded);
  base::Status forget(const base::EventId& id, const domain::Event& event);
  base::Result<std::optional<KeptEntry>> find(const base::EventId& id);
  // Those that count for the fold, decoded and in the fold's order.
  base::Result<std::vector<domain::Entry>> about(const domain::Subject& subject);
  // Also those that do not: refused, held or not verified.
  base::Result<std::vector<domain::Entry>> all_about(const domain::Subject& subject);
  base::Status each_registry_entry(const std::function<bool(const domain::Entry&)>& visit);
  // Stamped ones in order; `visit` returns false to stop.
  base::Status each_stamped(std::uint64_t first, std::uint64_t last,
                            const std::function<bool(const KeptEntry&)>& visit);
  // The number of the newest entry that the registry is made of; UINT64_MAX where it is made, too,
  // of what is not in the log (yet).
  base::Result<std::uint64_t> registry_upto();
  // The last number that is here; 0 where there is none.
  base::Result<std::int64_t> newest_sequence();
  // Every entry's decoded event, in no particular order.
  base::Status each(const std::function<bool(const KeptEntry&)>& visit);
  base::Result<std::vector<domain::Subject>> subjects();

 private:
  base::Result<std::vector<domain::Entry>> entries_of(std::string_view sql,
                                                      const domain::Subject& subject);
  template <class... Values>
  base::Status read(std::string_view sql, const std::function<bool(const KeptEntry&)>& visit,
                    const Values&... values);

  storage::Database& database_;
};

}  // namespace yibao::client
