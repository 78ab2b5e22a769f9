#include "client/core/app/signed_place.h"

#include <algorithm>

namespace yibao::app {

const DraftRows& SignedPlace::shown(const std::shared_ptr<const DraftRows>& rows) {
  if (rows == rows_) return shown_;
  rows_ = rows;
  shown_.clear();
  std::copy_if(rows->begin(), rows->end(), std::back_inserter(shown_),
               [](const auto& row) { return row->signed_by_me; });
  std::stable_sort(shown_.begin(), shown_.end(),
                   [](const auto& a, const auto& b) { return a->signed_at > b->signed_at; });
  return shown_;
}

void SignedPlace::verify(const domain::Subject& item) {
  if (busy()) return;
  verified_.reset();
  deed_.run(
      [item](Core& core) {
        return core.look(
            [&](client::Replica& replica) { return client::verify_item(replica, item); });
      },
      [this, item](client::ReplicaReport report) {
        verified_ = Verified{item, std::move(report)};
      });
}

void SignedPlace::close() {
  deed_.forget();
  most = kAtOnce;
  verified_.reset();
}

}  // namespace yibao::app
