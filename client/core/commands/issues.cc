#include "client/core/commands/issues.h"

namespace yibao::client {

base::Result<IssueDoubts> issue_doubts(Replica& replica, const std::string& journal,
                                       const std::vector<domain::Subject>& items) {
  IssueDoubts doubts;
  for (const domain::Subject& item : items) {
    YIBAO_TRY(auto found, adoption_doubts(replica, item, journal));
    if (!found.empty()) doubts[item] = std::move(found);
  }
  return doubts;
}

base::Status print_issue(Replica& replica, const std::string& journal, std::int64_t number,
                         base::Date on_date, const std::vector<IssueLine>& lines) {
  if (lines.empty()) return base::fail(base::not_now("issue_empty"));
  return all_or_none(replica, [&]() -> base::Status {
    for (const IssueLine& line : lines) {
      Adoption adoption;
      adoption.journal = journal;
      adoption.form = line.form;
      adoption.issue = number;
      adoption.on_date = on_date;
      adoption.reason = line.reason;
      YIBAO_CHECK(adopt_item(replica, line.item, adoption));
    }
    return {};
  });
}

}  // namespace yibao::client
