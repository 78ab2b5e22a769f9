// All units' figures month by month through a year: computed one month after the other, so that
// nothing else waits, and anew when something that counts has changed; what was there stays until
// then. The screen's thread.
#pragma once

#include "client/core/app/core.h"

namespace yibao::app {

struct MonthValue {
  double number = 0;
  std::string text;
};

// One unit in one month.
struct UnitMonth {
  base::UnitCode unit;
  rules::Code group;
  MonthValue points;
  std::vector<MonthValue> measures;  // as the series has them
};

struct MonthSeries {
  std::vector<rules::Period> months;  // that have begun
  bool has_points = false;
  struct Measure {
    rules::Code id;
    rules::Name name;
    bool ratio = false;  // in percent
  };
  std::vector<Measure> measures;
  std::vector<std::vector<UnitMonth>> figures;  // by month
};

class MonthLines {
 public:
  explicit MonthLines(Desk& desk) : desk_(desk) {}

  // Once a frame while it is shown.
  void refresh(const Snapshot& snapshot, const rules::Period& period);
  void close();

  // Null until all months were computed once.
  const std::shared_ptr<const MonthSeries>& series() const { return series_; }
  bool working() const { return working_ != nullptr; }
  std::size_t done() const { return working_ ? working_->figures.size() : 0; }
  std::size_t total() const { return working_ ? working_->months.size() : 0; }
  bool is_current(const Snapshot& snapshot) const {
    return !working_ && version_ == snapshot.facts_version;
  }
  const std::optional<base::Error>& problem() const { return problem_; }

 private:
  struct Month {
    MonthSeries heads;  // without figures
    std::vector<UnitMonth> units;
  };
  static base::Result<Month> compute(client::Replica& replica, const rules::Period& year,
                                     const rules::Period& month);
  void go_on();
  void take(base::Result<Month> month);

  Desk& desk_;
  rules::Period year_;
  std::uint64_t version_ = 0;
  std::uint64_t turn_ = 0;  // rises with each beginning: late answers are dropped
  std::shared_ptr<const MonthSeries> series_;
  std::shared_ptr<MonthSeries> working_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
