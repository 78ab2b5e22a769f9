#include "client/core/app/office/asking_sheet.h"

#include <algorithm>

namespace yibao::app {

base::Result<AskingSheet> asking_sheet(client::Replica& replica) {
  YIBAO_TRY(const auto rows, replica.index().commissions());
  AskingSheet sheet;
  for (const client::CommissionRow& row : rows) {
    AskedLine line;
    line.id = row.commission;
    line.title = row.title;
    line.due = base::from_millis(row.due);
    line.issued_at = base::from_millis(row.issued_at);
    line.items = row.items;
    line.cancelled = row.cancelled;
    line.pending = row.pending;
    // What is closed is told by its verdicts.
    std::vector<client::CommissionReply> replies;
    const bool open = !row.cancelled && row.judged() < row.answers.size();
    if (open) {
      YIBAO_TRY(replies, client::replies_to(replica, row));
      YIBAO_TRY(auto chased, client::chase_list(replica, row, replies));
      if (!chased.lines.empty()) sheet.chased.push_back(std::move(chased));
    }
    line.tally = client::tally(row, replies, replica.now());
    if (open) sheet.to_answer += line.tally.extension;
    sheet.lines.push_back(std::move(line));
  }
  std::stable_sort(sheet.lines.begin(), sheet.lines.end(),
                   [](const AskedLine& a, const AskedLine& b) {
                     if (a.open() != b.open()) return a.open();
                     return a.open() ? a.due < b.due : a.due > b.due;
                   });
  std::stable_sort(sheet.chased.begin(), sheet.chased.end(),
                   [](const auto& a, const auto& b) { return a.due < b.due; });
  return sheet;
}

}  // namespace yibao::app
