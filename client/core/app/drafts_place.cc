#include "client/core/app/drafts_place.h"

namespace yibao::app {

DraftFilter DraftsPlace::filter_of(const DraftRow& row) {
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

const DraftRows& DraftsPlace::shown(const std::shared_ptr<const DraftRows>& rows) {
  refresh(rows);
  return shown_;
}

const std::vector<std::size_t>& DraftsPlace::counts(const std::shared_ptr<const DraftRows>& rows) {
  refresh(rows);
  return counts_;
}

void DraftsPlace::refresh(const std::shared_ptr<const DraftRows>& rows) {
  if (rows == rows_ && filter == used_filter_ && search == used_search_) return;
  rows_ = rows;
  used_filter_ = filter;
  used_search_ = search;
  shown_.clear();
  counts_.assign(base::EnumNames<DraftFilter>::kNames.size(), 0);
  for (const auto& row : *rows) {
    const DraftFilter kind = filter_of(*row);
    ++counts_[static_cast<std::size_t>(DraftFilter::kAll)];
    ++counts_[static_cast<std::size_t>(kind)];
    const bool fits = filter == DraftFilter::kAll || filter == kind;
    if (fits && row->title.find(search) != std::string::npos) shown_.push_back(row);
  }
}

}  // namespace yibao::app
