// What waits for the signature of the person at the keyboard, one item after another: read, the
// gates given one by one, signed, sent back or found secret; then the next one opens by itself.
//
// Every signature needs the passphrase, unless the person asked not to be asked again for the next
// five minutes on this screen. That pass is Core's (core.h): an hour, no secret. It ends with its
// time, when the place is left, and with a lock. Gates and the secrecy finding are never carried
// over. The screen's thread.
#pragma once

#include "client/core/app/queue_walk.h"

namespace yibao::app {

class SigningPlace : public QueueWalk {
 public:
  SigningPlace(Desk& desk, base::Clock& clock, Way& way);
  ~SigningPlace() override { forget(); }

  // -- given by the person
  domain::Gates gates;
  bool not_secret = false;
  std::string passphrase;
  bool leave_pass = false;
  std::size_t reason = 0;  // of sheet.item.reasons
  std::string note;
  std::size_t basis = 0;     // of domain::SecretBasis
  bool show_removed = true;  // what was taken out since the last time

  // The place is left: the pass ends too.
  void leave();
  // The screen is locked: the pass ends and nothing is given any more; what was typed stays for the
  // person who unlocks it, and for nobody else.
  void lock();
  void forget();
  void refresh(const Snapshot& snapshot);

  // All the gates the ruleset asks for and the secrecy finding.
  bool all_given() const;
  // A signature needs no passphrase now.
  bool pass_is_open() const { return pass_until_ && clock_.steady() < *pass_until_; }
  bool ready_to_sign() const;
  void sign_off();
  void send_back();
  // Wipes the words everywhere.
  void find_secret();

 private:
  void forget_answers() override;

  Desk& desk_;
  base::Clock& clock_;
  std::optional<client::SteadyTime> pass_until_;
  std::optional<base::PersonId> person_;  // who was here last
};

}  // namespace yibao::app
