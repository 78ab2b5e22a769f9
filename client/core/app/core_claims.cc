// What officers have open, told to and heard from their colleagues.
#include "client/core/app/core.h"

namespace yibao::app {

void Core::claim(const std::optional<domain::Subject>& item) {
  if (!usable() || !replica_->is_office() || item == claimed_) return;
  claimed_ = item;
  // Who closes one mostly opens the next: that is told along with it, or with the next exchange.
  if (item) machine_.poke(options_.clock.steady());
}

// By a colleague at another computer only; at this one the person would know.
void Core::hear_claims(const std::vector<protocol::Claim>& claims) {
  claims_heard_ = options_.clock.steady();
  Claims others;
  for (const protocol::Claim& claim : claims) {
    others[claim.item] = replica_->person_name(claim.person);
  }
  if (others == *claims_) return;
  claims_ = std::make_shared<const Claims>(std::move(others));
  state_changed_ = true;
}

}  // namespace yibao::app
