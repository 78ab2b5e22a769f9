#include "client/core/app/item_queue.h"

#include <algorithm>

namespace yibao::app {

const DraftRows& ItemQueue::arrange(const std::shared_ptr<const DraftRows>& rows) {
  if (rows == seen_) return rows_;
  seen_ = rows;
  rows_.clear();
  std::copy_if(rows->begin(), rows->end(), std::back_inserter(rows_),
               [&](const auto& row) { return fits_(*row); });
  chosen = std::min(chosen, rows_.empty() ? 0 : rows_.size() - 1);
  return rows_;
}

std::size_t ItemQueue::position(const std::optional<domain::Subject>& item) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(),
                                  [&](const auto& row) { return item && row->id == *item; });
  return found == rows_.end() ? 0 : static_cast<std::size_t>(found - rows_.begin()) + 1;
}

std::optional<domain::Subject> ItemQueue::step(const std::optional<domain::Subject>& open, int by) {
  if (rows_.empty()) return std::nullopt;
  const std::size_t at = open ? position(open) : chosen + 1;
  const auto wanted = static_cast<std::ptrdiff_t>(at) - 1 + by;
  if (at == 0 || wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(rows_.size())) {
    return std::nullopt;
  }
  chosen = static_cast<std::size_t>(wanted);
  return rows_[chosen]->id;
}

std::optional<domain::Subject> ItemQueue::take_out(const domain::Subject& item) {
  const std::size_t at = position(item);
  std::erase_if(rows_, [&](const auto& row) { return row->id == item; });
  if (rows_.empty()) return std::nullopt;
  const std::size_t behind = std::min(at == 0 ? chosen : at - 1, rows_.size() - 1);
  chosen = behind;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::size_t candidate = (behind + i) % rows_.size();
    if (passed_over_(*rows_[candidate])) continue;
    chosen = candidate;
    break;
  }
  return rows_[chosen]->id;
}

}  // namespace yibao::app
