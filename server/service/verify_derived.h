// What a server keeps beside its log and could be made of it again: the tree's tiles, who is shown
// what, the facts that points are counted from. Held against the log while it is read from its
// first entry (verify.h): each part is told every entry, and says at the end what is not as it
// should be. Reads only; one thread.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/store/store.h"

namespace yibao::server {

using SayFault = std::function<void(const std::string&)>;

// Every tile, hash by hash: "tile 0/3".
class TileCheck {
 public:
  explicit TileCheck(Store& store) : store_(store) {}
  base::Status add(const crypto::Digest& leaf, const SayFault& say);
  base::Status finish(const SayFault& say);

 private:
  base::Status compare(unsigned level, std::uint64_t number, const SayFault& say);

  Store& store_;
  struct Level {
    std::vector<crypto::Digest> open;
    std::uint64_t full = 0;
  };
  std::vector<Level> levels_;
  std::uint64_t kept_ = 0;  // tiles there should be
};

// Whether each entry is before everybody it is for ("feed: entry 17 is not shown to +office"), and
// before nobody else: an entry is shown further only where a rule says so (a key beside what it
// signed, an offer beside its sign-off, what wiped words to whoever was shown them, the past of a
// unit to whoever came to oversee it).
class FeedCheck {
 public:
  explicit FeedCheck(Store& store) : store_(store) {}
  // `registry` as it stands after the entry.
  void add(const domain::Entry& entry, const domain::Registry& registry);
  base::Status finish(const SayFault& say);

 private:
  using Shown = std::pair<std::uint64_t, std::string>;  // entry, scope

  Store& store_;
  std::set<Shown> meant_;                                      // must be there
  std::map<std::uint64_t, std::vector<std::string>> allowed_;  // may be there as well
  std::set<std::uint64_t> anywhere_;
  std::map<base::EventId, std::uint64_t> sequences_;
  std::map<base::UnitCode, std::set<std::string>> overseers_;  // ever
  std::map<std::uint64_t, std::vector<base::UnitCode>> concerned_;
  std::uint64_t last_ = 0;
};

// Every subject's facts folded anew by the rules that they were folded by.
class FactCheck {
 public:
  explicit FactCheck(Store& store) : store_(store) {}
  void add(const domain::Event& event);
  // "facts of <subject>". `registry` as it stands at the end.
  base::Status finish(const domain::Registry& registry, const SayFault& say);

 private:
  Store& store_;
  std::set<domain::Subject> subjects_;
};

}  // namespace yibao::server
