// One item being read, and what the reader may do with it: the leader signs it off, sends it back
// or finds it secret; its author takes it up again. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/item_view.h"
#include "shared/rules/signoff.h"

namespace yibao::app {

struct JourneyLine {
  client::JourneyStep step;
  rules::Name reason;  // in words; empty without
};

// What is shown of an item: a value, made on the core thread.
struct ItemSheet {
  domain::Subject id;
  std::string unit_name;
  std::string state;  // a stage's name
  rules::Name kind;
  std::optional<domain::Words> words;
  std::optional<domain::Words> edited;  // the office's wording
  std::int64_t word_count = 0;
  bool emergency = false;
  std::vector<JourneyLine> journey;
  std::vector<rules::GateName> gates;  // that the ruleset asks for
  std::vector<rules::Signer> signers;  // who may sign
  std::string signoff_clause;
  SignDuty duty = SignDuty::kNone;
  bool may_mend = false;              // sent back or returned, by this unit
  std::vector<rules::Named> reasons;  // of the ruleset, for sending back
};
base::Result<ItemSheet> item_sheet(client::Replica& replica, const domain::Subject& item);

class ReadingPlace {
 public:
  ReadingPlace(Desk& desk, Way& way) : way_(way), loaded_(desk), deed_(desk) {}
  ~ReadingPlace() { forget(); }

  // -- given by the person
  domain::Gates gates;
  bool not_secret = false;
  std::string passphrase;
  std::size_t reason = 0;  // of sheet.reasons
  std::string note;
  std::size_t basis = 0;  // of domain::SecretBasis

  void open(const domain::Subject& item);
  void close();
  // Once a frame: reads the item again after something changed.
  void refresh(const Snapshot& snapshot) { loaded_.refresh(snapshot); }
  const std::shared_ptr<const ItemSheet>& sheet() const { return loaded_.sheet(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }

  // All the gates the ruleset asks for, the secrecy finding and a passphrase.
  bool ready_to_sign() const;
  void sign_off();
  void send_back();
  // Wipes the words everywhere.
  void find_secret();
  void forget();

 private:
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;
  void act(bool with_passphrase, Act act, const char* notice);

  Way& way_;
  Loaded<ItemSheet> loaded_;
  Deed deed_;
  std::optional<domain::Subject> item_;
};

}  // namespace yibao::app
