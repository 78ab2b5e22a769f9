#include <algorithm>

#include "client/core/app/commissions_place.h"
#include "client/core/app/terms.h"
#include "shared/domain/authority.h"

namespace yibao::app {
namespace {

void add_answer(client::Replica& replica, const domain::CommissionAnswer& answer,
                CommissionSheet& sheet) {
  sheet.acknowledged_at = answer.acknowledged_at;
  sheet.extended_until = answer.extended_until;
  if (answer.extension_asked) {
    sheet.asked_until = answer.extension_asked->body.until;
    sheet.asked_reason = replica.note_text(answer.extension_asked->body.reason);
  }
  if (answer.declined) {
    sheet.declined_reason = term_name(replica, answer.declined->body.reason);
    sheet.declined_note = replica.note_text(answer.declined->body.note);
  }
  if (const auto* judgement = answer.judgement()) {
    sheet.judged_at = judgement->stamp ? judgement->stamp->received_at : judgement->made_at;
    sheet.judged_note = replica.note_text(judgement->body.note);
  }
}

}  // namespace

base::Result<CommissionSheet> commission_sheet(client::Replica& replica,
                                               const domain::Subject& commission) {
  YIBAO_TRY(const domain::CommissionState state, replica.commission(commission));
  YIBAO_TRY(const CommissionLines lines, commission_lines(replica));
  const base::UnitCode unit = replica.identity()->unit;
  CommissionSheet sheet;
  for (const CommissionLine& line : lines) {
    if (line.id == commission) sheet.line = line;
  }
  const auto& issued = *state.issued;
  sheet.text = replica.note_text(issued.body.text);
  sheet.from = replica.person_name(issued.author);
  sheet.items = issued.body.items;
  sheet.issued_at = issued.stamp ? issued.stamp->received_at : issued.made_at;
  sheet.common_due = issued.body.due;
  const auto ruleset = replica.ruleset();
  if (ruleset) {
    sheet.reasons = ruleset->words.reasons.all();
    const auto* kind = issued.body.kind ? ruleset->words.kinds.by_id(*issued.body.kind) : nullptr;
    if (kind != nullptr) sheet.kind = kind->name;
  }
  if (state.cancelled) sheet.cancelled_reason = term_name(replica, state.cancelled->body.reason);
  const auto answer = state.answers.find(unit);
  if (answer == state.answers.end()) return sheet;
  add_answer(replica, answer->second, sheet);
  const domain::PersonInfo* person = replica.person_info();
  sheet.may_act = sheet.line.open && person != nullptr &&
                  domain::may_author(*person, domain::EventType::kCommissionAcknowledged, unit);
  YIBAO_TRY(sheet.replies, client::replies_to(replica, commission, unit));
  return sheet;
}

}  // namespace yibao::app
