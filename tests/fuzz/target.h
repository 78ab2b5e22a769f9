// What reads bytes from outside, each as a function of bytes alone: it must come to an end without
// a fault, and what it takes for good must mean the same once written and read again. Run over kept
// inputs and seeded changes of valid ones by replay_test.cc, guided by coverage by libFuzzer
// (fuzzer_entry.cc, installers/run-fuzzers.sh).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "shared/base/bytes.h"

namespace yibao::fuzz {

struct Target {
  std::string_view name;  // its folder in tests/fuzz/corpus
  void (*run)(base::ByteView bytes);
  // Valid inputs that changes start from.
  std::vector<base::Bytes> (*seeds)();
};

std::span<const Target> targets();
// Throws std::out_of_range.
const Target& target(std::string_view name);

// The targets' tables, one a file.
std::span<const Target> wire_targets();
std::span<const Target> document_targets();
std::span<const Target> table_targets();

// A property does not hold: ends the program, so that a fuzzer keeps the input.
void must_hold(bool holds, const char* what);

}  // namespace yibao::fuzz
