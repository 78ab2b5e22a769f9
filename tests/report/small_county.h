// A county of three offices with a small ruleset, scored from records: what reports are made of.
#pragma once

#include <memory>
#include <string>

#include "shared/rules/scoring.h"

namespace yibao::testing {

class SmallCounty {
 public:
  // Records as in a records file, without its header: "2021-02-01,东坞镇,adopted,A,县,1\n".
  explicit SmallCounty(const std::string& records);
  // One of the notices instead: otog, changji... Records with their header.
  static SmallCounty of_notice(const std::string& name, const std::string& records);

  rules::Scoring& scoring() { return *scoring_; }
  // Of the whole of 2021, as of that day.
  rules::Standing standing(const char* as_of);
  rules::Standing standing(const char* period, const char* as_of);

 private:
  SmallCounty(const std::string& ruleset, const std::string& records);

  std::shared_ptr<const rules::Ruleset> ruleset_;
  std::unique_ptr<rules::FactTable> facts_;
  std::unique_ptr<rules::Scoring> scoring_;
};

}  // namespace yibao::testing
