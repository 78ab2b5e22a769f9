// What the office does with received items, and what both sides say about them. Verdicts name the
// sign-off they judge and the verdict they replace, so two officers cannot overwrite each other.
#pragma once

#include "client/core/submit.h"

namespace yibao::client {

base::Result<base::EventId> accept_item(Replica& replica, const domain::Subject& item);
// `reason` and `category` are codes of the ruleset; `note` may be empty.
base::Result<base::EventId> return_item(Replica& replica, const domain::Subject& item,
                                        const std::string& reason, const std::string& note);
base::Result<base::EventId> refuse_item(Replica& replica, const domain::Subject& item,
                                        const std::string& reason, const std::string& note);
base::Result<base::EventId> exclude_item(Replica& replica, const domain::Subject& item,
                                         const std::string& category, const std::string& note);
base::Result<base::EventId> edit_item(Replica& replica, const domain::Subject& item,
                                      const std::string& title, const std::string& body);
// The units that a merge credits, in the order that shares are given in: the item's own first.
base::Result<std::vector<base::UnitCode>> merge_units(Replica& replica, const domain::Subject& into,
                                                      const std::vector<domain::Subject>& sources);
// Errors: not_allowed_now (merge_itself; merged_already: one of the sources is part of another
// item).
base::Result<base::EventId> merge_items(Replica& replica, const domain::Subject& into,
                                        const std::vector<domain::Subject>& sources,
                                        domain::CreditPolicy credit,
                                        const std::vector<std::int64_t>& shares);

base::Result<base::EventId> forward_item(Replica& replica, const domain::Subject& item,
                                         const std::string& level, base::Date on_date);
base::Result<base::EventId> instruct_item(Replica& replica, const domain::Subject& item,
                                          const std::string& level, const std::string& post,
                                          base::Date on_date, const std::string& note);
base::Result<base::EventId> find_inaccurate(Replica& replica, const domain::Subject& item,
                                            base::Date on_date,
                                            const std::vector<std::string>& flags,
                                            const std::string& reason);
base::Result<base::EventId> comment_item(Replica& replica, const domain::Subject& item,
                                         const std::string& note);
base::Result<base::EventId> ask_withdrawal(Replica& replica, const domain::Subject& item,
                                           const std::string& reason);
// Any office fact about an item, a commission or a record, by the id of its event.
base::Result<base::EventId> retract_fact(Replica& replica, const base::EventId& fact,
                                         const std::string& reason, const std::string& note);
// The same, not submitted yet: several that go together.
base::Result<NewEvent> retraction_of(Replica& replica, const base::EventId& fact,
                                     const std::string& reason, const std::string& note);

}  // namespace yibao::client
