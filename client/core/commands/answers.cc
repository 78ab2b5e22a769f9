#include "client/core/commands/answers.h"

#include "client/core/commands/drafts.h"

namespace yibao::client {

base::Result<domain::Subject> begin_answer(Replica& replica, const domain::Subject& commission) {
  YIBAO_TRY(const domain::CommissionState state, replica.commission(commission));
  YIBAO_TRY(const auto drafts, replica.drafts().all());
  for (const DraftInfo& info : drafts) {
    YIBAO_TRY(const auto document, replica.drafts().load(info.draft));
    if (document && document->commission == commission) return info.draft;
  }
  DraftDocument document;
  document.commission = commission;
  const auto ruleset = replica.ruleset();
  if (state.issued->body.kind) {
    document.kind = *state.issued->body.kind;
  } else if (ruleset && !ruleset->words.kinds.all().empty()) {
    document.kind = ruleset->words.kinds.all().front().id;
  }
  fill_people(replica, document.words);
  return new_draft(replica, document);
}

}  // namespace yibao::client
