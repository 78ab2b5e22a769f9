// Puts entries before those who may see them: decides the scopes of the feed by the audience of the
// event, and takes along what it needs to be understood (the author's key) or what it releases (the
// offer behind a sign-off).
//
// Belongs to the writer, works inside its transaction. Errors: the store's.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "server/store/store.h"
#include "shared/domain/audience.h"

namespace yibao::server {

// Where what is for that audience is to be found.
std::vector<std::string> scopes_of(const domain::Audience& audience,
                                   const domain::Registry& registry);

class Showing {
 public:
  explicit Showing(Store& store) : store_(store) {}

  // An entry to its audience, and with it what it releases; `registry` as it stands after the
  // entry.
  base::Status show(const domain::Entry& entry, const domain::Registry& registry);
  // An entry that takes words away, to everybody who was ever shown one of these entries, whomever
  // it names itself.
  base::Status show_to_all_of(const domain::Entry& entry, const std::set<std::uint64_t>& sequences,
                              const domain::Registry& registry);
  // After a unit was defined anew or went over into another: who oversees it from now on sees what
  // they may of its past; and a unit that becomes the central office what that may, or ceases to be
  // it what is its own.
  base::Status show_again(const domain::Event& about, const domain::Registry& before,
                          const domain::Registry& registry);
  // The transaction was rolled back: what was shown in it was not.
  void forget() { keys_shown_.clear(); }

 private:
  base::Result<std::set<std::uint64_t>> said_of(const base::UnitCode& unit, bool turned,
                                                const domain::Registry& registry);
  base::Status note_shown_as_office(const base::UnitCode& unit);
  base::Status show_with_released(const StoredEntry& stored, const domain::Event& event,
                                  const std::string& scope, const domain::Registry& registry);
  base::Status show_key(const crypto::KeyId& signer, const std::string& scope,
                        const domain::Registry& registry);

  Store& store_;
  std::set<std::pair<std::string, crypto::KeyId>> keys_shown_;  // saves repeats, no more
};

}  // namespace yibao::server
