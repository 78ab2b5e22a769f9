// Who may see what, said once more, slowly, from the written rules (schemas/protocol.md, "Who sees
// what") and from nothing of the program: no audience, no registry, no feed. It is told each entry
// of the log in order and keeps what every unit was ever shown.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/domain/entry.h"

namespace yibao::testing {

class SightOracle {
 public:
  // Whom it is asked about; before anything is said of them.
  void watch(const base::UnitCode& unit) { ever_[unit.text()]; }
  void take(const domain::Entry& entry);

  using Ids = std::set<base::EventId>;
  // What goes to a unit's device that asks for everything now.
  Ids entries_for(const base::UnitCode& unit) const;
  // The contents that go with it, were none of them purged.
  std::set<domain::ContentAddress> words_for(const base::UnitCode& unit) const;

 private:
  struct Unit {
    std::string parent;
    std::string successor;
    bool central = false;
    std::optional<base::Date> ends_on;
  };
  std::set<std::string> above(const std::string& unit) const;
  bool is_central(const std::string& unit) const;
  bool sees(const std::string& viewer, const domain::Event& event) const;
  Ids shown_now(const std::string& viewer) const;
  Ids read_now(const std::string& viewer) const;
  Ids with_words_that_go(const domain::Event& event) const;
  bool note_unit(const domain::Event& event);
  void show(const std::string& viewer, const domain::Event& event, Ids& to) const;

  std::map<std::string, Unit> units_;
  std::vector<domain::Entry> log_;
  std::map<std::string, base::EventId> enrolments_;  // by key
  std::map<std::string, Ids> ever_;                  // by unit watched: shown at some time
};

}  // namespace yibao::testing
