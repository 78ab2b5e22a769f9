#include "client/core/app/waiting_items.h"

#include <algorithm>
#include <unordered_map>

namespace yibao::app {
namespace {

bool waits_for_signature(const DraftRow& row) {
  return row.duty == SignDuty::kMine && !row.words_gone;
}

bool waits_for_office(const DraftRow& row) {
  return row.state == base::enum_name(domain::Stage::kReceived) && !row.words_gone;
}

bool is_to_mend(const DraftRow& row) {
  return !row.local && row.state == base::enum_name(domain::Stage::kReturned);
}

// One pass: the rows are in order already, the other way round.
template <class Fits>
std::shared_ptr<const DraftRows> in_order(const DraftRows& rows, Fits fits) {
  auto queue = std::make_shared<DraftRows>();
  std::copy_if(rows.rbegin(), rows.rend(), std::back_inserter(*queue),
               [&](const auto& row) { return fits(*row); });
  // What came at the same time stays as it was.
  for (auto first = queue->begin(); first != queue->end();) {
    const auto last = std::find_if(first, queue->end(), [&](const auto& row) {
      return row->changed_at != (*first)->changed_at;
    });
    std::reverse(first, last);
    first = last;
  }
  // The list has some of the emergencies on top.
  const auto others = std::stable_partition(queue->begin(), queue->end(),
                                            [](const auto& row) { return row->emergency; });
  std::stable_sort(queue->begin(), others,
                   [](const auto& a, const auto& b) { return a->changed_at < b->changed_at; });
  return queue;
}

template <class Name>
Counted counted(const DraftRows& rows, Name name) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const auto& row : rows) ++counts[name(*row)];
  Counted sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace

WaitingItems waiting_items(const DraftRows& rows, bool office) {
  WaitingItems waiting;
  waiting.to_sign = in_order(rows, &waits_for_signature);
  if (!office) {
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(waiting.to_mend),
                 [](const auto& row) { return is_to_mend(*row); });
    return waiting;
  }
  waiting.received = in_order(rows, &waits_for_office);
  waiting.units = counted(*waiting.received,
                          [](const DraftRow& row) { return std::string_view(row.unit_name); });
  waiting.kinds =
      counted(*waiting.received, [](const DraftRow& row) { return std::string_view(row.kind); });
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(waiting.asked_back),
               [](const auto& row) { return row->withdrawal_asked; });
  return waiting;
}

}  // namespace yibao::app
