// What units have sent in and nobody has judged yet, one item after another: accepted, returned,
// refused, taken without counting, commented on; then the next one opens by itself. Only the office
// has it. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/item_queue.h"
#include "client/core/app/loaded.h"
#include "client/core/app/signing_sheet.h"
#include "client/core/app/way.h"

namespace yibao::app {

class InboxPlace {
 public:
  InboxPlace(Desk& desk, Way& way);
  InboxPlace(const InboxPlace&) = delete;
  InboxPlace& operator=(const InboxPlace&) = delete;

  // -- given by the person
  std::size_t reason = 0;    // of sheet.item.reasons
  std::size_t category = 0;  // of categories()
  std::string note;

  // -- the queue: what was received, of the unit and kind that were chosen
  ItemQueue queue;
  struct Choices {
    std::vector<std::pair<std::string, std::size_t>> units;  // names, with how many of each wait
    std::vector<std::pair<std::string, std::size_t>> kinds;  // codes
  };
  // Of all that waits; computed anew only where the rows changed.
  const Choices& choices(const std::shared_ptr<const DraftRows>& rows);
  // "": all of them.
  const std::string& unit() const { return unit_; }
  const std::string& kind() const { return kind_; }
  void show_only(const std::string& unit, const std::string& kind);
  static bool waits(const DraftRow& row);
  static std::size_t count(const DraftRows& rows);

  // -- one item
  void open(const domain::Subject& item);
  bool is_open() const { return item_.has_value(); }
  std::size_t position() const { return queue.position(item_); }
  // Along the queue; at its end nothing happens.
  void step(int by);
  void close();
  // Once a frame: reads the item again after something changed.
  void refresh(const Snapshot& snapshot);
  const std::shared_ptr<const SigningSheet>& sheet() const { return loaded_.sheet(); }
  bool loading() const { return item_ && !loaded_.sheet() && !loaded_.problem(); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }
  // Nobody has judged the open item meanwhile.
  bool may_judge() const;
  // Kinds that the rules take without counting them.
  const std::vector<rules::Named>& categories() const { return categories_; }

  void accept();
  void give_back();
  void refuse();
  void exclude();
  // The item stays open.
  void comment();

 private:
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;
  void judge(Act act, const char* notice);
  // The chosen reason's code; "" where there is none.
  std::string reason_code() const;

  Way& way_;
  Loaded<SigningSheet> loaded_;
  Deed deed_;
  std::string unit_;
  std::string kind_;
  std::shared_ptr<const DraftRows> counted_;
  Choices choices_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  std::vector<rules::Named> categories_;
  std::optional<domain::Subject> item_;
};

}  // namespace yibao::app
