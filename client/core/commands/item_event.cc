#include "client/core/commands/item_event.h"

#include <algorithm>

namespace yibao::client {

std::vector<base::UnitCode> parties_of(const domain::ItemState& item) {
  std::vector<base::UnitCode> parties;
  if (const domain::Offer* offer = item.current_offer()) parties = offer->body.co_units;
  for (const auto& merge : item.merges) {
    if (merge.retracted) continue;
    for (const base::UnitCode& unit : merge.parties) {
      const bool known =
          unit == item.unit || std::find(parties.begin(), parties.end(), unit) != parties.end();
      if (!known) parties.push_back(unit);
    }
  }
  return parties;
}

NewEvent about_item(const domain::ItemState& item, domain::EventBody body) {
  NewEvent event;
  event.body = std::move(body);
  event.subject = item.id;
  event.unit = item.unit;
  event.parties = parties_of(item);
  return event;
}

}  // namespace yibao::client
