#include "client/core/app/office/journals_place.h"

#include <algorithm>
#include <charconv>

#include "client/core/app/office/moving_deed.h"
#include "client/core/commands/items.h"
#include "client/core/text_match.h"

namespace yibao::app {

void JournalsPlace::refresh(const Snapshot& snapshot) {
  today_ = snapshot.today;
  if (rows_ == snapshot.drafts && ruleset_ == snapshot.ruleset) return;
  rows_ = snapshot.drafts;
  ruleset_ = snapshot.ruleset;
  arrange();
}

void JournalsPlace::arrange() {
  pool_stale_ = true;
  shelves_.clear();
  if (!ruleset_) return;
  shelves_ = shelves_of(*rows_, *ruleset_, today_);
  if (journal >= shelves_.size()) journal = 0;
  if (year == 0) choose_journal(journal);
}

void JournalsPlace::leave() {
  deed_.forget();
  ticked.clear();
  assigning = false;
  merging.reset();
  printing.reset();
}

// -- the pool -------------------------------------------------------------------------------------

const DraftRows& JournalsPlace::pool() {
  if (!pool_stale_ && pool_search_ == search && pool_use_ == use) return pool_;
  pool_stale_ = false;
  pool_search_ = search;
  pool_use_ = use;
  pool_.clear();
  if (!rows_) return pool_;
  const auto terms = client::search_terms(search);
  const std::string accepted(base::enum_name(domain::Stage::kAccepted));
  for (const auto& row : *rows_) {
    if (row->state != accepted || row->taken_into) continue;
    if (use == Use::kUnused && (!row->adopted.empty() || !row->assigned.empty())) continue;
    const bool fits = std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
      return client::has_term(row->title, term) || client::has_term(row->unit_name, term);
    });
    if (fits) pool_.push_back(row);
  }
  return pool_;
}

// -- the issue ------------------------------------------------------------------------------------

const JournalShelf* JournalsPlace::shelf() const {
  return journal < shelves_.size() ? &shelves_[journal] : nullptr;
}

const Issue* JournalsPlace::issue() const {
  const JournalShelf* open = shelf();
  return open == nullptr ? nullptr : open->issue(year, number);
}

// The one that is being put together; else the next new one.
void JournalsPlace::choose_journal(std::size_t which) {
  journal = which;
  year = year_of(today_);
  const JournalShelf* chosen = shelf();
  if (chosen == nullptr) return;
  number = chosen->next_number;
  for (const Issue& each : chosen->issues) {
    if (each.is_open()) number = each.number;
  }
}

void JournalsPlace::choose_issue(int of_year, std::int64_t which) {
  year = of_year;
  number = which;
}

std::int64_t JournalsPlace::last_place(const std::string& form) const {
  std::int64_t last = 0;
  if (const Issue* open = issue()) {
    for (const IssueLine& line : open->lines) {
      if (line.form.value_or("") == form) last = std::max(last, line.place);
    }
  }
  return last;
}

void JournalsPlace::assign_each(
    std::vector<std::pair<domain::Subject, client::Assignment>> assignments, const char* notice) {
  if (assignments.empty()) return;
  deed_.run(
      [assignments = std::move(assignments)](Core& core) {
        return core.change([&](client::Replica& replica) {
          return client::all_or_none(replica, [&]() -> base::Status {
            for (const auto& [item, assignment] : assignments) {
              YIBAO_CHECK(client::assign_item(replica, item, assignment));
            }
            return {};
          });
        });
      },
      [this, notice] {
        ticked.clear();
        if (notice != nullptr) way_.say(notice);
      });
}

void JournalsPlace::assign(const std::vector<domain::Subject>& items, std::size_t form) {
  const JournalShelf* open = shelf();
  if (open == nullptr) return;
  client::Assignment assignment;
  assignment.journal = open->journal.id;
  if (form < open->journal.forms.size()) assignment.form = open->journal.forms[form].id;
  assignment.issue = number;
  assignment.place = last_place(assignment.form);
  std::vector<std::pair<domain::Subject, client::Assignment>> all;
  for (const domain::Subject& item : items) {
    ++assignment.place;
    all.emplace_back(item, assignment);
  }
  assign_each(std::move(all), "desk.notice.assigned");
}

// The whole column is numbered anew: places may repeat where two editors were at it.
void JournalsPlace::move(const IssueLine& line, int by) {
  const Issue* open = issue();
  if (open == nullptr || line.printed) return;
  std::vector<const IssueLine*> column;
  for (const IssueLine& each : open->lines) {
    if (each.form == line.form && !each.printed) column.push_back(&each);
  }
  const auto at =
      std::find_if(column.begin(), column.end(),
                   [&](const IssueLine* each) { return each->row->id == line.row->id; }) -
      column.begin();
  const auto to = at + by;
  if (at == std::ssize(column) || to < 0 || to >= std::ssize(column)) return;
  std::swap(column[static_cast<std::size_t>(at)], column[static_cast<std::size_t>(to)]);
  std::vector<std::pair<domain::Subject, client::Assignment>> all;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const auto place = static_cast<std::int64_t>(i) + 1;
    if (column[i]->place == place) continue;
    all.emplace_back(column[i]->row->id, client::Assignment{shelf()->journal.id,
                                                            line.form.value_or(""), number, place});
  }
  assign_each(std::move(all), nullptr);
}

