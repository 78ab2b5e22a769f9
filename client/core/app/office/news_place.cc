#include "client/core/app/office/news_place.h"

#include <algorithm>

#include "client/core/app/office/moving_deed.h"
#include "client/core/text_match.h"

namespace yibao::app {
namespace {

constexpr const char* kNewsPaper = "news";
constexpr std::size_t kFoundMost = 50;

// What was received: nothing else can be adopted.
bool is_received(const DraftRow& row) {
  return row.receipt.has_value() && !row.words_gone;
}

std::vector<client::NewsItem> news_items(const DraftRows& rows) {
  std::vector<client::NewsItem> items;
  for (const auto& row : rows) {
    if (!is_received(*row)) continue;
    items.push_back({row->id, row->title, row->edited_title, row->unit_name, row->adopted});
  }
  return items;
}

}  // namespace

void NewsPlace::refresh(const Snapshot& snapshot) {
  rows_ = snapshot.drafts;
  ruleset_ = snapshot.ruleset;
  today_ = snapshot.today;
  if (!open_) {
    open_ = true;
    keeper_.open(kNewsPaper, [this](const std::optional<base::Bytes>& kept) {
      if (kept) text.load(*kept);
    });
  }
  keeper_.tick();
  if (keeper_.loading() || reading_ || !ruleset_) return;
  if (read_revision_ != text.revision() || read_rows_ != rows_) read();
}

void NewsPlace::leave() {
  keeper_.close();
  deed_.forget();
  open_ = false;
  search.clear();
}

void NewsPlace::edited() {
  keeper_.put(text.utf8());
}

// Titles are compared with those of every item: elsewhere. What a person chose for a line stays
// with it while only the items have changed.
void NewsPlace::read() {
  reading_ = true;
  const bool same_text = read_revision_ == text.revision();
  read_revision_ = text.revision();
  read_rows_ = rows_;
  desk_.send_out(
      [words = text.utf8(), ruleset = ruleset_, rows = rows_, today = today_] {
        auto read = client::read_news(words, *ruleset, today);
        client::match_news(read, news_items(*rows), today);
        return read;
      },
      [this, same_text](std::vector<client::NewsLine> read) {
        reading_ = false;
        std::vector<NewsChoice> before = std::move(lines);
        lines.clear();
        for (std::size_t i = 0; i < read.size(); ++i) {
          NewsChoice choice{std::move(read[i]), false, 0};
          choice.taken = choice.line.fate == client::NewsFate::kReady;
          const bool known = same_text && i < before.size() &&
                             before[i].line.candidates.size() == choice.line.candidates.size();
          if (known && choice.possible()) {
            choice.taken = before[i].taken && choice.line.fate != client::NewsFate::kKnown;
            choice.chosen = before[i].chosen;
          }
          lines.push_back(std::move(choice));
        }
      });
}

std::size_t NewsPlace::count() const {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const NewsChoice& each) { return each.taken; }));
}

void NewsPlace::enter() {
  std::vector<client::NewsEntry> entries;
  std::vector<domain::Subject> items;
  for (const NewsChoice& each : lines) {
    if (!each.taken || !each.possible()) continue;
    entries.push_back({each.line.candidates.at(each.chosen).item, each.line.fact});
    items.push_back(entries.back().item);
  }
  if (entries.empty() || reading_) return;
  run_moving(
      deed_, way_, std::move(items),
      [entries](client::Replica& replica) { return client::enter_news(replica, entries); },
      "desk.notice.news", [this] { clear(); });
}

void NewsPlace::clear() {
  lines.clear();
  text.load("");
  read_revision_ = text.revision();
  keeper_.put("");
  keeper_.flush();
}

const DraftRows& NewsPlace::found() {
  if (found_for_ == search && found_in_ == rows_) return found_;
  found_for_ = search;
  found_in_ = rows_;
  found_.clear();
  const auto terms = client::search_terms(search);
  if (terms.empty() || !rows_) return found_;
  for (const auto& row : *rows_) {
    const bool fits = is_received(*row) && std::all_of(terms.begin(), terms.end(), [&](auto& term) {
                        return client::has_term(row->title, term) ||
                               client::has_term(row->edited_title, term) ||
                               client::has_term(row->unit_name, term);
                      });
    if (fits) found_.push_back(row);
    if (found_.size() == kFoundMost) break;
  }
  return found_;
}

}  // namespace yibao::app
