#include "client/core/contacts/contact_header.h"

#include <algorithm>

namespace yibao::client {
namespace {

using rules::ContactField;

// Titles, a line for the unit, a stamp: then the header, or it is none.
constexpr std::size_t kRowsLookedAt = 30;

using Meanings = std::vector<std::optional<ColumnMeaning>>;

Meanings meanings_of(const TableRow& row) {
  Meanings meanings;
  for (const std::string& cell : row.cells) meanings.push_back(meaning_of_heading(cell));
  return meanings;
}

std::size_t known(const Meanings& meanings) {
  return static_cast<std::size_t>(std::count_if(meanings.begin(), meanings.end(),
                                                [](const auto& each) { return each.has_value(); }));
}

// Every cell that is not empty heads something: one row of two.
bool heads_only(const TableRow& row, const Meanings& meanings) {
  bool any = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    if (!meanings[i]) return false;
    any = true;
  }
  return any;
}

std::optional<std::size_t> best_row(const TableRows& rows) {
  std::optional<std::size_t> best;
  std::size_t most = 1;  // one heading is no table
  for (std::size_t i = 0; i < std::min(rows.size(), kRowsLookedAt); ++i) {
    const Meanings meanings = meanings_of(rows[i]);
    const bool names = std::any_of(meanings.begin(), meanings.end(), [](const auto& each) {
      return each && each->field == ContactField::kName;
    });
    if (!names || known(meanings) <= most) continue;
    most = known(meanings);
    best = i;
  }
  return best;
}

// The upper row says whose columns they are, the lower one what stands in them.
Meanings both(const Meanings& upper, const Meanings& lower) {
  Meanings all(std::max(upper.size(), lower.size()));
  const auto at = [](const Meanings& meanings, std::size_t i) {
    return i < meanings.size() ? meanings[i] : std::nullopt;
  };
  std::optional<ColumnMeaning> spans;  // a heading over several columns stands in the first
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (at(upper, i)) spans = at(upper, i);
    const auto below = at(lower, i);
    all[i] = below ? below : at(upper, i);
    if (!below || below->of || !spans || !spans->of) continue;
    all[i]->of = spans->of;
    all[i]->principal = spans->principal;
  }
  return all;
}

ContactGroup* group_for(ContactHeader& header, const ColumnMeaning& meaning, std::size_t column) {
  ContactGroup* found = nullptr;
  for (ContactGroup& group : header.groups) {
    if (meaning.of && group.of != meaning.of) continue;
    if (meaning.of && group.principal != meaning.principal && meaning.principal) continue;
    // The nearest to the left; before the first name, the first.
    if (found == nullptr || group.name <= column) found = &group;
  }
  return found;
}

void place_columns(const Meanings& meanings, const TableRow& row, ContactHeader& header) {
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    if (!meanings[i] || meanings[i]->field != ContactField::kName) continue;
    ContactGroup group;
    group.of = meanings[i]->of;
    group.principal = meanings[i]->principal;
    group.name = i;
    header.groups.push_back(std::move(group));
  }
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    if (!meanings[i]) {
      const bool headed = i < row.cells.size() && !row.cells[i].empty();
      if (headed) header.ignored.push_back(row.cells[i]);
      continue;
    }
    const ColumnMeaning& meaning = *meanings[i];
    ContactGroup* group = group_for(header, meaning, i);
    switch (meaning.field) {
      case ContactField::kUnit:
        if (header.unit == kNotThere) header.unit = i;
        break;
      case ContactField::kRole: header.role = i; break;
      case ContactField::kJobTitle:
        if (group != nullptr && group->title == kNotThere) group->title = i;
        break;
      case ContactField::kTelephone:
      case ContactField::kMobile:
      case ContactField::kEitherNumber:
        if (group != nullptr) group->numbers.push_back(i);
        break;
      case ContactField::kRemark:
        if (i < row.cells.size()) header.ignored.push_back(row.cells[i]);
        break;
      case ContactField::kName:
      case ContactField::kNumber: break;
    }
  }
}

}  // namespace

std::optional<ContactHeader> find_contact_header(const TableRows& rows) {
  const auto best = best_row(rows);
  if (!best) return std::nullopt;
  ContactHeader header;
  Meanings meanings = meanings_of(rows[*best]);
  header.first_row = *best + 1;
  const auto companion = [&](std::size_t row) {
    return row < rows.size() && heads_only(rows[row], meanings_of(rows[row]));
  };
  if (*best > 0 && companion(*best - 1)) {
    meanings = both(meanings_of(rows[*best - 1]), meanings);
  } else if (companion(*best + 1)) {
    meanings = both(meanings, meanings_of(rows[*best + 1]));
    ++header.first_row;
  }
  place_columns(meanings, rows[*best], header);
  for (std::size_t i = 0; i < *best; ++i) {
    for (const std::string& cell : rows[i].cells) {
      if (const auto unit = unit_named_above(cell)) header.unit_above = *unit;
    }
  }
  return header;
}

}  // namespace yibao::client
