// A small county, as it is on the first morning: the server initialised, the ruleset adopted, four
// units registered, everybody enrolled. Made once in a process, with the product's own steps; every
// seed starts from a copy of its disks.
#pragma once

#include "tests/simulation/device.h"
#include "tests/simulation/server_machine.h"

namespace yibao::simulation {

// Which ruleset, and what its units are called here.
struct Scene {
  std::string name;
  std::string ruleset;  // a file of the repository
  base::UnitCode town;
  base::UnitCode station;  // below the town
  base::UnitCode department;
};
const std::vector<Scene>& scenes();

struct Post {
  std::string name;
  base::UnitCode unit;
  std::vector<Member> members;
  ForgetfulDisk::Image disk;  // by file name
};

struct Founding {
  Scene scene;
  base::Timestamp at{};
  ForgetfulDisk::Image server_disk;
  base::Bytes log_key_file;
  // office-1 (an administrator who is an officer too, an officer), office-2 (an officer), town-1 (a
  // reporter and a leader), town-2 (a reporter), station, department (both with reporter, leader)
  std::vector<Post> posts;
};
const Founding& founding(std::size_t scene);

// The same disk with its files in another folder.
ForgetfulDisk::Image moved_to(const ForgetfulDisk::Image& disk,
                              const std::filesystem::path& folder);

// The central office's code in every scene.
base::UnitCode office_unit();

}  // namespace yibao::simulation