void JournalsPlace::move_to(const IssueLine& line, std::size_t form) {
  if (!line.printed) assign({line.row->id}, form);
}

void JournalsPlace::take_out(const IssueLine& line) {
  if (line.printed || shelf() == nullptr) return;
  client::Assignment out;
  out.journal = shelf()->journal.id;
  out.form = line.form.value_or("");
  assign_each({{line.row->id, out}}, "desk.notice.taken_out");
}

// -- merging --------------------------------------------------------------------------------------

std::string JournalsPlace::Merge::missing() const {
  if (items.size() < 2) return "desk.combine.two";
  if (credit != static_cast<std::size_t>(domain::CreditPolicy::kShares)) return "";
  std::int64_t sum = 0;
  for (const std::string& share : shares) {
    std::int64_t percent = 0;
    const auto [end, error] = std::from_chars(share.data(), share.data() + share.size(), percent);
    const bool whole = error == std::errc() && end == share.data() + share.size();
    if (!whole || percent < 0 || percent > 100) return "desk.combine.share_wrong";
    sum += percent;
  }
  return sum == 100 ? "" : "desk.combine.sum";
}

void JournalsPlace::begin_merge() {
  Merge wanted;
  for (const auto& row : *rows_) {
    if (ticked.contains(row->id)) wanted.items.push_back(row);
  }
  merging = std::move(wanted);
  choose_lead(0);
}

std::vector<domain::Subject> JournalsPlace::sources_of(const Merge& merge) {
  std::vector<domain::Subject> sources;
  for (std::size_t i = 0; i < merge.items.size(); ++i) {
    if (i != merge.lead) sources.push_back(merge.items[i]->id);
  }
  return sources;
}

void JournalsPlace::choose_lead(std::size_t lead) {
  if (!merging || lead >= merging->items.size()) return;
  merging->lead = lead;
  deed_.run(
      [into = merging->items[lead]->id, sources = sources_of(*merging)](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Result<std::vector<std::string>> {
          YIBAO_TRY(const auto units, client::merge_units(replica, into, sources));
          std::vector<std::string> names;
          for (const base::UnitCode& unit : units) names.push_back(replica.unit_name(unit));
          return names;
        });
      },
      [this](std::vector<std::string> names) {
        if (!merging) return;
        merging->shares.resize(names.size());
        merging->units = std::move(names);
      });
}

void JournalsPlace::merge() {
  if (!merging || !merging->missing().empty()) return;
  const domain::Subject into = merging->items[merging->lead]->id;
  const std::vector<domain::Subject> sources = sources_of(*merging);
  std::vector<domain::Subject> all = sources;
  all.push_back(into);
  const auto credit = static_cast<domain::CreditPolicy>(merging->credit);
  std::vector<std::int64_t> shares;
  if (credit == domain::CreditPolicy::kShares) {
    for (const std::string& share : merging->shares) shares.push_back(std::stoll(share));
  }
  run_moving(
      deed_, way_, std::move(all),
      [into, sources, credit, shares](client::Replica& replica) {
        return client::merge_items(replica, into, sources, credit, shares);
      },
      "desk.notice.combined",
      [this] {
        merging.reset();
        ticked.clear();
      });
}

// -- printing -------------------------------------------------------------------------------------

void JournalsPlace::begin_printing() {
  const Issue* open = issue();
  if (open == nullptr || !open->is_open()) return;
  std::vector<domain::Subject> items;
  for (const IssueLine& line : open->lines) {
    if (!line.printed) items.push_back(line.row->id);
  }
  deed_.run(
      [items, id = shelf()->journal.id](Core& core) {
        return core.look(
            [&](client::Replica& replica) { return client::issue_doubts(replica, id, items); });
      },
      [this](client::IssueDoubts doubts) {
        Printing asked;
        asked.day = base::to_text(today_);
        for (const auto& [item, why] : doubts) asked.reasons[item];
        asked.doubts = std::move(doubts);
        printing = std::move(asked);
      });
}

std::string JournalsPlace::printing_missing() const {
  const auto day = base::parse_date(std::string(base::trim(printing->day)));
  if (!day) return "desk.fact.no_day";
  if (*day > today_) return "desk.fact.later_day";
  const bool unexplained =
      std::any_of(printing->reasons.begin(), printing->reasons.end(),
                  [](const auto& reason) { return base::trim(reason.second).empty(); });
  return unexplained ? "desk.printing.explain" : "";
}

void JournalsPlace::print() {
  const Issue* open = issue();
  if (!printing || open == nullptr || !printing_missing().empty()) return;
  std::vector<client::IssueLine> lines;
  std::vector<domain::Subject> items;
  for (const IssueLine& line : open->lines) {
    if (line.printed) continue;
    const auto reason = printing->reasons.find(line.row->id);
    lines.push_back({line.row->id, line.form.value_or(""),
                     reason == printing->reasons.end() ? "" : reason->second});
    items.push_back(line.row->id);
  }
  const base::Date day = *base::parse_date(std::string(base::trim(printing->day)));
  run_moving(
      deed_, way_, std::move(items),
      [lines, day, id = shelf()->journal.id, which = number](client::Replica& replica) {
        return client::print_issue(replica, id, which, day, lines);
      },
      "desk.notice.printed", [this] { printing.reset(); });
}

}  // namespace yibao::app
