// What happens in the demonstration of one jurisdiction: who takes part, which drafts they write
// and what becomes of each, what the office does, and the figures that the notice gives for it. A
// story is a file (installers/stories/<jurisdiction>.json); the telling is the same for all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yibao::demo {

struct Office {
  std::string unit, name, officer;
};

struct ReportingUnit {
  std::string unit, reporter, leader;
  std::string post;  // of the leader: in_charge | principal
};

struct DraftPlan {
  std::string name;  // how the story calls it: {name} in the office's commands
  std::string kind;
  std::string sample;  // a file of installers/samples
};

// The figures of one unit that follow from the notice, exact decimals as text.
struct ExpectedUnit {
  std::string points;                          // empty where the notice knows none
  std::map<std::string, std::string> rules;    // points by rule of the ruleset
  std::map<std::string, std::string> targets;  // "6/8" of the running period, by target
  std::int64_t rank = 0;                       // among all units; 0: not looked at
  std::int64_t rank_in_group = 0;              // 0: not looked at
};

struct Story {
  std::string jurisdiction;
  Office office;
  ReportingUnit town;
  ReportingUnit department;
  std::vector<DraftPlan> town_drafts;
  DraftPlan department_draft;
  std::string sent_back;                          // by the town's leader, then mended
  std::string secret;                             // found so by the leader
  std::string returned;                           // by the office, then mended
  std::string unfinished_title, unfinished_kind;  // offered without a body
  std::string commission_title, commission_text;
  DraftPlan reply;                               // the town's; the department answers nothing
  std::vector<std::string> desk;                 // the office's commands, {name} for an item
  std::map<std::string, ExpectedUnit> expected;  // by unit
};

// Throws std::runtime_error naming the file and what is missing in it.
Story read_story(const std::filesystem::path& file);

}  // namespace yibao::demo
