// Rooms and the arrows between them. CMake is the one truth: what a room's target depends on is
// what its files may include. On top of that stands the one-way street of the whole house.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/source_text.h"

namespace yibao::tidy {

struct Room {
  std::string name;    // of the target: "client_core"
  std::string folder;  // "client/core/", or one file of a program: "client/cli/main.cc"
  std::vector<std::string> depends;          // of our own rooms, passed on
  std::vector<std::string> private_depends;  // not passed on
};

// The rooms and programs of one CMakeLists.txt.
std::vector<Room> rooms_in(const Source& build_file);

// A file that includes what its room does not depend on, or what is no room at all.
Faults include_faults(const std::vector<Room>& rooms, const std::vector<Source>& sources);

// An arrow against the street (shared <- server; shared <- client core <- client cli | desktop),
// an arrow to nowhere, or rooms that depend on each other in a circle.
Faults arrow_faults(const std::vector<Room>& rooms);

}  // namespace yibao::tidy
