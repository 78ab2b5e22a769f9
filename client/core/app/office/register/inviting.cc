#include "client/core/app/office/register/inviting.h"

#include "shared/crypto/fingerprint.h"

namespace yibao::app {

void Inviting::open(std::vector<Guest> guests) {
  close();
  guests_ = std::move(guests);
}

void Inviting::close() {
  ++turn_;
  asking_ = false;
  guests_.clear();
  slips_.clear();
  problem_.reset();
  hours = 0;
  replaces = true;
  base::wipe(passphrase);
  passphrase.clear();
}

void Inviting::ask(base::Timestamp now) {
  if (!can_ask()) return;
  asking_ = true;
  problem_.reset();
  now_ = now;
  Core::Inviting inviting;
  inviting.passphrase = take_secret(passphrase);
  asked_from_ = slips_.size();
  for (std::size_t i = asked_from_; i < guests_.size(); ++i) {
    inviting.people.push_back({guests_[i].id, kInviteHours.at(hours), replaces});
  }
  asked_ = inviting.people.size();
  desk_.tell([this, inviting, turn = turn_](Core& core) {
    const auto jurisdiction = core.look([](client::Replica& replica) -> base::Result<std::string> {
      return replica.identity() ? replica.identity()->jurisdiction.text() : "";
    });
    desk_.reply([this, turn, code = jurisdiction.value_or("")] {
      if (turn == turn_) jurisdiction_ = code;
    });
    core.invite(inviting, [this, turn](std::size_t at, const auto& invitation) {
      desk_.reply([this, turn, at, invitation] {
        if (turn == turn_) take(at, invitation);
      });
    });
  });
}

void Inviting::take(std::size_t at, const base::Result<protocol::Invitation>& invitation) {
  if (!invitation) {
    asking_ = false;
    problem_ = invitation.error();
    return;
  }
  const Guest& guest = guests_[asked_from_ + at];
  Slip slip;
  slip.name = guest.name;
  slip.unit_name = guest.unit_name;
  slip.jurisdiction = jurisdiction_;
  slip.code = std::make_shared<const Secret>(invitation->code);
  slip.fingerprint = crypto::fingerprint(invitation->certificate);
  slip.server = invitation->server;
  slip.until = now_ + std::chrono::hours(invitation->hours);
  slips_.push_back(std::move(slip));
  if (at + 1 == asked_) asking_ = false;
}

void Inviting::print(texts::Language language, base::UtcOffset offset, base::Timestamp now) {
  if (slips_.empty()) return;
  printing_.print(slip_paper(slips_, offset, now, language));
}

}  // namespace yibao::app
