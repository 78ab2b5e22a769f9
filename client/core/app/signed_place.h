// What the person at the keyboard has signed: when, its receipt, what became of it; and whether
// signature and receipt still hold, checked again here. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/verify.h"

namespace yibao::app {

class SignedPlace {
 public:
  explicit SignedPlace(Desk& desk) : deed_(desk) {}

  static constexpr std::size_t kAtOnce = 100;
  std::size_t most = kAtOnce;  // rows to show; the person asks for more

  // The newest signature first; computed anew only when the rows changed.
  const DraftRows& shown(const std::shared_ptr<const DraftRows>& rows);

  // Checks the item's whole chain on the core thread.
  void verify(const domain::Subject& item);
  struct Verified {
    domain::Subject item;
    client::ReplicaReport report;
  };
  // The last one asked for; absent before and while it is under way.
  const std::optional<Verified>& verified() const { return verified_; }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const { return deed_.problem(); }
  void close();

 private:
  Deed deed_;
  std::optional<Verified> verified_;
  std::shared_ptr<const DraftRows> rows_;
  DraftRows shown_;
};

}  // namespace yibao::app
