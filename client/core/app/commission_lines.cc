#include "client/core/app/commission_lines.h"

#include <algorithm>

namespace yibao::app {
namespace {

// Only an open one is folded for this: there are never many.
base::Status add_answer(client::Replica& replica, CommissionLine& line) {
  YIBAO_TRY(const domain::CommissionState state, replica.commission(line.id));
  const auto answer = state.answers.find(replica.identity()->unit);
  if (answer == state.answers.end()) return {};
  line.declined = answer->second.declined.has_value();
  const auto& asked = answer->second.extension_asked;
  const auto& extended = answer->second.extended_until;
  line.extension_asked = asked && (!extended || *extended < asked->body.until);
  return {};
}

}  // namespace

std::string CommissionLine::state(base::Timestamp now) const {
  if (cancelled) return "cancelled";
  if (!verdict.empty()) return verdict;
  if (declined) return "declined";
  if (now > due) return "overdue";
  return acknowledged ? "acknowledged" : "open";
}

base::Result<CommissionLines> commission_lines(client::Replica& replica) {
  YIBAO_TRY(const auto rows, replica.index().commissions());
  CommissionLines lines;
  lines.reserve(rows.size());
  for (const client::CommissionRow& row : rows) {
    CommissionLine line;
    line.id = row.commission;
    line.title = row.title;
    line.due = base::from_millis(row.due);
    line.acknowledged = row.acknowledged;
    line.verdict = row.verdict;
    line.cancelled = row.cancelled;
    line.pending = row.pending;
    line.issued_here = replica.is_office();
    line.open = !row.cancelled && row.verdict.empty();
    if (line.open && replica.identity()) YIBAO_CHECK(add_answer(replica, line));
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
