// A quarter told in chapters, alike for every jurisdiction: what happens in April, May and June,
// the bulletin of the quarter afterwards and its correction. A jurisdiction fills in the chapters.
#pragma once

#include "tests/client/quarter.h"

namespace yibao::testing {

class QuarterStory : public Quarter {
 public:
  using Quarter::Quarter;
  virtual ~QuarterStory() = default;
  QuarterStory(const QuarterStory&) = delete;
  QuarterStory& operator=(const QuarterStory&) = delete;

  // All chapters; in the end everybody has the same figures.
  void tell();

 protected:
  virtual void april_items() = 0;
  virtual void april_reviews() = 0;
  virtual void april_commission() = 0;
  virtual void april_journals() = 0;
  virtual void may() = 0;
  virtual void june() = 0;
  virtual void after() = 0;
  virtual void correct() = 0;

  // Of the quarter unless told, as the first officer has them.
  std::string points_now(const std::string& code, const char* period = "2024-Q2") {
    return points(first(), code, period);
  }

  // -- the commission of April, due on the 25th at 18:00
  void issue(client::Replica& officer, const std::string& title, const std::string& text,
             const std::vector<std::string>& units);
  void judge(client::Replica& officer, const std::string& code, domain::CommissionVerdict verdict);
  // Of three units one answered in time, one late, one not at all.
  void check_answers();

  // -- the correction of the quarter's bulletin
  // The second officer publishes it. It says what changed and corrects that one, which stays as it
  // was, at both officers' computers and at that unit's; afterwards there is nothing to correct.
  report::Bulletin check_correction(const std::vector<report::BulletinChange>& changes,
                                    const std::string& code);

  domain::Subject commission;
  client::PublishedBulletin month, quarter;
};

}  // namespace yibao::testing
