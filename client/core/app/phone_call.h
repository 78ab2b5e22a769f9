// A report by telephone being noted down, over whatever place is open: when, to whom, what
// happened. What was typed stays through a lock, until it is noted or given up. The screen's
// thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/way.h"

namespace yibao::app {

class PhoneCall {
 public:
  PhoneCall(Desk& desk, Way& way) : way_(way), deed_(desk) {}

  // -- given by the person
  std::string at;  // 2022-07-06 09:05
  std::string to;
  std::string what;

  // The time is filled in: most calls have just been made.
  void open(base::Timestamp now, base::UtcOffset offset);
  bool is_open() const { return open_; }
  void close();

  bool time_is_wrong(base::UtcOffset offset) const {
    return !base::parse_time(base::trim(at), offset);
  }
  bool ready(base::UtcOffset offset) const;
  // A draft begins with it; then nothing is open any more.
  void note(base::UtcOffset offset);
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const { return deed_.problem(); }

 private:
  Way& way_;
  Deed deed_;
  bool open_ = false;
};

}  // namespace yibao::app
