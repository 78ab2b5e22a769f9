// The list of drafts and items: which of them are shown. The screen's thread.
#pragma once

#include "client/core/app/snapshot.h"

namespace yibao::app {

enum class DraftFilter : std::uint8_t {
  kAll,
  kWriting,   // local
  kToSign,    // laid before a leader
  kToMend,    // sent back or returned
  kUnderWay,  // signed, received
  kDone,      // judged, withdrawn, secret
};

class DraftsPlace {
 public:
  // -- chosen by the person
  DraftFilter filter = DraftFilter::kAll;
  std::string search;  // part of a title

  // The rows to show; computed anew only when rows or choices changed.
  const DraftRows& shown(const std::shared_ptr<const DraftRows>& rows);
  // How many there are of each filter, all titles.
  const std::vector<std::size_t>& counts(const std::shared_ptr<const DraftRows>& rows);
  static DraftFilter filter_of(const DraftRow& row);

 private:
  void refresh(const std::shared_ptr<const DraftRows>& rows);

  std::shared_ptr<const DraftRows> rows_;
  DraftFilter used_filter_ = DraftFilter::kAll;
  std::string used_search_;
  DraftRows shown_;
  std::vector<std::size_t> counts_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::DraftFilter, "all", "writing", "to_sign", "to_mend", "under_way",
                 "done");
