// The office's commissions as a list shows them: how far each has come, and who is to be reminded.
// A value, made on the core thread.
#pragma once

#include "client/core/commission_chase.h"

namespace yibao::app {

struct AskedLine {
  domain::Subject id;
  std::string title;
  base::Timestamp due{};
  base::Timestamp issued_at{};
  std::int64_t items = 1;
  client::CommissionTally tally;
  bool cancelled = false;
  bool pending = false;

  bool open() const { return !cancelled && tally.judged < tally.asked; }
  // Somebody's deadline is past without an answer.
  bool overdue() const { return open() && tally.overdue > 0; }
  bool to_judge() const { return open() && tally.to_judge > 0; }
  // The office has something to do about it.
  bool calls() const { return overdue() || to_judge() || (open() && tally.extension > 0); }
};

struct AskingSheet {
  std::vector<AskedLine> lines;  // open ones first, the nearest deadline first; then the latest
  std::vector<client::ChasedCommission> chased;
  std::size_t to_answer = 0;  // extensions asked for
};

base::Result<AskingSheet> asking_sheet(client::Replica& replica);

}  // namespace yibao::app
