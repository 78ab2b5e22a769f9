#include "client/core/commands/phone_report.h"

#include "client/core/commands/drafts.h"
#include "shared/rules/structure.h"

namespace yibao::client {

base::Result<domain::Subject> log_phone_report(Replica& replica, const PhoneReport& report) {
  const std::string to(base::trim(report.to));
  const std::string what(base::trim(report.what));
  if (to.empty() || what.empty()) return base::fail(base::not_now("phone_incomplete"));
  if (report.at > replica.now()) return base::fail(base::not_now("phoned_later"));
  YIBAO_TRY(DraftDocument document, begin_draft(replica, "", std::nullopt));
  document.emergency = true;
  document.phoned_at = report.at;
  document.words.phoned_to = to;
  document.words.title = what;
  return new_draft(replica, document);
}

bool awaits_text(Replica& replica, const DraftDocument& document) {
  if (!document.phoned_at) return false;
  const std::string body(base::trim(document.words.body));
  if (body.empty()) return true;
  const auto ruleset = replica.ruleset();
  return ruleset && body == base::trim(rules::skeleton(*ruleset, document.kind));
}

}  // namespace yibao::client
