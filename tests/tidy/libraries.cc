#include "tests/tidy/libraries.h"

#include <set>

namespace yibao::tidy {
namespace {

const std::string* place_of(const LibraryRule& rule, const std::string& path) {
  for (const std::string& place : rule.places) {
    if (place.ends_with('/') ? path.starts_with(place) : path == place) return &place;
  }
  return nullptr;
}

}  // namespace

Faults library_faults(const std::vector<LibraryRule>& rules, const std::vector<Source>& sources) {
  Faults faults;
  for (const LibraryRule& rule : rules) {
    std::set<std::string> used;
    for (const Source& source : sources) {
      std::size_t number = 0;
      for (const std::string& line : lines_of(without_comments(source.text))) {
        ++number;
        if (!line.starts_with("#include <" + rule.header)) continue;
        const std::string* place = place_of(rule, source.path);
        if (place == nullptr) {
          faults.push_back(fault_at(source, number, rule.header + " does not belong here"));
        } else {
          used.insert(*place);
        }
      }
    }
    for (const std::string& place : rule.places) {
      const bool stale = !place.ends_with('/') && !used.contains(place);
      if (stale) faults.push_back(place + ": does not use " + rule.header);
    }
  }
  return faults;
}

}  // namespace yibao::tidy
