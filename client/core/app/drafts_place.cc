#include "client/core/app/drafts_place.h"

#include <algorithm>

namespace yibao::app {
namespace {

// Where a row stands by one column, as a number; titles and units are compared as texts.
std::int64_t rank_of(const DraftRow& row, DraftColumn column, const rules::Ruleset* ruleset) {
  switch (column) {
    case DraftColumn::kState: {
      const auto stage = base::enum_from_name<domain::Stage>(row.state);
      return stage ? static_cast<std::int64_t>(*stage) : -1;  // a draft comes before all stages
    }
    case DraftColumn::kKind: {
      if (ruleset == nullptr) return 0;
      const auto& kinds = ruleset->words.kinds.all();
      const auto found = std::find_if(kinds.begin(), kinds.end(),
                                      [&](const rules::Kind& kind) { return kind.id == row.kind; });
      return found - kinds.begin();
    }
    case DraftColumn::kChanged: return base::to_millis(row.changed_at);
    default: return 0;
  }
}

void sort_rows(DraftRows& rows, const DraftChoice& choice, const rules::Ruleset* ruleset) {
  const auto sort = [&](const auto& key) {
    using Key = std::decay_t<decltype(key(*rows.front()))>;
    std::vector<std::pair<Key, std::shared_ptr<const DraftRow>>> keyed;
    keyed.reserve(rows.size());
    for (auto& row : rows) keyed.emplace_back(key(*row), row);
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
      return choice.descending ? b.first < a.first : a.first < b.first;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = std::move(keyed[i].second);
  };
  if (rows.empty()) return;
  if (choice.column == DraftColumn::kTitle) {
    sort([](const DraftRow& row) { return std::string_view(row.title); });
  } else if (choice.column == DraftColumn::kUnit) {
    sort([](const DraftRow& row) { return std::string_view(row.unit_name); });
  } else {
    sort([&](const DraftRow& row) { return rank_of(row, choice.column, ruleset); });
  }
}

}  // namespace

DraftFilter filter_of(const DraftRow& row) {
  if (row.local) return DraftFilter::kWriting;
  const auto stage = base::enum_from_name<domain::Stage>(row.state);
  if (!stage) return DraftFilter::kDone;
  switch (*stage) {
    case domain::Stage::kOffered: return DraftFilter::kToSign;
    case domain::Stage::kSentBack:
    case domain::Stage::kReturned: return DraftFilter::kToMend;
    case domain::Stage::kSignedOff:
    case domain::Stage::kReceived: return DraftFilter::kUnderWay;
    default: return DraftFilter::kDone;
  }
}

ArrangedDrafts arrange(const DraftRows& rows, const DraftChoice& choice,
                       const rules::Ruleset* ruleset) {
  ArrangedDrafts arranged;
  arranged.counts.assign(base::EnumNames<DraftFilter>::kNames.size(), 0);
  const auto terms = client::search_terms(choice.search);
  for (const auto& row : rows) {
    const DraftFilter kind = filter_of(*row);
    ++arranged.counts[static_cast<std::size_t>(DraftFilter::kAll)];
    ++arranged.counts[static_cast<std::size_t>(kind)];
    if (choice.filter != DraftFilter::kAll && choice.filter != kind) continue;
    const bool fits = std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
      return client::has_term(row->title, term);
    });
    if (fits) arranged.rows.push_back(row);
  }
  sort_rows(arranged.rows, choice, ruleset);
  // Unless the person wants another order, what presses stays on top.
  if (choice.column == DraftColumn::kChanged && choice.descending) {
    std::stable_partition(arranged.rows.begin(), arranged.rows.end(),
                          [](const auto& row) { return row->pressing; });
  }
  return arranged;
}

void DraftsPlace::sort_by(DraftColumn column) {
  // What is newest or furthest on is what people look for; names begin at the beginning.
  const bool first = column == DraftColumn::kChanged;
  choice.descending = choice.column == column ? !choice.descending : first;
  choice.column = column;
}

void DraftsPlace::refresh(const Snapshot& snapshot) {
  all_ = snapshot.drafts;
  if (under_way_ || (asked_ == all_ && asked_choice_ == choice)) return;
  asked_ = all_;
  asked_choice_ = choice;
  under_way_ = true;
  desk_.ask(
      [rows = all_, choice = choice, ruleset = snapshot.ruleset](Core&) {
        return std::make_shared<const ArrangedDrafts>(arrange(*rows, choice, ruleset.get()));
      },
      [this, turn = turn_](std::shared_ptr<const ArrangedDrafts> arranged) {
        if (turn != turn_) return;
        under_way_ = false;
        arranged_ = std::move(arranged);
      });
}

void DraftsPlace::close() {
  ++turn_;
  under_way_ = false;
  texts.clear();
  choice = {};
  all_.reset();
  asked_.reset();
  arranged_.reset();
}

bool DraftsPlace::is_current(const Snapshot& snapshot) const {
  return arranged_ && !under_way_ && asked_ == snapshot.drafts && asked_choice_ == choice &&
         !texts.running();
}

std::vector<const FoundText*> DraftsPlace::found() const {
  std::vector<const FoundText*> shown;
  for (const FoundText& text : texts.found()) {
    const bool fits = choice.filter == DraftFilter::kAll || choice.filter == filter_of(*text.row);
    if (fits) shown.push_back(&text);
  }
  return shown;
}

}  // namespace yibao::app
