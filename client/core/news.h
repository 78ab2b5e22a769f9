// News from above as offices get it: a list in a mail, a table, lines out of a chat. Each line is
// read for what happened (a journal, a level that it was forwarded to, a leader's post), when, and
// to which item; nothing is entered before a person has seen every line's fate. Pure, but for the
// last.
#pragma once

#include <span>

#include "client/core/commands/facts.h"

namespace yibao::client {

// An item that a line may be about.
struct NewsItem {
  domain::Subject item;
  std::string title;
  std::string edited_title;  // the office's wording; may be empty
  std::string unit_name;
  // What was recorded of it: a line that says the same again is none.
  std::vector<RowAdoption> adopted;
};

struct NewsCandidate {
  domain::Subject item;
  std::string title;
  std::string unit_name;
  int percent = 0;  // how much of the title is alike
};

enum class NewsFate : std::uint8_t {
  kReady,     // will be entered for the first candidate
  kChoose,    // several items are about as likely, or one is only alike: a person chooses
  kNoItem,    // no title is like it
  kUnclear,   // neither journal nor level nor post is named, or two are
  kNoColumn,  // the journal has columns and none is named
  kLater,     // a day that is yet to come, or no day of any calendar
  kRepeated,  // the same stands in an earlier line
  kKnown,     // it was recorded before
};

struct NewsLine {
  std::size_t number = 0;                 // of the line, from one
  std::string text;                       // as it was given
  std::string title;                      // what was taken for the item's
  EnteredFact fact;                       // as far as it was understood
  std::vector<NewsCandidate> candidates;  // the likest first
  NewsFate fate = NewsFate::kUnclear;
};

// Every line that is not blank. A first line of headings (日期, 标题, 刊物…) makes the rest a
// table, separated by tabs, commas or semicolons. A line without a day is of `today`.
std::vector<NewsLine> read_news(const std::string& text, const rules::Ruleset& ruleset,
                                base::Date today);
// Finds the items, and what repeats; sets the fates.
void match_news(std::vector<NewsLine>& lines, std::span<const NewsItem> items, base::Date today);

// What is to be entered: the fact of a line for an item. All or none.
struct NewsEntry {
  domain::Subject item;
  EnteredFact fact;
};
base::Status enter_news(Replica& replica, const std::vector<NewsEntry>& entries);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::NewsFate, "ready", "choose", "no_item", "unclear", "no_column",
                 "later", "repeated", "known");
