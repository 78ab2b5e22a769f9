// The self-test as a person sees it: run at the first start and again in the settings, kept as a
// text for the office. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/self_test.h"
#include "client/core/app/way.h"

namespace yibao::app {

class SelfTestPlace {
 public:
  SelfTestPlace(Desk& desk, Way& way) : way_(way), running_(desk), saving_(desk) {}

  // Looks at the machine anew.
  void run();
  bool busy() const { return running_.busy(); }
  // Once looked at; the line is told as it is now.
  std::optional<TestReport> report(const PlatformFacts& platform, const LineState& line) const;
  // Writes the report, as text, into the folder.
  void save(const std::string& text);
  const std::optional<base::Error>& problem() const {
    return running_.problem() ? running_.problem() : saving_.problem();
  }

 private:
  Way& way_;
  std::optional<MachineFacts> machine_;
  Deed running_;
  Deed saving_;
};

}  // namespace yibao::app
