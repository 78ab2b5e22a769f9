#include "client/core/news_words.h"

#include <algorithm>
#include <regex>

namespace yibao::client {
namespace {

using Column = NewsColumns::Column;

// Of a day that no calendar has: later than any, so that it is told as such.
const base::Date kNoDay{std::chrono::year(9999) / 12 / 31};

constexpr std::string_view kOpen = "《";
constexpr std::string_view kClose = "》";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// What stands between the marks first, where it is longer than a few characters.
std::string between(const std::string& text, std::string_view open, std::string_view close) {
  constexpr std::size_t kTitleLeast = 12;  // bytes: four characters
  std::string best;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const std::size_t end = text.find(close, at);
    if (end == std::string::npos) break;
    if (end - at > best.size() && end - at >= kTitleLeast) best = text.substr(at, end - at);
  }
  return best;
}

// The title in a line out of which journal, day and so on were taken: in marks, else its longest
// part.
std::string title_in(std::string text) {
  for (const auto& [open, close] :
       {std::pair(kOpen, kClose), std::pair(std::string_view("“"), std::string_view("”"))}) {
    const std::string marked = between(text, open, close);
    if (!marked.empty()) return marked;
  }
  for (const std::string_view mark :
       {"《", "》", "，", "。", "；", "：", "、", "（", "）", "　", " ", "\t", ",", ";", ":"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.replace(at, mark.size(), "\n");
    }
  }
  std::string best;
  for (const std::string& part : base::split_list(text, '\n')) {
    if (part.size() > best.size()) best = part;
  }
  return best;
}

std::optional<std::int64_t> take_issue(std::string& text) {
  static const std::regex kIssue("第\\s*([0-9]{1,5})\\s*期");
  std::smatch match;
  if (!std::regex_search(text, match, kIssue)) return std::nullopt;
  const std::int64_t number = std::stoll(match[1]);
  text = match.prefix().str() + "\n" + match.suffix().str();
  return number;
}

}  // namespace

NewsWords::NewsWords(const rules::Ruleset& ruleset, base::Date today)
    : ruleset_(ruleset), today_(today) {
  const auto add = [&](const rules::Named& named, Word::Of of) {
    std::vector<std::string> names = named.aliases;
    names.push_back(named.name.zh);
    for (std::string& name : names) {
      // Notices set journals in their marks; lists often do not.
      if (name.starts_with(kOpen) && name.ends_with(kClose)) {
        name = name.substr(kOpen.size(), name.size() - kOpen.size() - kClose.size());
      }
      if (!name.empty()) words_.push_back({std::move(name), of, named.id});
    }
  };
  for (const auto& journal : ruleset.words.journals.all()) add(journal, Word::Of::kJournal);
  for (const auto& post : ruleset.words.posts.all()) add(post, Word::Of::kPost);
  for (const auto& level : ruleset.words.levels.all()) add(level, Word::Of::kLevel);
  std::stable_sort(words_.begin(), words_.end(),
                   [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
}

NewsWords::Named NewsWords::named_in(std::string& text) const {
  Named named;
  std::vector<std::pair<std::size_t, std::size_t>> taken;
  const auto add = [](std::vector<rules::Code>& codes, const rules::Code& code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  };
  for (const Word& word : words_) {
    const std::size_t at = text.find(word.text);
    if (at == std::string::npos) continue;
    const std::size_t end = at + word.text.size();
    // Two journals may have one name: both are named by it.
    const bool inside = std::any_of(taken.begin(), taken.end(), [&](const auto& span) {
      return at < span.second && span.first < end && span != std::pair(at, end);
    });
    if (inside) continue;
    taken.emplace_back(at, end);
    switch (word.of) {
      case Word::Of::kJournal: add(named.journals, word.code); break;
      case Word::Of::kLevel: add(named.levels, word.code); break;
      case Word::Of::kPost: add(named.posts, word.code); break;
    }
  }
  std::sort(taken.begin(), taken.end());
  taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
  for (auto span = taken.rbegin(); span != taken.rend(); ++span) {
    text.replace(span->first, span->second - span->first, "\n");
  }
  return named;
}

std::optional<base::Date> NewsWords::take_day(std::string& text) const {
  static const std::regex kWhole(
      "([0-9]{4})\\s*(?:年|[./-])\\s*([0-9]{1,2})\\s*(?:月|[./-])\\s*([0-9]{1,2})");
  static const std::regex kShort("([0-9]{1,2})月([0-9]{1,2})日");
  std::smatch match;
  std::string day;
  if (std::regex_search(text, match, kWhole)) {
    day = match[1].str() + "-" + match[2].str() + "-" + match[3].str();
  } else if (std::regex_search(text, match, kShort)) {
    const int year = static_cast<int>(std::chrono::year_month_day(today_).year());
    const auto at = [&](int of) {
      return base::parse_date(std::to_string(of) + "/" + match[1].str() + "/" + match[2].str());
    };
    // Without a year it is the last such day.
    const auto this_year = at(year);
    const auto found = this_year && *this_year > today_ ? at(year - 1) : this_year;
    text = match.prefix().str() + "\n" + match.suffix().str();
    return found.value_or(kNoDay);
  } else {
    return std::nullopt;
  }
  text = match.prefix().str() + "\n" + match.suffix().str();
  std::replace(day.begin(), day.end(), '-', '/');
  return base::parse_date(day).value_or(kNoDay);
}

// -- what happened --------------------------------------------------------------------------------

// A column of one journal may have another one's name: the line names the first.
void NewsWords::drop_columns(std::vector<rules::Code>& journals) const {
  const std::vector<rules::Code> all = journals;
  for (const rules::Code& code : all) {
    const auto* journal = ruleset_.words.journals.by_id(code);
    if (journal == nullptr) continue;
    for (const rules::Code& form : journal->forms) {
      const auto* column = ruleset_.words.forms.by_id(form);
      std::erase_if(journals, [&](const rules::Code& other) {
        return column != nullptr && other != code &&
               std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
                 return word.code == other && word.text == column->name.zh;
               });
      });
    }
  }
}

