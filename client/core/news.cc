#include "client/core/news.h"

#include <algorithm>
#include <regex>
#include <set>

#include "client/core/news_words.h"
#include "client/core/similarity.h"

namespace yibao::client {
namespace {

constexpr std::size_t kTitleRun = 2;  // characters that belong together in a title
constexpr int kPercentLeast = 35;     // less is another item
constexpr int kPercentSure = 80;      // more, and well ahead of the next: this one
constexpr int kLead = 15;
constexpr std::size_t kCandidatesMost = 5;

// Titles made ready to be compared.
class Titles {
 public:
  explicit Titles(std::span<const NewsItem> items) : items_(items) {
    for (const NewsItem& item : items) {
      prints_.push_back(
          {fingerprint(item.title, kTitleRun), fingerprint(item.edited_title, kTitleRun)});
    }
  }

  std::vector<NewsCandidate> like(const std::string& title) const {
    const Fingerprint wanted = fingerprint(title, kTitleRun);
    std::vector<NewsCandidate> found;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const NewsItem& item = items_[i];
      const bool same = item.title == title || item.edited_title == title;
      const int percent = same ? 100
                               : std::max(likeness_percent(wanted, prints_[i].own),
                                          likeness_percent(wanted, prints_[i].edited));
      if (percent < kPercentLeast) continue;
      found.push_back({item.item, item.edited_title.empty() ? item.title : item.edited_title,
                       item.unit_name, percent});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.percent > b.percent; });
    if (found.size() > kCandidatesMost) found.resize(kCandidatesMost);
    return found;
  }

 private:
  struct Prints {
    Fingerprint own, edited;
  };
  std::span<const NewsItem> items_;
  std::vector<Prints> prints_;
};

bool is_sure(const std::vector<NewsCandidate>& candidates) {
  if (candidates.front().percent < kPercentSure) return false;
  return candidates.size() == 1 || candidates[1].percent + kLead <= candidates.front().percent;
}

bool is_recorded(const NewsItem& item, const EnteredFact& fact) {
  if (fact.kind != FactKind::kAdopted) return false;
  return std::any_of(item.adopted.begin(), item.adopted.end(), [&](const RowAdoption& adoption) {
    return adoption.journal == fact.adoption.journal &&
           (adoption.on_date == fact.on_date || !fact.adoption.issue ||
            adoption.issue == fact.adoption.issue);
  });
}

// What makes two lines say the same.
std::string key_of(const NewsLine& line) {
  const EnteredFact& fact = line.fact;
  const std::string issue = fact.adoption.issue ? std::to_string(*fact.adoption.issue) : "";
  return line.title + "|" + std::string(base::enum_name(fact.kind)) + "|" + fact.adoption.journal +
         "|" + fact.adoption.form + "|" + issue + "|" + fact.level + "|" + fact.post + "|" +
         base::to_text(fact.on_date);
}

}  // namespace

std::vector<NewsLine> read_news(const std::string& text, const rules::Ruleset& ruleset,
                                base::Date today) {
  const NewsWords words(ruleset, today);
  std::vector<NewsLine> lines;
  std::optional<NewsColumns> columns;
  std::size_t number = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string line(base::trim(rest.substr(0, end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (line.empty()) continue;
    if (lines.empty() && !columns) {
      columns = NewsColumns::from(line);
      if (columns) continue;
    }
    NewsLine read = columns ? words.read_row(*columns, line) : words.read_line(line);
    read.number = number;
    read.text = line;
    lines.push_back(std::move(read));
  }
  return lines;
}

void match_news(std::vector<NewsLine>& lines, std::span<const NewsItem> items, base::Date today) {
  const Titles titles(items);
  std::set<std::string> seen;
  for (NewsLine& line : lines) {
    line.candidates = titles.like(line.title);
    if (line.fate != NewsFate::kReady) continue;
    if (line.fact.on_date > today) {
      line.fate = NewsFate::kLater;
    } else if (!seen.insert(key_of(line)).second) {
      line.fate = NewsFate::kRepeated;
    } else if (line.candidates.empty()) {
      line.fate = NewsFate::kNoItem;
    } else if (!is_sure(line.candidates)) {
      line.fate = NewsFate::kChoose;
    } else {
      const auto item = std::find_if(items.begin(), items.end(), [&](const NewsItem& each) {
        return each.item == line.candidates.front().item;
      });
      if (is_recorded(*item, line.fact)) line.fate = NewsFate::kKnown;
    }
  }
}

base::Status enter_news(Replica& replica, const std::vector<NewsEntry>& entries) {
  return all_or_none(replica, [&]() -> base::Status {
    for (const NewsEntry& entry : entries) {
      YIBAO_CHECK(enter_fact(replica, entry.item, entry.fact));
    }
    return {};
  });
}

}  // namespace yibao::client
