#include "client/core/app/office/issues.h"

#include <algorithm>

namespace yibao::app {
namespace {

class Shelving {
 public:
  Shelving(const rules::Ruleset& ruleset, base::Date today) : year_(year_of(today)) {
    for (client::AdoptionPlace& place : client::adoption_places(ruleset))
      shelves_.push_back({std::move(place), {}});
  }

  void add(const std::shared_ptr<const DraftRow>& row) {
    for (const client::RowAdoption& adoption : row->adopted) {
      const int year = year_of(adoption.on_date);
      if (!adoption.issue || year < year_ - 1) continue;
      Issue* issue = this->issue(adoption.journal, year, *adoption.issue);
      if (issue == nullptr) continue;
      issue->lines.push_back({row, adoption.form, place_of(*row, adoption), true, adoption.event});
      ++issue->printed;
      issue->printed_on = std::max(issue->printed_on.value_or(adoption.on_date), adoption.on_date);
    }
    for (const client::RowAssignment& assigned : row->assigned) {
      if (was_printed(*row, assigned)) continue;
      Issue* issue = this->issue(assigned.journal, year_, assigned.issue);
      if (issue != nullptr) issue->lines.push_back({row, assigned.form, assigned.place, false, {}});
    }
  }

  std::vector<JournalShelf> take() {
    for (JournalShelf& shelf : shelves_) {
      for (Issue& issue : shelf.issues) arrange(shelf.journal, issue);
      std::sort(shelf.issues.begin(), shelf.issues.end(), [](const Issue& a, const Issue& b) {
        return std::pair(a.year, a.number) > std::pair(b.year, b.number);
      });
      for (const Issue& issue : shelf.issues) {
        if (issue.year == year_) shelf.next_number = std::max(shelf.next_number, issue.number + 1);
      }
    }
    return std::move(shelves_);
  }

 private:
  Issue* issue(const std::string& journal, int year, std::int64_t number) {
    const auto shelf = std::find_if(shelves_.begin(), shelves_.end(),
                                    [&](const auto& each) { return each.journal.id == journal; });
    if (shelf == shelves_.end()) return nullptr;
    for (Issue& each : shelf->issues) {
      if (each.year == year && each.number == number) return &each;
    }
    shelf->issues.push_back({number, year, {}, 0, {}});
    return &shelf->issues.back();
  }
  // An assignment stays when its item was printed: it says where it stood.
  static std::int64_t place_of(const DraftRow& row, const client::RowAdoption& adoption) {
    for (const client::RowAssignment& assigned : row.assigned) {
      if (assigned.journal == adoption.journal && assigned.issue == adoption.issue) {
        return assigned.place;
      }
    }
    return 0;
  }
  bool was_printed(const DraftRow& row, const client::RowAssignment& assigned) const {
    return std::any_of(row.adopted.begin(), row.adopted.end(), [&](const auto& adoption) {
      return adoption.journal == assigned.journal && adoption.issue == assigned.issue &&
             year_of(adoption.on_date) == year_;
    });
  }
  static void arrange(const client::AdoptionPlace& journal, Issue& issue) {
    const auto column = [&](const IssueLine& line) {
      const auto found = std::find_if(journal.forms.begin(), journal.forms.end(),
                                      [&](const auto& form) { return form.id == line.form; });
      return found - journal.forms.begin();
    };
    std::stable_sort(issue.lines.begin(), issue.lines.end(),
                     [&](const IssueLine& a, const IssueLine& b) {
                       return std::tuple(column(a), a.place, a.row->id) <
                              std::tuple(column(b), b.place, b.row->id);
                     });
  }

  int year_;
  std::vector<JournalShelf> shelves_;
};

}  // namespace

int year_of(base::Date day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

const Issue* JournalShelf::issue(int year, std::int64_t number) const {
  const auto found = std::find_if(issues.begin(), issues.end(), [&](const Issue& each) {
    return each.year == year && each.number == number;
  });
  return found == issues.end() ? nullptr : &*found;
}

std::vector<JournalShelf> shelves_of(const DraftRows& rows, const rules::Ruleset& ruleset,
                                     base::Date today) {
  Shelving shelving(ruleset, today);
  for (const auto& row : rows) shelving.add(row);
  return shelving.take();
}

}  // namespace yibao::app
