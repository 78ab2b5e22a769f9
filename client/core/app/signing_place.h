// What waits for the signature of the person at the keyboard, one item after another: read, the
// gates given one by one, signed, sent back or found secret; then the next one opens by itself.
//
// Every signature needs the passphrase, unless the person asked not to be asked again for the next
// five minutes on this screen. That pass is Core's (core.h): an hour, no secret. It ends with its
// time, when the place is left, and with a lock. Gates and the secrecy finding are never carried
// over. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/item_queue.h"
#include "client/core/app/loaded.h"
#include "client/core/app/signing_sheet.h"
#include "client/core/app/way.h"

namespace yibao::app {

class SigningPlace {
 public:
  SigningPlace(Desk& desk, base::Clock& clock, Way& way)
      : queue([](const DraftRow& row) { return row.duty == SignDuty::kMine && !row.words_gone; }),
        desk_(desk),
        clock_(clock),
        way_(way),
        loaded_(desk),
        deed_(desk) {}
  ~SigningPlace() { forget(); }

  // -- given by the person
  domain::Gates gates;
  bool not_secret = false;
  std::string passphrase;
  bool leave_pass = false;
  std::size_t reason = 0;  // of sheet.item.reasons
  std::string note;
  std::size_t basis = 0;     // of domain::SecretBasis
  bool show_removed = true;  // what was taken out since the last time

  ItemQueue queue;

  // -- one item
  void open(const domain::Subject& item);
  // Along the queue; at its end nothing happens.
  void step(int by);
  bool is_open() const { return item_.has_value(); }
  std::size_t position() const { return queue.position(item_); }
  // Back to the queue.
  void close();
  // The place is left: the pass ends too.
  void leave();
  // The screen is locked: the pass ends and nothing is given any more; what was typed stays for the
  // person who unlocks it, and for nobody else.
  void lock();
  void forget();

  // Once a frame: reads the item again after something changed.
  void refresh(const Snapshot& snapshot);
  const std::shared_ptr<const SigningSheet>& sheet() const { return loaded_.sheet(); }
  bool loading() const { return item_ && !loaded_.sheet() && !loaded_.problem(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }

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
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;
  void change(Act act, const char* notice);
  void finished(const domain::Subject& item, const char* notice);
  void go_on_from(const domain::Subject& item);

  Desk& desk_;
  base::Clock& clock_;
  Way& way_;
  Loaded<SigningSheet> loaded_;
  Deed deed_;
  std::optional<domain::Subject> item_;
  std::optional<client::SteadyTime> pass_until_;
  std::optional<base::PersonId> person_;  // who was here last
};

}  // namespace yibao::app
