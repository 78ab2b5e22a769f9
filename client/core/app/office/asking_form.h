// A commission being written: title, what is asked for, of whom, until when; beside each unit what
// it has to do already. Kept as a working paper until it is sent or given up. The screen's thread.
#pragma once

#include <map>

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/office/form_keeper.h"
#include "client/core/app/office/unit_picks.h"
#include "client/core/app/text/text_model.h"
#include "client/core/unit_load.h"

namespace yibao::app {

struct AskingChoices {
  std::shared_ptr<const client::UnitDirectory> units;
  std::map<base::UnitCode, client::UnitLoad> loads;
};

class AskingForm {
 public:
  AskingForm(Desk& desk, base::Clock& clock);

  // -- given by the person; `edited` after each change
  std::string title;
  TextModel text;
  std::size_t kind = 0;  // of the ruleset's kinds that are no briefs, plus one; 0: any
  std::string items;
  std::string day;
  std::string time;
  UnitPicks units;
  void edited();

  // Once a frame while it is shown: what was kept comes back at first.
  void refresh(const Snapshot& snapshot);
  // The place is left: what was typed is saved, and nothing of it stays in memory.
  void leave();
  std::optional<client::SteadyTime> wake_at() const { return keeper_.wake_at(); }
  bool loading() const { return !keeper_.read() || !choices_.sheet(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const;
  // Why the last save failed.
  const std::optional<base::Error>& save_problem() const { return keeper_.problem(); }

  const std::vector<rules::Named>& kinds() const { return kinds_; }
  // Null while it is not known.
  const client::UnitLoad* load_of(const base::UnitCode& unit) const;
  // Units that were ticked and have ended meanwhile.
  const std::vector<base::UnitCode>& dropped() const { return dropped_; }

  // Nothing was written yet.
  bool empty() const;
  // The deadline; nullopt: none is written there. A day without a time: to its end.
  std::optional<base::Timestamp> due() const;
  // "desk.asking.need.*" key of what is still to be put right; "" when it can be sent.
  std::string missing(base::Timestamp now) const;

  // As an earlier one was, without its deadline; in place of what is there.
  void copy(const domain::Subject& commission);
  void give_up();
  // `then` hears of what was sent.
  void send(base::Timestamp now, std::function<void(domain::Subject)> then);

 private:
  void clear();
  std::string paper() const;
  void take(const base::Bytes& kept);
  rules::Code kind_code() const { return kind == 0 ? "" : kinds_[kind - 1].id; }
  void choose_kind(const rules::Code& code);

  Desk& desk_;
  FormKeeper keeper_;
  Loaded<AskingChoices> choices_;
  Deed deed_;
  base::UtcOffset offset_ = base::kChinaOffset;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  std::vector<rules::Named> kinds_;
  std::vector<base::UnitCode> dropped_;
};

}  // namespace yibao::app
