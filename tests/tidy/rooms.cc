#include "tests/tidy/rooms.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace yibao::tidy {
namespace {

// The words of every call of a CMake function, its name first.
std::vector<std::vector<std::string>> cmake_calls(std::string_view text) {
  std::string clean;
  for (const std::string& line : lines_of(text)) clean += line.substr(0, line.find('#')) + "\n";
  std::vector<std::vector<std::string>> calls;
  std::size_t at = 0;
  while (true) {
    const std::size_t open = clean.find('(', at);
    if (open == std::string::npos) return calls;
    std::size_t close = clean.find(')', open);
    if (close == std::string::npos) close = clean.size();
    const std::size_t line = clean.rfind('\n', open) + 1;  // npos + 1: the beginning
    std::istringstream words(clean.substr(std::max(line, at), open - std::max(line, at)) + " " +
                             clean.substr(open + 1, close - open - 1));
    calls.emplace_back();
    for (std::string word; words >> word;) calls.back().push_back(word);
    at = close + 1;
  }
}

std::string folder_of(const Source& build_file) {
  return build_file.path.substr(0, build_file.path.rfind('/') + 1);
}

void add_depends(std::vector<std::string>& depends, const std::string& word) {
  constexpr std::string_view kOurs = "yibao::";
  if (word.starts_with(kOurs)) depends.push_back(word.substr(kOurs.size()));
}

// The folder that holds both.
std::string common_folder(const std::string& one, const std::string& other) {
  const auto parted = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  const std::string common(one.begin(), parted);
  return common.substr(0, common.rfind('/') + 1);
}

Room room_of(const std::vector<std::string>& call, const std::string& folder) {
  Room room;
  room.name = call.at(1);
  std::string section;
  for (std::size_t i = 2; i < call.size(); ++i) {
    const std::string& word = call[i];
    if (word == "SOURCES" || word == "DEPENDS" || word == "PRIVATE_DEPENDS") {
      section = word;
    } else if (section == "DEPENDS") {
      add_depends(room.depends, word);
    } else if (section == "PRIVATE_DEPENDS") {
      add_depends(room.private_depends, word);
    } else if (section == "SOURCES" && !word.starts_with('$')) {
      room.folder = common_folder(room.folder.empty() ? folder + word : room.folder, folder + word);
    }
  }
  return room;
}

const Room* find_room(const std::vector<Room>& rooms, const std::string& name) {
  for (const Room& room : rooms) {
    if (room.name == name) return &room;
  }
  return nullptr;
}

// The room a file lives in: the one with the longest folder.
const Room* home_of(const std::vector<Room>& rooms, const std::string& path) {
  const Room* home = nullptr;
  for (const Room& room : rooms) {
    const bool inside = !room.folder.empty() && path.starts_with(room.folder);
    if (inside && (home == nullptr || room.folder.size() > home->folder.size())) home = &room;
  }
  return home;
}

void reach(const std::vector<Room>& rooms, const std::string& name, std::set<std::string>& names) {
  if (!names.insert(name).second) return;
  const Room* room = find_room(rooms, name);
  if (room == nullptr) return;
  for (const std::string& each : room->depends) reach(rooms, each, names);
}

std::set<std::string> reachable(const std::vector<Room>& rooms, const Room& from) {
  std::set<std::string> names;
  reach(rooms, from.name, names);
  for (const std::string& each : from.private_depends) reach(rooms, each, names);
  return names;
}

std::string included_path(const std::string& line) {
  constexpr std::string_view kBegin = "#include \"";
  if (!line.starts_with(kBegin)) return "";
  return line.substr(kBegin.size(), line.rfind('"') - kBegin.size());
}

std::string top_folder(const std::string& path) {
  return path.substr(0, path.find('/'));
}

// In the client: papers know nothing of the replica, neither of them anything of screens.
int floor_of(const Room& room) {
  if (room.folder.starts_with("client/papers/")) return 0;
  return room.folder.starts_with("client/core/") ? 1 : 2;
}

bool against_the_street(const Room& from, const Room& to) {
  const std::string house = top_folder(from.folder);
  const std::string other = top_folder(to.folder);
  if (other != "shared" && other != house) return true;
  return house == "client" && house == other && floor_of(to) > floor_of(from);
}

std::vector<std::string> all_depends(const Room& room) {
  std::vector<std::string> all = room.depends;
  all.insert(all.end(), room.private_depends.begin(), room.private_depends.end());
  return all;
}

}  // namespace

std::vector<Room> rooms_in(const Source& build_file) {
  std::vector<Room> rooms;
  std::map<std::string, std::size_t> programs;
  for (const auto& call : cmake_calls(build_file.text)) {
    if (call.size() < 3) continue;
    if (call[0] == "yibao_room") rooms.push_back(room_of(call, folder_of(build_file)));
    if (call[0] == "add_executable") {
      programs[call[1]] = rooms.size();
      rooms.push_back({call[1], folder_of(build_file) + call[2], {}, {}});
    }
    if (call[0] == "target_link_libraries" && programs.contains(call[1])) {
      for (const std::string& word : call) add_depends(rooms[programs[call[1]]].depends, word);
    }
  }
  return rooms;
}

Faults include_faults(const std::vector<Room>& rooms, const std::vector<Source>& sources) {
  Faults faults;
  for (const Source& source : sources) {
    const Room* home = home_of(rooms, source.path);
    if (home == nullptr) {
      faults.push_back(fault_at(source, 1, "belongs to no room"));
      continue;
    }
    const std::set<std::string> allowed = reachable(rooms, *home);
    std::size_t number = 0;
    for (const std::string& line : lines_of(without_comments(source.text))) {
      ++number;
      const std::string path = included_path(line);
      if (path.empty()) continue;
      const Room* room = home_of(rooms, path);
      if (room == nullptr) {
        faults.push_back(fault_at(source, number, path + " is in no room"));
      } else if (!allowed.contains(room->name)) {
        faults.push_back(
            fault_at(source, number, home->name + " does not depend on " + room->name));
      }
    }
  }
  return faults;
}

Faults arrow_faults(const std::vector<Room>& rooms) {
  Faults faults;
  for (const Room& room : rooms) {
    for (const std::string& name : all_depends(room)) {
      const Room* to = find_room(rooms, name);
      if (to == nullptr) {
        faults.push_back(room.name + " depends on " + name + ", which is no room");
        continue;
      }
      if (against_the_street(room, *to)) {
        faults.push_back(room.name + " may not depend on " + name);
      }
      if (reachable(rooms, *to).contains(room.name)) {
        faults.push_back(room.name + " and " + name + " depend on each other");
      }
    }
  }
  return faults;
}

}  // namespace yibao::tidy
