// What lists and scoring read of a subject, folded from its entries: an item's or a commission's
// row, and its facts, with and without what waits here. Written anew whenever one of its entries
// comes, goes or gets its stamp; never the truth itself.
//
// Works inside the caller's transaction. Errors: those of the stores.
#pragma once

#include "client/core/store/entry_store.h"
#include "client/core/store/list_index.h"
#include "client/core/store/vault.h"
#include "shared/rules/ruleset.h"

namespace yibao::client {

class Projection {
 public:
  // All outlive it.
  Projection(EntryStore& entries, ListIndex& index, Vault& vault, const KnownTitles& titles)
      : entries_(entries), index_(index), vault_(vault), titles_(titles) {}

  // `ruleset` may be null, before the first was adopted.
  base::Status refold(const domain::Subject& subject, const rules::Ruleset* ruleset);

 private:
  base::Status put_item_row(const domain::Subject& subject,
                            const std::vector<domain::Entry>& entries,
                            const rules::Ruleset* ruleset);
  base::Status put_title(const domain::ContentAddress& words, ItemRow& row);
  base::Status put_edited_title(const domain::ItemState& state, ItemRow& row);
  // nullopt: the words are not here.
  base::Result<std::optional<std::string>> read_title(const domain::ContentAddress& words);
  base::Status put_commission_row(const domain::Subject& subject,
                                  const std::vector<domain::Entry>& entries);
  base::Status put_facts(const domain::Subject& subject, const std::vector<domain::Entry>& entries,
                         const rules::Ruleset* ruleset);

  EntryStore& entries_;
  ListIndex& index_;
  Vault& vault_;
  const KnownTitles& titles_;
};

}  // namespace yibao::client
