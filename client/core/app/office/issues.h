// Journals and their issues as the items say it: which item is meant for which column of which
// issue, and what was printed. Nothing is kept of an issue by itself. Pure; any thread.
#pragma once

#include "client/core/app/snapshot.h"
#include "client/core/commands/facts.h"

namespace yibao::app {

struct IssueLine {
  std::shared_ptr<const DraftRow> row;
  std::optional<std::string> form;  // its column
  std::int64_t place = 0;
  bool printed = false;
  base::EventId adoption;  // of what was printed
};

struct Issue {
  std::int64_t number = 0;
  int year = 0;                  // issues are numbered anew each year
  std::vector<IssueLine> lines;  // by column as the journal has them, then by place
  std::size_t printed = 0;
  std::optional<base::Date> printed_on;  // the last day that something of it was
  bool is_open() const { return printed < lines.size(); }
};

struct JournalShelf {
  client::AdoptionPlace journal;
  std::vector<Issue> issues;  // the newest first
  std::int64_t next_number = 1;
  const Issue* issue(int year, std::int64_t number) const;
};

// One for each journal, or level where the notice names none, in the ruleset's order. Issues of
// this year and the one before.
std::vector<JournalShelf> shelves_of(const DraftRows& rows, const rules::Ruleset& ruleset,
                                     base::Date today);

int year_of(base::Date day);

}  // namespace yibao::app
