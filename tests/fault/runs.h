// What yibao-fault runs, one after the other, on one stage. Each prints its figures, gives them as
// rows for tests/RESULTS.md, and names what was not as it has to be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/fault/stage.h"

namespace yibao::fault {

struct Figures {
  std::vector<std::string> rows;      // "| what | figure |"
  std::vector<std::string> failures;  // empty: all is well

  void row(const std::string& what, const std::string& figure);
  void expect(bool good, const std::string& what);
};

struct RunOptions {
  bool bounded = true;
  std::size_t connections = 30;  // of each kind
  int offices = 2;
  int hostile_seconds = 2;  // for each kind; the bounded form has all kinds at once
  int mutate_seconds = 1;   // for the front and for the server
  int accept_faults = 2;    // of each error
  int kills = 4;            // of the server, while offices are at work
  std::uint64_t seed = 0;
};

void run_attacks(Stage& stage, const RunOptions& options, Figures& figures);
void run_hostile(Stage& stage, const RunOptions& options, Figures& figures);
void run_mutations(Stage& stage, const RunOptions& options, Figures& figures);
void run_kills(Stage& stage, const RunOptions& options, Figures& figures);
void run_accept(Stage& stage, const RunOptions& options, Figures& figures);

}  // namespace yibao::fault
