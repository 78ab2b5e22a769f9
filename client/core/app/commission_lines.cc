#include "client/core/app/commission_lines.h"

#include <algorithm>

namespace yibao::app {

std::string CommissionLine::state(base::Timestamp now) const {
  if (cancelled) return "cancelled";
  if (!verdict.empty()) return verdict;
  if (declined) return "declined";
  if (now > due) return "overdue";
  return acknowledged ? "acknowledged" : "open";
}

base::Result<CommissionLines> commission_lines(client::Replica& replica) {
  YIBAO_TRY(const auto rows, replica.index().commissions());
  const bool office = replica.is_office();
  CommissionLines lines;
  lines.reserve(rows.size());
  for (const client::CommissionRow& row : rows) {
    CommissionLine line;
    line.id = row.commission;
    line.title = row.title;
    line.due = base::from_millis(row.due);
    line.cancelled = row.cancelled;
    line.pending = row.pending;
    line.issued_here = office;
    line.open = !row.cancelled && (!office || row.judged() < row.answers.size());
    const client::RowAnswer* own =
        office || !replica.identity() ? nullptr : row.of(replica.identity()->unit);
    if (own != nullptr) {
      line.due = base::from_millis(own->due);
      line.acknowledged = own->acknowledged;
      line.declined = own->declined;
      line.extension_asked = own->extension_asked;
      line.verdict = own->verdict;
      line.open = line.open && own->verdict.empty();
    }
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const CommissionLine& a, const CommissionLine& b) {
                     if (a.open != b.open) return a.open;
                     return a.open ? a.due < b.due : a.due > b.due;
                   });
  return lines;
}

}  // namespace yibao::app
