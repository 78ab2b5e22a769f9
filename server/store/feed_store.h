// What each circle of readers may pull, in an order that only grows: an entry is put into a scope
// when it is admitted, or later when a sign-off or a change of units shows it to more people.
// (Ownership, threads, errors: log_store.h.)
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "shared/base/result.h"

namespace yibao::server {

inline constexpr const char* kScopeEveryone = "*";
inline constexpr const char* kScopeOffice = "+office";

struct FeedRow {
  std::uint64_t position = 0;
  std::uint64_t sequence = 0;
};

struct ShownRow {
  std::string scope;
  FeedRow row;
};

class FeedStore {
 public:
  virtual ~FeedStore() = default;

  virtual base::Status show(const std::string& scope, std::uint64_t sequence) = 0;
  // Rows of these scopes after a position, in order, at most `count`.
  virtual base::Result<std::vector<FeedRow>> after(const std::vector<std::string>& scopes,
                                                   std::uint64_t position, std::size_t count) = 0;
  // Every row of entries of these numbers, in whatever scope, in order of position. Reads the whole
  // feed from the first of them on: for what happens seldom.
  virtual base::Result<std::vector<ShownRow>> shown(const std::set<std::uint64_t>& sequences) = 0;
  // All there are, in no order.
  virtual base::Status each(const std::function<void(const ShownRow&)>& visit) = 0;
  // In a transaction: the next row shown stands after this position at the earliest.
  virtual base::Status leap(std::uint64_t position) = 0;
  // The position of the newest row of any scope.
  virtual base::Result<std::uint64_t> last_position() = 0;
};

}  // namespace yibao::server
