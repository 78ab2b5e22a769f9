// The question before a draft becomes the rules: from which day, what changes, and why it may not
// be. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/way.h"
#include "client/core/ruleset/adoption.h"

namespace yibao::app {

class RulesAdopting {
 public:
  RulesAdopting(Desk& desk, Way& way) : desk_(desk), way_(way), deed_(desk) {}

  // Where a ruleset names the day from which it holds.
  static constexpr const char* kDayPlace = "$.in_force_from";

  // Given by the person: the day, as a date is written.
  std::string day;

  // Proposes the day that the text names, if it is still to come; else the first of the next month.
  void open(const std::string& text, base::Date today);
  void close();
  // Asks again where the day or the text is another one; once a frame while the question is open.
  void refresh(const std::string& text);

  bool is_asking() const { return asking_; }
  // Of what stands there now; null while it is asked about.
  const std::shared_ptr<const client::AdoptionCheck>& check() const { return check_; }
  bool is_day() const { return base::parse_date(day).has_value(); }
  bool may_adopt() const { return check_ && check_->passes() && !asking_ && !deed_.busy(); }
  // `done` hears of it if it went well.
  void adopt(std::function<void(const base::EventId&)> done);
  // True once after something that came in between stood in the way: then `check` tells what.
  bool take_refusal() { return std::exchange(refused_, false); }
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : problem_;
  }

 private:
  Desk& desk_;
  Way& way_;
  Deed deed_;
  std::string asked_text_;
  std::string asked_day_;
  bool asking_ = false;
  bool refused_ = false;
  std::uint64_t turn_ = 0;
  std::shared_ptr<const client::AdoptionCheck> check_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
