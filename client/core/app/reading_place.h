// One item being read, and what its unit may do with it beside signing (signing_place.h): take it
// up again, withdraw it, ask the office to let it go. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/item_view.h"
#include "client/core/text_diff.h"
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
  std::optional<domain::Words> edited;         // the office's wording
  client::TextRuns edited_title, edited_body;  // against the unit's own
  std::int64_t word_count = 0;
  bool emergency = false;
  std::optional<base::Timestamp> phoned_at;  // reported by telephone before
  std::vector<JourneyLine> journey;
  std::vector<rules::GateName> gates;  // that the ruleset asks for
  std::vector<rules::Signer> signers;  // who may sign
  std::string signoff_clause;
  SignDuty duty = SignDuty::kNone;
  std::optional<base::Error> refusal;  // why the person may not sign what waits for a signature
  // Of its newest signature, where that was given on paper: the file with the scan.
  std::optional<domain::ContentAddress> scan;
  // Leaders whose signature on paper this person may register.
  std::vector<PersonChoice> paper_signers;
  bool may_mend = false;              // sent back or returned, by this unit
  bool may_withdraw = false;          // by this unit, before a verdict
  bool may_ask_withdrawal = false;    // after it
  std::vector<rules::Named> reasons;  // of the ruleset, for sending back
};
base::Result<ItemSheet> item_sheet(client::Replica& replica, const domain::Subject& item);
ItemSheet item_sheet(client::Replica& replica, client::ItemView view);

class ReadingPlace {
 public:
  ReadingPlace(Desk& desk, Way& way) : way_(way), loaded_(desk), deed_(desk) {}

  // -- given by the person
  std::size_t reason = 0;  // of sheet.reasons
  std::string note;

  void open(const domain::Subject& item);
  void close();
  // Once a frame: reads the item again after something changed.
  void refresh(const Snapshot& snapshot) { loaded_.refresh(snapshot); }
  const std::shared_ptr<const ItemSheet>& sheet() const { return loaded_.sheet(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }

  void withdraw();
  // The office decides.
  void ask_withdrawal();

 private:
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;
  void act(Act act, const char* notice);

  Way& way_;
  Loaded<ItemSheet> loaded_;
  Deed deed_;
  std::optional<domain::Subject> item_;
};

}  // namespace yibao::app
