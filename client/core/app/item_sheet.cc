#include <algorithm>

#include "client/core/app/reading_place.h"
#include "client/core/app/terms.h"
#include "client/core/commands/paper_signature.h"

namespace yibao::app {
namespace {

// What the unit itself may still do, by where the item stands.
void add_choices(const client::ItemView& view, ItemSheet& sheet) {
  const domain::Stage stage = view.state.stage;
  sheet.may_mend = stage == domain::Stage::kSentBack || stage == domain::Stage::kReturned;
  switch (stage) {
    case domain::Stage::kOffered:
    case domain::Stage::kSentBack:
    case domain::Stage::kSignedOff:
    case domain::Stage::kReceived:
    case domain::Stage::kReturned: sheet.may_withdraw = true; break;
    case domain::Stage::kAccepted:
    case domain::Stage::kExcluded: sheet.may_ask_withdrawal = !view.state.withdrawal_open; break;
    default: break;
  }
}

void add_signoff(client::Replica& replica, const client::ItemView& view,
                 const rules::Ruleset& ruleset, ItemSheet& sheet) {
  const domain::Offer* offer = view.state.current_offer();
  const domain::PersonInfo* person = replica.person_info();
  if (offer == nullptr || person == nullptr) return;
  if (const auto* kind = ruleset.words.kinds.by_id(offer->body.kind)) sheet.kind = kind->name;
  sheet.word_count = offer->body.word_count;
  sheet.emergency = offer->body.emergency;
  sheet.phoned_at = offer->body.phoned_at;
  if (const domain::SignOff* sign_off = view.state.last_sign_off()) {
    sheet.scan = sign_off->body.scan;
  }
  if (view.state.unit != person->unit) return;
  add_choices(view, sheet);
  if (view.state.stage != domain::Stage::kOffered) return;
  const rules::SignoffRule& rule =
      rules::signoff_rule(ruleset, offer->body.kind, offer->body.flags, offer->body.emergency);
  sheet.gates = rule.gates;
  sheet.signers = rule.signers;
  sheet.signoff_clause = rule.origin.cite;
  const base::Status mine =
      rules::check_signer(ruleset, *offer, *person, *replica.registry(), replica.today());
  sheet.duty = mine ? SignDuty::kMine : SignDuty::kOthers;
  if (!mine) sheet.refusal = mine.error();
  if (view.state.heads().size() > 1) return;
  for (const base::PersonId& leader : client::paper_signers(replica, *offer)) {
    sheet.paper_signers.push_back({leader, replica.person_name(leader)});
  }
}

}  // namespace

base::Result<ItemSheet> item_sheet(client::Replica& replica, const domain::Subject& item) {
  YIBAO_TRY(client::ItemView view, client::view_item(replica, item));
  return item_sheet(replica, std::move(view));
}

ItemSheet item_sheet(client::Replica& replica, client::ItemView view) {
  ItemSheet sheet;
  sheet.id = view.state.id;
  sheet.unit_name = replica.unit_name(view.state.unit);
  sheet.state = base::enum_name(view.state.stage);
  if (const auto ruleset = replica.ruleset()) {
    add_signoff(replica, view, *ruleset, sheet);
    sheet.reasons = ruleset->words.reasons.all();
  }
  sheet.words = std::move(view.words);
  sheet.edited = std::move(view.edited);
  if (sheet.words && sheet.edited) {
    sheet.edited_title = client::diff_texts(sheet.words->title, sheet.edited->title);
    sheet.edited_body = client::diff_texts(sheet.words->body, sheet.edited->body);
  }
  for (client::JourneyStep& step : view.journey) {
    rules::Name reason = term_name(replica, step.reason);
    sheet.journey.push_back({std::move(step), std::move(reason)});
  }
  return sheet;
}

}  // namespace yibao::app
