#include "client/core/commission_replies.h"

#include <algorithm>
#include <tuple>

namespace yibao::client {

base::Result<std::vector<CommissionReply>> replies_to(Replica& replica, const CommissionRow& row) {
  YIBAO_TRY(const auto items, replica.index().answers_to(row.commission));
  std::vector<CommissionReply> replies;
  for (const ItemRow& item : items) {
    if (!item.counts_at) continue;
    const RowAnswer* asked = row.of(item.unit);
    const std::int64_t due = asked == nullptr ? row.due : asked->due;
    replies.push_back({item.item, item.unit, item.title, item.stage,
                       base::from_millis(*item.counts_at), *item.counts_at <= due});
  }
  std::sort(replies.begin(), replies.end(), [](const CommissionReply& a, const CommissionReply& b) {
    return std::tie(a.unit, a.at, a.item) < std::tie(b.unit, b.at, b.item);
  });
  return replies;
}

base::Result<std::vector<CommissionReply>> replies_to(Replica& replica,
                                                      const domain::Subject& commission,
                                                      const base::UnitCode& unit) {
  YIBAO_TRY(const auto row, replica.index().commission(commission));
  if (!row) {
    return base::fail(base::ErrorCode::kNotFound, "commission",
                      base::TextArgs{{"what", commission.text()}});
  }
  YIBAO_TRY(auto replies, replies_to(replica, *row));
  std::erase_if(replies, [&](const CommissionReply& reply) { return reply.unit != unit; });
  return replies;
}

UnitReplies replies_of(const std::vector<CommissionReply>& replies, const base::UnitCode& unit) {
  UnitReplies sent;
  for (const CommissionReply& reply : replies) {
    if (reply.unit != unit || !reply.stands()) continue;
    ++sent.count;
    if (reply.in_time) ++sent.in_time;
  }
  return sent;
}

CommissionTally tally(const CommissionRow& row, const std::vector<CommissionReply>& replies,
                      base::Timestamp now) {
  const std::string done(base::enum_name(domain::CommissionVerdict::kDone));
  const std::string late(base::enum_name(domain::CommissionVerdict::kLate));
  CommissionTally tally;
  tally.asked = row.answers.size();
  tally.judged = row.judged();
  for (const RowAnswer& answer : row.answers) {
    const UnitReplies sent = replies_of(replies, answer.unit);
    const bool enough = sent.count >= row.items;
    const bool past = base::to_millis(now) > answer.due;
    if (answer.acknowledged) ++tally.acknowledged;
    if (answer.declined) ++tally.declined;
    if (!answer.verdict.empty()) {
      if (answer.verdict == done) ++tally.in_time;
      if (answer.verdict == late) ++tally.late;
      continue;
    }
    if (sent.in_time >= row.items) {
      ++tally.in_time;
    } else if (enough) {
      ++tally.late;
    }
    if (answer.extension_asked) ++tally.extension;
    if (!enough && past) ++tally.overdue;
    if (enough || past) ++tally.to_judge;
  }
  return tally;
}

}  // namespace yibao::client
