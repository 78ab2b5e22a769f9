// Signing for a leader on days of absence: who signs for whom in this unit, now, later and before;
// a leader gives it to a person of the unit from one day to another. It ends with its last day;
// nothing ends it earlier, so the person is told before they give it. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/delegations.h"

namespace yibao::app {

struct DelegationSheet {
  std::vector<PersonChoice> delegates;  // people of the unit who could sign instead
  std::vector<client::DelegationView> delegations;
  bool may_grant = false;  // the person is a leader
  base::Date today{};
};
base::Result<DelegationSheet> delegation_sheet(client::Replica& replica);

class DelegationPlace {
 public:
  DelegationPlace(Desk& desk, Way& way)
      : way_(way), loaded_(desk, &delegation_sheet), deed_(desk) {}

  // -- given by the person
  std::size_t delegate = 0;  // of sheet.delegates
  std::string from;          // 2022-07-06
  std::string until;

  void refresh(const Snapshot& snapshot) { loaded_.refresh(snapshot); }
  const std::shared_ptr<const DelegationSheet>& sheet() const { return loaded_.sheet(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }
  void close();

  // "desk.delegation.*" key of what is still to be put right; "" when it can be granted.
  std::string missing() const;
  void grant();

 private:
  Way& way_;
  Loaded<DelegationSheet> loaded_;
  Deed deed_;
};

}  // namespace yibao::app
