// The list of drafts and items, kept in memory: after the first reading only rows that changed are
// read again, and rows that did not are the same objects.
#pragma once

#include <map>

#include "client/core/app/snapshot.h"
#include "client/core/replica.h"

namespace yibao::app {

class DraftList {
 public:
  // Reads what changed. The replica is signed in. True: `rows` is another list now.
  base::Result<bool> refresh(client::Replica& replica);
  void clear();
  const std::shared_ptr<const DraftRows>& rows() const { return rows_; }
  // Of these rows.
  const std::shared_ptr<const WaitingItems>& waiting() const { return waiting_; }
  // Something waits for the signature of the person at the keyboard.
  bool any_to_sign() const;

 private:
  struct Local {
    std::int64_t newest = 0;
    std::shared_ptr<const DraftRow> row;
  };

  base::Result<bool> refresh_local(client::Replica& replica);
  base::Result<bool> refresh_items(client::Replica& replica);
  void put_item(client::Replica& replica, const client::ItemRow& row);

  bool started_ = false;
  std::map<domain::Subject, Local> local_;
  std::map<domain::Subject, std::shared_ptr<const DraftRow>> items_;
  std::shared_ptr<const DraftRows> rows_ = std::make_shared<DraftRows>();
  std::shared_ptr<const WaitingItems> waiting_ = std::make_shared<WaitingItems>();
};

}  // namespace yibao::app