// Of a journal's name that two share, a level in the same line tells which.
void NewsWords::decide_adoption(const Named& named, const std::string& text, NewsLine& line) const {
  std::vector<rules::Code> journals = named.journals;
  if (journals.size() > 1) drop_columns(journals);
  if (journals.size() > 1 && !named.levels.empty()) {
    std::erase_if(journals, [&](const rules::Code& code) {
      const auto* journal = ruleset_.words.journals.by_id(code);
      const auto& levels = named.levels;
      return std::find(levels.begin(), levels.end(), journal->level.value_or("")) == levels.end();
    });
  }
  if (journals.empty() && named.levels.size() == 1) journals = named.levels;
  if (journals.size() != 1) return;
  line.fact.kind = FactKind::kAdopted;
  line.fact.adoption.journal = journals.front();
  line.fate = NewsFate::kReady;
  const auto* journal = ruleset_.words.journals.by_id(journals.front());
  if (journal == nullptr || journal->forms.empty()) return;
  std::vector<rules::Code> forms;
  for (const rules::Code& code : journal->forms) {
    const auto* form = ruleset_.words.forms.by_id(code);
    if (form != nullptr && has(text, form->name.zh)) forms.push_back(code);
  }
  if (forms.empty() && journal->forms.size() == 1) forms = journal->forms;
  if (forms.size() != 1) {
    line.fate = NewsFate::kNoColumn;
  } else {
    line.fact.adoption.form = forms.front();
  }
}

void NewsWords::decide(const Named& named, const std::string& text, NewsLine& line) const {
  EnteredFact& fact = line.fact;
  const bool instructed = has(text, "批示") || has(text, "圈阅") || has(text, "签批");
  if (instructed && named.posts.size() == 1) {
    fact.kind = FactKind::kInstructed;
    fact.post = named.posts.front();
    line.fate = NewsFate::kReady;
  } else if (instructed && named.posts.empty() && named.levels.size() == 1) {
    fact.kind = FactKind::kInstructed;
    fact.level = named.levels.front();
    line.fate = NewsFate::kReady;
  } else if (instructed) {
    return;
  } else if (has(text, "转报") && named.journals.empty() && named.levels.size() == 1) {
    fact.kind = FactKind::kForwarded;
    fact.level = named.levels.front();
    line.fate = NewsFate::kReady;
  } else {
    decide_adoption(named, text, line);
  }
}

NewsLine NewsWords::read_line(const std::string& text) const {
  NewsLine line;
  line.fate = NewsFate::kUnclear;
  std::string rest = text;
  line.fact.on_date = take_day(rest).value_or(today_);
  line.fact.adoption.issue = take_issue(rest);
  // A title may name a journal or a post itself: what stands in its marks is looked at last.
  const std::string title = title_in(rest);
  std::string around = rest;
  if (const std::size_t at = around.find(title); !title.empty() && at != std::string::npos) {
    around.replace(at, title.size(), "\n");
  }
  Named named = named_in(around);
  line.title = title;
  if (named.journals.empty() && named.levels.empty() && named.posts.empty()) {
    named = named_in(rest);
    line.title = title_in(rest);
  }
  line.fact.adoption.on_date = line.fact.on_date;
  decide(named, text, line);
  return line;
}

NewsLine NewsWords::read_row(const NewsColumns& columns, const std::string& text) const {
  NewsLine line;
  line.fate = NewsFate::kUnclear;
  line.fact.on_date = today_;
  std::string place;
  std::string words;
  const std::vector<std::string> cells = columns.split(text);
  for (std::size_t i = 0; i < cells.size() && i < columns.cells.size(); ++i) {
    std::string cell = cells[i];
    if (cell.empty() || !columns.cells[i]) continue;
    switch (*columns.cells[i]) {
      case Column::kDay: {
        const auto taken = take_day(cell);
        line.fact.on_date = taken ? *taken : kNoDay;
        break;
      }
      case Column::kTitle:
        line.title = between(cell, kOpen, kClose).empty() ? cell : title_in(cell);
        break;
      case Column::kIssue: {
        std::string numbered = has(cell, "第") ? cell : "第" + cell + "期";
        line.fact.adoption.issue = take_issue(numbered);
        break;
      }
      case Column::kPost:
        words += " 批示 " + cell;
        place += " " + cell;
        break;
      case Column::kLevel: place += " " + cell; break;
      case Column::kNote: line.fact.note = cell; break;
      case Column::kPlace:
      case Column::kForm:
        place += " " + cell;
        words += " " + cell;
        break;
    }
  }
  line.fact.adoption.on_date = line.fact.on_date;
  line.fact.adoption.reason = line.fact.note;
  const Named named = named_in(place);
  decide(named, words, line);
  return line;
}

}  // namespace yibao::client
