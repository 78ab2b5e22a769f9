// One line of news, read by the ruleset's own words: the journal, level or post that is named, the
// day, the issue, and what is left over as the item's title. Used by news.cc. Pure.
#pragma once

#include "client/core/news.h"
#include "client/core/news_columns.h"

namespace yibao::client {

class NewsWords {
 public:
  NewsWords(const rules::Ruleset& ruleset, base::Date today);

  // Of running text. Fate kReady: understood, the item is to be found yet.
  NewsLine read_line(const std::string& line) const;
  // Of a table.
  NewsLine read_row(const NewsColumns& columns, const std::string& line) const;

 private:
  struct Word {
    std::string text;
    enum class Of : std::uint8_t { kJournal, kLevel, kPost } of = Of::kJournal;
    rules::Code code;
  };
  // What one text names. Of words inside longer ones only the longest counts.
  struct Named {
    std::vector<rules::Code> journals, levels, posts;
  };
  Named named_in(std::string& text) const;  // takes out what it finds
  void decide(const Named& named, const std::string& text, NewsLine& line) const;
  void drop_columns(std::vector<rules::Code>& journals) const;
  void decide_adoption(const Named& named, const std::string& text, NewsLine& line) const;
  // nullopt: none; takes it out of the text. A day that is no day of the calendar: the latest there
  // is.
  std::optional<base::Date> take_day(std::string& text) const;

  const rules::Ruleset& ruleset_;
  base::Date today_;
  std::vector<Word> words_;  // the longest first
};

}  // namespace yibao::client
